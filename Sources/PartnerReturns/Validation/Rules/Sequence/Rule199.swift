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

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    // The beginning of the first episode of last year's return that ended with adoption.
    var first = Int32.max
    for row in child.previous?.episodes ?? [] where row.ceased.isAdoption && row.began.isDay {
      first = min(first, row.began.ordinal)
    }
    var isAdopted = false
    for row in child.dated {
      if isAdopted || first < row.began.ordinal { failures.flag(row) }
      if row.ceased.isAdoption { isAdopted = true }
    }
  }
}
