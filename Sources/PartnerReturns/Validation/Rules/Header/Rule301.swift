/// DOB lies after the end of the year.
///
/// Every count by age may be wrong.
enum Rule301: ValidationRule {
  static let facts = RuleFacts(
    "301",
    "The child was born after the end of the collection year.",
    fields: [.header: ["DOB"]], severity: .warning,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.headers {
      if let birth = row.birth.day, birth > child.year.lastDay { failures.flag(row) }
    }
  }
}
