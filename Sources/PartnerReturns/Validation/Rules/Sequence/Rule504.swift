/// CIN changes from one episode to the next within a period of care.
///
/// Two episodes are of one period where X1 and equal dates join them. Every count by category of
/// need may be wrong.
enum Rule504: ValidationRule {
  static let facts = RuleFacts(
    "504",
    "The category of need differs from that of the episode it continues.",
    fields: [.episodes: ["CIN"]], severity: .warning,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for (before, row) in child.neighbours where before.ceased == .x1 && before.ended == row.began {
      if row.need != before.need { failures.flag(row) }
    }
  }
}
