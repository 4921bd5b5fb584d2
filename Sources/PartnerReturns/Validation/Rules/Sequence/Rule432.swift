/// Care had ended, but RNE is not S.
enum Rule432: ValidationRule {
  static let facts = RuleFacts(
    "432",
    """
    Care ended with the episode before, but the reason for this one is not that the child \
    started to be looked after.
    """,
    fields: [.episodes: ["RNE"]], severity: .warning,
    effects: [.starts])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for (before, row) in child.neighbours where before.ceased.endsCare && row.reason != .s {
      failures.flag(row)
    }
  }
}
