/// An episode ended before it began.
enum Rule356: ValidationRule {
  static let facts = RuleFacts(
    "356",
    "The episode ended before it began.",
    fields: [.episodes: ["DECOM", "DEC"]], severity: .uncountable,
    effects: [.stock, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.dated {
      if let began = row.began.day, let ended = row.ended.day, ended < began { failures.flag(row) }
    }
  }
}
