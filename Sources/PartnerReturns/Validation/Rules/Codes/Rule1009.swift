/// REASON_PLACE_CHANGE is filled with something that is not a code of the year.
///
/// No count uses the field.
enum Rule1009: ValidationRule {
  static let facts = RuleFacts(
    "1009",
    "The reason for the change of placement is not one of the codes of this collection year.",
    fields: [.episodes: ["REASON_PLACE_CHANGE"]], severity: .warning)

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.episodes
    where row.change.isFilled && !row.change.isListed(in: child.year.codes) {
      failures.flag(row)
    }
  }
}
