/// PLACE_PROVIDER is not a code, or the placement has no provider.
///
/// Temporary placements T0 to T4 have none, nor have Z1 and the codes Z11 to Z14 that follow it.
/// Every count by provider may be wrong.
enum Rule178: ValidationRule {
  static let facts = RuleFacts(
    "178",
    """
    The placement provider is not one of the codes, or is given for a temporary or other \
    placement, which has none.
    """,
    fields: [.episodes: ["PLACE_PROVIDER", "PLACE"]], severity: .warning,
    effects: [.stock, .starts, .ceases])

  private static func hasNoProvider(_ placement: Placement) -> Bool {
    switch placement {
    case .z1, .z11, .z12, .z13, .z14: true
    default: placement.isTemporary
    }
  }

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.episodes where row.provider.isFilled {
      if !row.provider.isListed(in: child.year.codes) || hasNoProvider(row.placement) {
        failures.flag(row)
      }
    }
  }
}
