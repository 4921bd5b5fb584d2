/// DEC lies after the end of the year.
enum Rule385: ValidationRule {
  static let facts = RuleFacts(
    "385",
    "The episode ended after the end of the collection year.",
    fields: [.episodes: ["DEC"]], severity: .total,
    effects: [.stock, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.episodes {
      if let ended = row.ended.day, ended > child.year.lastDay { failures.flag(row) }
    }
  }
}
