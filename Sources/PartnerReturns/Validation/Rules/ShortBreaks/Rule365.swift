internal import CareStatistics

/// A short break, LS V3, is longer than 17 days.
///
/// One that is open is taken to the end of the year. Counts leave short breaks out, so every count
/// may lack a child who was looked after.
enum Rule365: ValidationRule {
  static let facts = RuleFacts(
    "365",
    "A single short break lasted more than 17 days.",
    fields: [.episodes: ["LS", "DECOM", "DEC"]], severity: .warning,
    effects: [.stock, .starts, .ceases])

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    for row in child.dated where row.legalStatus == .v3 {
      guard let began = row.began.day,
        let ended = row.ended.isBlank ? child.year.lastDay : row.ended.day
      else { continue }
      if began.days(to: ended) > 17 { failures.flag(row) }
    }
  }
}
