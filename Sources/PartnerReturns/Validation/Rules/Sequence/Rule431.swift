/// RNE S not later than the end of the episode before.
enum Rule431: ValidationRule {
  static let facts = RuleFacts(
    "431",
    """
    The child started to be looked after again on or before the day the episode before it \
    ended.
    """,
    fields: [.episodes: ["RNE", "DECOM"]], severity: .total,
    effects: [.starts])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for (before, row) in child.neighbours where row.reason == .s {
      if let began = row.began.day, let ended = before.ended.day, began <= ended {
        failures.flag(row)
      }
    }
  }
}
