/// A continuation does not begin when the episode before it ended.
///
/// Days are compared, not text. Where either date is missing the two cannot be shown to meet, and
/// the row fails; so this rule, unlike its neighbours, also sees rows without a readable beginning,
/// which come after all others.
enum Rule433: ValidationRule {
  static let facts = RuleFacts(
    "433",
    """
    The reason for the episode makes it a continuation, but it does not begin on the day the \
    episode before it ended.
    """,
    fields: [.episodes: ["RNE", "DECOM"]], severity: .warning,
    effects: [.starts])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    let rows = child.episodes
    guard var before = rows.first else { return }
    for row in rows.dropFirst() {
      if row.reason.isContinuation, !row.began.isDay || row.began != before.ended {
        failures.flag(row)
      }
      before = row
    }
  }
}
