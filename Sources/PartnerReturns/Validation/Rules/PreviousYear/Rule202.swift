/// SEX differs from last year's.
///
/// The codes before 2025 and those since are compared by what they mean. What is no code is rule
/// 101's. Every count by sex may be wrong.
enum Rule202: ValidationRule {
  static let facts = RuleFacts(
    "202",
    "The sex differs from the one in last year's return.",
    fields: [.header: ["SEX"]], severity: .warning,
    effects: [.stock, .starts, .ceases], needsPreviousYear: true)

  private static func isCode(_ sex: Sex) -> Bool { sex != .blank && sex != .unlisted }

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let previous = child.previous else { return }
    for row in child.headers where isCode(row.sex) {
      var (isKnown, isSame) = (false, false)
      for earlier in previous.headers where isCode(earlier.sex) {
        isKnown = true
        if earlier.sex.current == row.sex.current { isSame = true }
      }
      if isKnown, !isSame { failures.flag(row) }
    }
  }
}
