/// A period of care starts in a temporary placement.
///
/// A temporary placement can only follow from a change of placement and carer, RNE P or B, within a
/// period; any other reason, or none, opens it. Starts by placement may be wrong.
enum Rule380: ValidationRule {
  static let facts = RuleFacts(
    "380",
    """
    The child is in a temporary placement, but the reason for the episode is not a change of \
    placement and carer.
    """,
    fields: [.episodes: ["PLACE", "RNE"]], severity: .warning,
    effects: [.starts])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.episodes where row.placement.isTemporary {
      if row.reason != .p, row.reason != .b { failures.flag(row) }
    }
  }
}
