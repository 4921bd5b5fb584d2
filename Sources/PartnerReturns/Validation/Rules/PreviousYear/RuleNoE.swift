/// An episode began before the year, but the child has none in last year's return.
///
/// The two returns then tell different histories. No count of this year is known to be wrong.
enum RuleNoE: ValidationRule {
  static let facts = RuleFacts(
    "NoE",
    "The episode began before the year, but the child has no episode in last year's return.",
    fields: [.episodes: ["DECOM"]], severity: .warning,
    needsPreviousYear: true)

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let previous = child.previous, previous.episodes.isEmpty else { return }
    for row in child.dated {
      guard let began = row.began.day, began < child.year.firstDay else { return }
      failures.flag(row)
    }
  }
}
