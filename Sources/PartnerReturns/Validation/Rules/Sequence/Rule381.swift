/// A period of care ends in a temporary placement.
///
/// The reason decides, whether or not there is a date with it, which is rule 148's.
enum Rule381: ValidationRule {
  static let facts = RuleFacts(
    "381",
    "The child ceased to be looked after in a temporary placement.",
    fields: [.episodes: ["PLACE", "REC"]], severity: .warning,
    effects: [.ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.episodes where row.placement.isTemporary && row.ceased.endsCare {
      failures.flag(row)
    }
  }
}
