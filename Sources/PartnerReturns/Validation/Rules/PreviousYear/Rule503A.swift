/// RNE of the first episode differs from last year's open episode.
///
/// The open episode is last year's latest.
enum Rule503A: ValidationRule {
  static let facts = RuleFacts(
    "503A",
    """
    The reason for beginning of the first episode differs from that of the episode left open \
    last year.
    """,
    fields: [.episodes: ["RNE"]], severity: .warning,
    effects: [.starts], needsPreviousYear: true)

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let carried = child.carriedOver else { return }
    if carried.first.reason != carried.before.reason { failures.flag(carried.first) }
  }
}
