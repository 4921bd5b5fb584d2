/// A child has more than one row in Header.
///
/// Joined to Episodes, such rows would multiply episodes, and so every count.
enum RuleINT32: ValidationRule {
  static let facts = RuleFacts(
    "INT32",
    "The child appears more than once in Header.",
    fields: [.header: ["CHILD"]], severity: .total,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard child.headers.count > 1 else { return }
    for row in child.headers { failures.flag(row) }
  }
}
