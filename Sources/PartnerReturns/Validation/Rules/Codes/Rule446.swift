internal import CareStatistics

/// A placement order, LS E1, before there were such orders.
///
/// Every count by legal status may be wrong.
enum Rule446: ValidationRule {
  static let facts = RuleFacts(
    "446",
    "The child has a placement order in an episode that began before 1 December 2005.",
    fields: [.episodes: ["LS", "DECOM"]], severity: .warning,
    effects: [.stock, .starts, .ceases])

  private static let commencement = Day(year: 2005, month: 12, day: 1)

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let commencement else { return }
    for row in child.dated where row.legalStatus == .e1 {
      if let began = row.began.day, began < commencement { failures.flag(row) }
    }
  }
}
