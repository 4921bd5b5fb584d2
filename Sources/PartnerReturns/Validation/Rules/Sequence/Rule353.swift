internal import CareStatistics

/// DECOM lies before 14 October 1991.
///
/// A wrong beginning may hide a start in the year, or put a child into the stock.
enum Rule353: ValidationRule {
  static let facts = RuleFacts(
    "353",
    "The episode began before 14 October 1991, the earliest date the collection takes.",
    fields: [.episodes: ["DECOM"]], severity: .warning,
    effects: [.stock, .starts])

  /// When the Children Act 1989 came into force.
  private static let commencement = Day(year: 1991, month: 10, day: 14)

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let commencement else { return }
    for row in child.dated {
      guard let began = row.began.day, began < commencement else { return }
      failures.flag(row)
    }
  }
}
