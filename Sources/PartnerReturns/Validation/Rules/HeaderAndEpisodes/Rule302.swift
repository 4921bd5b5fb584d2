/// The first episode began before the child was born.
///
/// The first is the first whose beginning can be read. The rows of both tables are flagged. Every
/// count by age may be wrong.
enum Rule302: ValidationRule {
  static let facts = RuleFacts(
    "302",
    "The first episode began before the date of birth.",
    fields: [.header: ["DOB"], .episodes: ["DECOM"]], severity: .warning,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let episode = child.dated.first, let first = episode.began.day,
      let birth = child.latestBirth, birth > first
    else { return }
    failures.flag(episode)
    for row in child.headers {
      if let birth = row.birth.day, birth > first { failures.flag(row) }
    }
  }
}
