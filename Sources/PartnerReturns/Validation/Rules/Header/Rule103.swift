/// ETHNIC is blank or not a code of the year.
///
/// Every count by ethnic origin may be wrong.
enum Rule103: ValidationRule {
  static let facts = RuleFacts(
    "103",
    "The ethnic origin is missing or is not one of the codes of this collection year.",
    fields: [.header: ["ETHNIC"]], severity: .warning,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.headers where !row.ethnicity.isListed(in: child.year.codes) {
      failures.flag(row)
    }
  }
}
