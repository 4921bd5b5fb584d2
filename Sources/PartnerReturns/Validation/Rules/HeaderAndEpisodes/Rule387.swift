internal import CareStatistics

/// Independent living, REC E5 or E6, before the 14th birthday.
enum Rule387: ValidationRule {
  static let facts = RuleFacts(
    "387",
    "The child left for independent living before the 14th birthday.",
    fields: [.header: ["DOB"], .episodes: ["DEC", "REC"]], severity: .warning,
    effects: [.ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let birth = child.latestBirth else { return }
    for row in child.episodes where row.ceased == .e5 || row.ceased == .e6 {
      if let ended = row.ended.day, ended < birth.birthday(14) { failures.flag(row) }
    }
  }
}
