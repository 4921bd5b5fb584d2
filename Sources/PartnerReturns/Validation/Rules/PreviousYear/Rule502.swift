/// Last year's open episode is not this year's first.
///
/// Any open episode is compared, not the latest alone.
enum Rule502: ValidationRule {
  static let facts = RuleFacts(
    "502",
    "Last year's return had an open episode that began on another day than this year's first.",
    fields: [.episodes: ["DECOM"]], severity: .warning,
    effects: [.stock], needsPreviousYear: true)

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let previous = child.previous, let first = child.dated.first else { return }
    for earlier in previous.episodes where earlier.ended.isBlank && earlier.began.isDay {
      guard earlier.began != first.began else { continue }
      failures.flag(first)
      return
    }
  }
}
