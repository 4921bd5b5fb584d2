internal import CareStatistics

/// An adoption on or after the 18th birthday.
enum Rule386: ValidationRule {
  static let facts = RuleFacts(
    "386",
    "The child was adopted when already aged 18 or over.",
    fields: [.header: ["DOB"], .episodes: ["DEC", "REC"]], severity: .warning,
    effects: [.ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let birth = child.earliestBirth else { return }
    for row in child.episodes where row.ceased.isAdoption {
      if let ended = row.ended.day, ended >= birth.birthday(18) { failures.flag(row) }
    }
  }
}
