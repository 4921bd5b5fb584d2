/// DEC is filled with something that is not a date.
enum Rule147: ValidationRule {
  static let facts = RuleFacts(
    "147",
    "The date the episode ended cannot be read as a date.",
    fields: [.episodes: ["DEC"]], severity: .uncountable,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.episodes where !row.ended.isDay && !row.ended.isBlank { failures.flag(row) }
  }
}
