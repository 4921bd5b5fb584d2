/// REC is filled with something that is not a code of the year.
///
/// Whether care ended is then unknown.
enum Rule149: ValidationRule {
  static let facts = RuleFacts(
    "149",
    "The reason the episode ended is not one of the codes of this collection year.",
    fields: [.episodes: ["REC"]], severity: .uncountable,
    effects: [.ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.episodes
    where row.ceased.isFilled && !row.ceased.isListed(in: child.year.codes) {
      failures.flag(row)
    }
  }
}
