/// CIN of the first episode differs from last year's open episode.
///
/// Every count by category of need may be wrong.
enum Rule503C: ValidationRule {
  static let facts = RuleFacts(
    "503C",
    """
    The category of need of the first episode differs from that of the episode left open last \
    year.
    """,
    fields: [.episodes: ["CIN"]], severity: .warning,
    effects: [.stock, .starts, .ceases], needsPreviousYear: true)

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let carried = child.carriedOver else { return }
    if carried.first.need != carried.before.need { failures.flag(carried.first) }
  }
}
