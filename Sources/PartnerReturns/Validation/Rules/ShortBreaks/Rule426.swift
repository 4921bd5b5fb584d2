/// A child has short breaks under both V3 and V4.
///
/// All of these rows are flagged. Counts leave short breaks out, so every count may be touched.
enum Rule426: ValidationRule {
  static let facts = RuleFacts(
    "426",
    "The child has short breaks recorded one by one and as an agreement alone in the same year.",
    fields: [.episodes: ["LS"]], severity: .warning,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    var (single, agreed) = (false, false)
    for row in child.episodes {
      if row.legalStatus == .v3 { single = true }
      if row.legalStatus == .v4 { agreed = true }
    }
    guard single, agreed else { return }
    for row in child.episodes where row.legalStatus.isShortBreaks { failures.flag(row) }
  }
}
