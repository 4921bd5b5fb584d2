/// The first episode began in the year with RNE other than S.
///
/// A beginning after the year, which is rule 354's, hides nothing: whichever date is meant, nothing
/// came before.
enum Rule357: ValidationRule {
  static let facts = RuleFacts(
    "357",
    """
    The first episode began in the year, but its reason is not that the child started to be \
    looked after.
    """,
    fields: [.episodes: ["RNE"]], severity: .warning,
    effects: [.starts])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let row = child.dated.first, let began = row.began.day else { return }
    if began >= child.year.firstDay, row.reason != .s { failures.flag(row) }
  }
}
