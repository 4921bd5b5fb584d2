internal import CareStatistics

/// An episode with RNE S began on or after the 18th birthday.
enum Rule352: ValidationRule {
  static let facts = RuleFacts(
    "352",
    "The child started to be looked after when already aged 18 or over.",
    fields: [.header: ["DOB"], .episodes: ["DECOM", "RNE"]], severity: .warning,
    effects: [.starts])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let birth = child.earliestBirth else { return }
    for row in child.dated where row.reason == .s {
      if let began = row.began.day, began >= birth.birthday(18) { failures.flag(row) }
    }
  }
}
