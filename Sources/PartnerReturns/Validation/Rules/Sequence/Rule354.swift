/// DECOM lies after the end of the year.
enum Rule354: ValidationRule {
  static let facts = RuleFacts(
    "354",
    "The episode began after the end of the collection year.",
    fields: [.episodes: ["DECOM"]], severity: .warning,
    effects: [.starts])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.dated {
      if let began = row.began.day, began > child.year.lastDay { failures.flag(row) }
    }
  }
}
