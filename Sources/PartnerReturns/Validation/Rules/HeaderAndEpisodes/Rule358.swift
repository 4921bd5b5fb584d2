internal import CareStatistics

/// A youth justice status, LS J1 to J3, on or before the 10th birthday.
///
/// The rows of both tables are flagged. Every count by age or legal status may be wrong.
enum Rule358: ValidationRule {
  static let facts = RuleFacts(
    "358",
    """
    The child has a youth justice legal status in an episode that began on or before the 10th \
    birthday.
    """,
    fields: [.header: ["DOB"], .episodes: ["DECOM", "LS"]], severity: .warning,
    effects: [.stock, .starts, .ceases])

  private static func isYouthJustice(_ status: LegalStatus) -> Bool {
    status == .j1 || status == .j2 || status == .j3
  }

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let birth = child.latestBirth else { return }
    var first: Day?
    for row in child.dated where isYouthJustice(row.legalStatus) {
      guard let began = row.began.day, began <= birth.birthday(10) else { continue }
      failures.flag(row)
      first = min(first ?? began, began)
    }
    guard let first else { return }
    for row in child.headers {
      if let birth = row.birth.day, birth.birthday(10) >= first { failures.flag(row) }
    }
  }
}
