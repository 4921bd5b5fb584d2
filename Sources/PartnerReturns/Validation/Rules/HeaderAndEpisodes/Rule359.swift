internal import CareStatistics

/// An open episode of somebody who turned 18 before the year ended.
///
/// Legal status V2 in placement K2 is allowed. When the episode began does not matter, so one whose
/// beginning cannot be read is checked as well. An end that cannot be read is rule 147's.
enum Rule359: ValidationRule {
  static let facts = RuleFacts(
    "359",
    """
    The child turned 18 before the end of the year and the episode is still open, although it \
    is not voluntary accommodation in a children's home.
    """,
    fields: [.header: ["DOB"], .episodes: ["DEC", "LS", "PLACE"]], severity: .warning,
    effects: [.stock])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let birth = child.earliestBirth else { return }
    for row in child.episodes where row.ended.isBlank {
      if row.legalStatus == .v2, row.placement == .k2 { continue }
      if birth.birthday(18) < child.year.lastDay { failures.flag(row) }
    }
  }
}
