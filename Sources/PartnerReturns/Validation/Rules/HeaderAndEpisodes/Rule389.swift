internal import CareStatistics

/// Adult social care, REC E7, without proof that the child was 16.
///
/// Where either date is missing or cannot be read, the age is not shown and the row fails.
enum Rule389: ValidationRule {
  static let facts = RuleFacts(
    "389",
    """
    The child moved to adult social care, but the dates do not show that the child was 16 or \
    over.
    """,
    fields: [.header: ["DOB"], .episodes: ["DEC", "REC"]], severity: .warning,
    effects: [.ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.episodes where row.ceased == .e7 {
      if let birth = child.latestBirth, let ended = row.ended.day, ended >= birth.birthday(16) {
        continue
      }
      failures.flag(row)
    }
  }
}
