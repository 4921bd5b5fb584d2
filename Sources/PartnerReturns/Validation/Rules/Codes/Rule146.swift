/// PLACE is filled with something that is not a code of the year.
///
/// Every count by placement may be wrong.
enum Rule146: ValidationRule {
  static let facts = RuleFacts(
    "146",
    "The placement is not one of the codes of this collection year.",
    fields: [.episodes: ["PLACE"]], severity: .warning,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.episodes
    where row.placement.isFilled && !row.placement.isListed(in: child.year.codes) {
      failures.flag(row)
    }
  }
}
