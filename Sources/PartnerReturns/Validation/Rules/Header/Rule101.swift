/// SEX is blank or not a code of the year.
///
/// Every count by sex may be wrong.
enum Rule101: ValidationRule {
  static let facts = RuleFacts(
    "101",
    "The sex code is missing or is not one of the codes of this collection year.",
    fields: [.header: ["SEX"]], severity: .warning,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.headers where !row.sex.isListed(in: child.year.codes) { failures.flag(row) }
  }
}
