/// A short break, LS V3, with RNE other than S.
///
/// A child does not change placement within a break.
enum Rule366: ValidationRule {
  static let facts = RuleFacts(
    "366",
    "A short break has a reason other than that the child started to be looked after.",
    fields: [.episodes: ["LS", "RNE"]], severity: .warning,
    effects: [.starts])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.episodes where row.legalStatus == .v3 && row.reason != .s {
      failures.flag(row)
    }
  }
}
