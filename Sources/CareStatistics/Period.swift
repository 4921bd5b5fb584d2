/// What the year in a file's `time_period` column means for one measure.
///
/// The published column says only "Reporting year", so the meaning is set for each measure.
public enum PeriodBasis: String, Hashable, Sendable, CaseIterable {
  /// A count on one day, 31 March of the year.
  case march31 = "31 March"
  /// A flow over the twelve months that end on 31 March of the year.
  case yearEndingMarch31 = "year ending 31 March"
  /// A count on 30 September of the year (the workforce census).
  case september30 = "30 September"
  /// A flow over the twelve months that end on 30 September of the year.
  case yearEndingSeptember30 = "year ending 30 September"
  /// The population estimate for 30 June of the year.
  case midYear = "mid-year"

  /// The last day of the period whose year is `year`.
  public func endDate(year: Int) -> CalendarDate {
    switch self {
    case .march31, .yearEndingMarch31: CalendarDate(year: year, month: 3, day: 31)
    case .september30, .yearEndingSeptember30: CalendarDate(year: year, month: 9, day: 30)
    case .midYear: CalendarDate(year: year, month: 6, day: 30)
    }
  }

  /// The period in words: "31 March 2025", "year ending 31 March 2025", "mid-2024".
  public func inWords(year: Int) -> String {
    switch self {
    case .march31, .september30: endDate(year: year).inWords
    case .yearEndingMarch31, .yearEndingSeptember30: "year ending \(endDate(year: year).inWords)"
    case .midYear: "mid-\(year)"
    }
  }
}
