/// Consecutive periods to count in: reporting years, or calendar months.
package struct CountingPeriods: Sendable, Equatable {
  /// The last day of each period.
  package let closingDays: [Day]

  private let isMonthly: Bool
  /// The first period: the reporting year, or twelve times the calendar year plus the month from 0.
  private let first: Int

  /// Reporting years, 1 April to 31 March.
  package init(years: ClosedRange<Int>) {
    closingDays = years.map { Day.march31($0) }
    (isMonthly, first) = (false, years.lowerBound)
  }

  /// The months of reporting years, April to March.
  package init(monthsOf years: ClosedRange<Int>) {
    let firstMonth = (years.lowerBound - 1) * 12 + 3
    (isMonthly, first) = (true, firstMonth)
    closingDays = (0..<years.count * 12).map { offset in
      let next = (firstMonth + offset + 1).quotientAndRemainder(dividingBy: 12)
      return Day(firstOfMonth: next.remainder + 1, year: next.quotient).adding(-1)
    }
  }

  /// The number of periods.
  package var count: Int { closingDays.count }

  /// The period that a day lies in; negative before the first, `count` or more after the last.
  func slot(of day: Day) -> Int {
    let (year, month, _) = day.parts
    if isMonthly { return year * 12 + month - 1 - first }
    return (month > 3 ? year + 1 : year) - first
  }

  /// The period that a day lies in; `nil` where it is none of them.
  func slotIfCounted(_ day: Day) -> Int? {
    let slot = slot(of: day)
    return slot >= 0 && slot < count ? slot : nil
  }
}
