/// RNE is filled with something that is not a code of the year.
///
/// RNE S alone makes a start.
enum Rule143: ValidationRule {
  static let facts = RuleFacts(
    "143",
    "The reason for the new episode is not one of the codes of this collection year.",
    fields: [.episodes: ["RNE"]], severity: .uncountable,
    effects: [.starts])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.episodes
    where row.reason.isFilled && !row.reason.isListed(in: child.year.codes) {
      failures.flag(row)
    }
  }
}
