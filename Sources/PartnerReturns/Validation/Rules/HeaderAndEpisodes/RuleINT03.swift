/// A child with episodes has no row in Header.
///
/// Age, sex and ethnic origin are then unknown in every count.
enum RuleINT03: ValidationRule {
  static let facts = RuleFacts(
    "INT03",
    "The child has episodes but does not appear in Header.",
    fields: [.header: ["CHILD"], .episodes: ["CHILD"]], severity: .uncountable,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard child.headers.isEmpty else { return }
    for row in child.episodes { failures.flag(row) }
  }
}
