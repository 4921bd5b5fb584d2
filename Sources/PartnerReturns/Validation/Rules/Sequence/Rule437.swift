/// An episode after REC E2 or E15.
enum Rule437: ValidationRule {
  static let facts = RuleFacts(
    "437",
    "The child is said to have died or to be 18 or over, but there is a later episode.",
    fields: [.episodes: ["REC"]], severity: .warning,
    effects: [.ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for (row, _) in child.neighbours where row.ceased == .e2 || row.ceased == .e15 {
      failures.flag(row)
    }
  }
}
