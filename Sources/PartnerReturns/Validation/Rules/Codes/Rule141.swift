/// DECOM is filled with something that is not a date.
enum Rule141: ValidationRule {
  static let facts = RuleFacts(
    "141",
    "The date the episode began cannot be read as a date.",
    fields: [.episodes: ["DECOM"]], severity: .uncountable,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.episodes where !row.began.isDay && !row.began.isBlank { failures.flag(row) }
  }
}
