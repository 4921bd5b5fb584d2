/// PLACE_PROVIDER of the first episode differs from last year's open episode.
///
/// Every count by provider may be wrong.
enum Rule503E: ValidationRule {
  static let facts = RuleFacts(
    "503E",
    """
    The placement provider of the first episode differs from that of the episode left open \
    last year.
    """,
    fields: [.episodes: ["PLACE_PROVIDER"]], severity: .warning,
    effects: [.stock, .starts, .ceases], needsPreviousYear: true)

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let carried = child.carriedOver else { return }
    if carried.first.provider != carried.before.provider { failures.flag(carried.first) }
  }
}
