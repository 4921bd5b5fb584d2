/// A period of care starts in a temporary placement.
///
/// A period starts with RNE S.
enum Rule380: ValidationRule {
  static let facts = RuleFacts(
    "380",
    "The child started to be looked after in a temporary placement.",
    fields: [.episodes: ["PLACE", "RNE"]], severity: .warning,
    effects: [.starts])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.episodes where row.reason == .s && row.placement.isTemporary {
      failures.flag(row)
    }
  }
}
