/// CIN is filled with something that is not a code of the year.
///
/// Every count by category of need may be wrong.
enum Rule145: ValidationRule {
  static let facts = RuleFacts(
    "145",
    "The category of need is not one of the codes of this collection year.",
    fields: [.episodes: ["CIN"]], severity: .warning,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.episodes
    where row.need.isFilled && !row.need.isListed(in: child.year.codes) {
      failures.flag(row)
    }
  }
}
