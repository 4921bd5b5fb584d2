/// An episode that is not the child's last has no end.
///
/// The last is the last in the full order, so of episodes that began on one day the open one. On 31
/// March such a child has two episodes in force.
enum Rule142: ValidationRule {
  static let facts = RuleFacts(
    "142",
    "A later episode has begun, but this one has no date or no reason of ending.",
    fields: [.episodes: ["DEC", "REC"]], severity: .total,
    effects: [.stock])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for (row, _) in child.neighbours where row.ended.isBlank || !row.ceased.isFilled {
      failures.flag(row)
    }
  }
}
