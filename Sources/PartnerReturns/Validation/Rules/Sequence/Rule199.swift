/// An episode after an adoption.
///
/// Where there is last year's return, adoptions in it count too. The same adoption in both returns
/// is one: what began on the same day does not follow it. The reason decides, whether or not there is
/// a date with it, which is rule 148's.
enum Rule199: ValidationRule {
  static let facts = RuleFacts(
    "199",
    "There is an episode after one that ended with the child's adoption.",
    fields: [.episodes: ["CHILD"]], severity: .warning,
    effects: [.starts])

  private static func followsAdoption(
    _ row: EpisodeRow, in previous: ChildReturn.PreviousReturn?
  ) -> Bool {
    guard let previous else { return false }
    for earlier in previous.episodes where earlier.ceased.isAdoption && earlier.began.isDay {
      if earlier.began.ordinal < row.began.ordinal { return true }
    }
    return false
  }

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    var isAdopted = false
    for row in child.dated {
      if isAdopted || followsAdoption(row, in: child.previous) { failures.flag(row) }
      if row.ceased.isAdoption { isAdopted = true }
    }
  }
}
