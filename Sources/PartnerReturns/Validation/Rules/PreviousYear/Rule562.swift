/// The first episode began before the year, but is not last year's latest.
///
/// The two returns then tell different histories. No count of this year is known to be wrong.
enum Rule562: ValidationRule {
  static let facts = RuleFacts(
    "562",
    """
    The first episode began before the year, but last year's latest episode began on another \
    day or is missing.
    """,
    fields: [.episodes: ["DECOM"]], severity: .warning,
    needsPreviousYear: true)

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let previous = child.previous, let first = child.dated.first,
      let began = first.began.day, began < child.year.firstDay
    else { return }
    if previous.latest?.began != first.began { failures.flag(first) }
  }
}
