/// An episode ended on the day it began.
///
/// Both dates must be there. Child and beginning no longer tell such rows apart, and first and last
/// depend on their order, so every count may be touched.
enum Rule355: ValidationRule {
  static let facts = RuleFacts(
    "355",
    "The episode ended on the day it began.",
    fields: [.episodes: ["DECOM", "DEC"]], severity: .warning,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.dated where row.began == row.ended { failures.flag(row) }
  }
}
