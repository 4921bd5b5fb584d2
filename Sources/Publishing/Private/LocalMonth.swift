internal import CareStatistics

/// A calendar month of a reporting year, which runs from April to March.
struct LocalMonth: Hashable, Comparable, Sendable {
  /// The calendar month, 1 to 12.
  let month: Int
  /// The year in which the reporting year closes.
  let reportingYear: Int

  /// A month; `nil` where the number is none of a month.
  init?(month: Int, reportingYear: Int) {
    guard (1...12).contains(month) else { return nil }
    (self.month, self.reportingYear) = (month, reportingYear)
  }

  /// Months counted through, so that neighbours differ by one.
  var ordinal: Int { year * 12 + month - 1 }

  /// The calendar year.
  var year: Int { month >= 4 ? reportingYear - 1 : reportingYear }

  /// The month in words: "April 2024".
  var inWords: String {
    String(CalendarDate(year: year, month: month, day: 1).inWords.dropFirst(2))
  }

  /// The month in short: "Apr 2024".
  var short: String { "\(inWords.prefix(3)) \(year)" }

  /// Months are ordered by time.
  static func < (a: Self, b: Self) -> Bool { a.ordinal < b.ordinal }
}
