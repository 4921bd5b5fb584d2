/// An episode began before the one before it had ended.
///
/// Adjacent episodes alone are compared: that is the rule's definition.
enum Rule501: ValidationRule {
  static let facts = RuleFacts(
    "501",
    "The episode began before the one before it had ended.",
    fields: [.episodes: ["DECOM", "DEC"]], severity: .total,
    effects: [.stock])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for (before, row) in child.neighbours {
      if let began = row.began.day, let ended = before.ended.day, began < ended {
        failures.flag(row)
      }
    }
  }
}
