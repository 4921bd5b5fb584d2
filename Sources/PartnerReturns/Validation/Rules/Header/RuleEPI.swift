/// A child in Header has neither episodes nor a row in OC3.
///
/// Episodes that are missing may be missing from every count.
enum RuleEPI: ValidationRule {
  static let facts = RuleFacts(
    "EPI",
    "The child is in Header but has no episode, and is not listed in OC3 as a care leaver.",
    fields: [.header: ["CHILD"]], severity: .warning,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard child.episodes.isEmpty, !child.isInOC3 else { return }
    for row in child.headers { failures.flag(row) }
  }
}
