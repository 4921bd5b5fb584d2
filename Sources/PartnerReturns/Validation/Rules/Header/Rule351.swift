internal import CareStatistics

/// The child was over 25 as the year began.
///
/// On the birthday itself the child may still be in the return. Every count by age may be wrong.
enum Rule351: ValidationRule {
  static let facts = RuleFacts(
    "351",
    "The child had passed the 25th birthday before the collection year began.",
    fields: [.header: ["DOB"]], severity: .warning,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.headers {
      if let birth = row.birth.day, birth.birthday(25) < child.year.firstDay { failures.flag(row) }
    }
  }
}
