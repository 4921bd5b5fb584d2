/// DOB is blank or not a date.
///
/// Without it every count by age may be wrong.
enum Rule102: ValidationRule {
  static let facts = RuleFacts(
    "102",
    "The date of birth is missing or cannot be read as a date.",
    fields: [.header: ["DOB"]], severity: .uncountable,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.headers where !row.birth.isDay { failures.flag(row) }
  }
}
