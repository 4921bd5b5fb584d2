/// PLACE of the first episode differs from last year's open episode.
///
/// A code that the year replaced is no difference. Every count by placement may be wrong.
enum Rule503D: ValidationRule {
  static let facts = RuleFacts(
    "503D",
    "The placement of the first episode differs from that of the episode left open last year.",
    fields: [.episodes: ["PLACE"]], severity: .warning,
    effects: [.stock, .starts, .ceases], needsPreviousYear: true)

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let carried = child.carriedOver else { return }
    if !carried.first.placement.continues(carried.before.placement, in: child.year.codes) {
      failures.flag(carried.first)
    }
  }
}
