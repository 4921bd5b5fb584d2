/// LS is filled with something that is not a code of the year.
///
/// Whether the episode is a short break, which no count includes, is then unknown.
enum Rule144: ValidationRule {
  static let facts = RuleFacts(
    "144",
    "The legal status is not one of the codes of this collection year.",
    fields: [.episodes: ["LS"]], severity: .uncountable,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.episodes
    where row.legalStatus.isFilled && !row.legalStatus.isListed(in: child.year.codes) {
      failures.flag(row)
    }
  }
}
