/// One of DEC and REC is filled and the other is not.
///
/// A date that cannot be read is filled.
enum Rule148: ValidationRule {
  static let facts = RuleFacts(
    "148",
    "Only one of the date the episode ended and the reason it ended is given.",
    fields: [.episodes: ["DEC", "REC"]], severity: .warning,
    effects: [.stock, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.episodes where row.ended.isBlank == row.ceased.isFilled { failures.flag(row) }
  }
}
