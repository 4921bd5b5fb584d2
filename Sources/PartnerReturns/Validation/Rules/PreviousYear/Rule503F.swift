/// URN of the first episode differs from last year's open episode.
///
/// The two returns number places alike. No count uses the field.
enum Rule503F: ValidationRule {
  static let facts = RuleFacts(
    "503F",
    "The URN of the first episode differs from that of the episode left open last year.",
    fields: [.episodes: ["URN"]], severity: .warning,
    needsPreviousYear: true)

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let carried = child.carriedOver else { return }
    if carried.first.placeNumber != carried.before.placeNumber { failures.flag(carried.first) }
  }
}
