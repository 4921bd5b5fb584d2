/// DOB differs from last year's.
///
/// Dates that can be read are compared; the others are rule 102's. Every count by age may be wrong.
enum Rule203: ValidationRule {
  static let facts = RuleFacts(
    "203",
    "The date of birth differs from the one in last year's return.",
    fields: [.header: ["DOB"]], severity: .warning,
    effects: [.stock, .starts, .ceases], needsPreviousYear: true)

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    guard let previous = child.previous else { return }
    for row in child.headers where row.birth.isDay {
      var (isKnown, isSame) = (false, false)
      for earlier in previous.headers where earlier.birth.isDay {
        isKnown = true
        if earlier.birth == row.birth { isSame = true }
      }
      if isKnown, !isSame { failures.flag(row) }
    }
  }
}
