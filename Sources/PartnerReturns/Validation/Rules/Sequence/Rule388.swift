/// REC and the next episode do not fit together.
///
/// There are three ways: X1, but the next episode began on another day; an end of care, but the
/// next began on that very day; and X1 on the last episode. X1 beside a blank DEC ends nothing and
/// is rule 148's. A DEC that cannot be read compares with nothing, yet it does end the last
/// episode.
enum Rule388: ValidationRule {
  static let facts = RuleFacts(
    "388",
    """
    The reason the episode ended and the next episode disagree on whether the child went on \
    being looked after.
    """,
    fields: [.episodes: ["REC"]], severity: .total,
    effects: [.ceases, .stock])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for (row, next) in child.neighbours {
      guard let ended = row.ended.day, let began = next.began.day else { continue }
      let isWrong = row.ceased == .x1 ? began != ended : row.ceased.endsCare && began == ended
      if isWrong { failures.flag(row) }
    }
    guard let last = child.dated.last else { return }
    if last.ceased == .x1, !last.ended.isBlank { failures.flag(last) }
  }
}
