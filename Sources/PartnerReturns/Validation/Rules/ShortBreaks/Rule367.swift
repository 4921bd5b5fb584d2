internal import CareStatistics

/// More than 75 days of short breaks, LS V3, in the year.
///
/// Every break with days in the year is flagged. The day a break ended is not counted, and an open
/// one is taken to the last day of the year. Counts leave short breaks out, so every count may lack
/// a child who was looked after.
enum Rule367: ValidationRule {
  static let facts = RuleFacts(
    "367",
    "The child's short breaks add up to more than 75 days in the year.",
    fields: [.episodes: ["LS", "DECOM", "DEC"]], severity: .warning,
    effects: [.stock, .starts, .ceases])

  private static func days(of row: EpisodeRow, in year: ReturnYearRules) -> Int {
    guard let began = row.began.day,
      let ended = row.ended.isBlank ? year.lastDay : row.ended.day
    else { return 0 }
    return max(0, max(began, year.firstDay).days(to: min(ended, year.lastDay)))
  }

  static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    var total = 0
    for row in child.dated where row.legalStatus == .v3 { total += days(of: row, in: child.year) }
    guard total > 75 else { return }
    for row in child.dated where row.legalStatus == .v3 && days(of: row, in: child.year) > 0 {
      failures.flag(row)
    }
  }
}
