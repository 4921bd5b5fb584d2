internal import CareStatistics

/// An end for those of 18 or over, REC E17, before the 18th birthday.
enum Rule460: ValidationRule {
  static let facts = RuleFacts(
    "460",
    """
    The child is said to have stayed on with carers at 18 or over, but left before the 18th \
    birthday.
    """,
    fields: [.header: ["DOB"], .episodes: ["DEC", "REC"]], severity: .warning,
    effects: [.ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let birth = child.latestBirth else { return }
    for row in child.episodes where row.ceased == .e17 {
      if let ended = row.ended.day, ended < birth.birthday(18) { failures.flag(row) }
    }
  }
}
