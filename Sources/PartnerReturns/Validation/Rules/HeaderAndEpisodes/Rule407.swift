internal import CareStatistics

/// Special guardianship after the 18th birthday.
///
/// On the birthday itself it is allowed. The rows of both tables are flagged.
enum Rule407: ValidationRule {
  static let facts = RuleFacts(
    "407",
    "Special guardianship was granted after the 18th birthday.",
    fields: [.header: ["DOB"], .episodes: ["DEC", "REC"]], severity: .warning,
    effects: [.ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let birth = child.earliestBirth else { return }
    var last: Day?
    for row in child.episodes where row.ceased.isSpecialGuardianship {
      guard let ended = row.ended.day, ended > birth.birthday(18) else { continue }
      failures.flag(row)
      last = max(last ?? ended, ended)
    }
    guard let last else { return }
    for row in child.headers {
      if let birth = row.birth.day, birth.birthday(18) < last { failures.flag(row) }
    }
  }
}
