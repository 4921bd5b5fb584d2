/// LS of the first episode differs from last year's open episode.
///
/// The legal status decides whether the episode is counted at all.
enum Rule503B: ValidationRule {
  static let facts = RuleFacts(
    "503B",
    """
    The legal status of the first episode differs from that of the episode left open last \
    year.
    """,
    fields: [.episodes: ["LS"]], severity: .warning,
    effects: [.stock, .starts, .ceases], needsPreviousYear: true)

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let carried = child.carriedOver else { return }
    if carried.first.legalStatus != carried.before.legalStatus { failures.flag(carried.first) }
  }
}
