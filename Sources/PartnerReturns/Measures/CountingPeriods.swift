package import CareStatistics

/// Consecutive periods to count in: reporting years, or calendar months.
package struct CountingPeriods: Sendable, Equatable {
  /// The last day of each period.
  package let closingDays: [Day]

  private let isMonthly: Bool
  /// The day before the first period.
  private let dayBefore: Day

  /// Reporting years, 1 April to 31 March.
  package init(years: ClosedRange<Int>) {
    closingDays = years.map { Day.march31($0) }
    (isMonthly, dayBefore) = (false, .march31(years.lowerBound - 1))
  }

  /// The months of reporting years, April to March.
  package init(monthsOf years: ClosedRange<Int>) {
    let firstMonth = (years.lowerBound - 1) * 12 + 3
    (isMonthly, dayBefore) = (true, .march31(years.lowerBound - 1))
    closingDays = (0..<years.count * 12).map { offset in
      let next = (firstMonth + offset + 1).quotientAndRemainder(dividingBy: 12)
      return Day(firstOfMonth: next.remainder + 1, year: next.quotient).adding(-1)
    }
  }

  /// The number of periods.
  package var count: Int { closingDays.count }

  /// The period that a day lies in; negative before the first, `count` or more after the last.
  ///
  /// Where periods are about as long as each other, a division nearly tells; a look at the closing
  /// days settles it.
  func slot(of day: Day) -> Int {
    guard let last = closingDays.last, day <= last else { return count }
    guard day > dayBefore else { return -1 }
    let days = dayBefore.days(to: day) - 1
    var slot = min(days / (isMonthly ? 31 : 366), count - 1)
    while closingDays[slot] < day { slot += 1 }
    return slot
  }

  /// The period that a day lies in; `nil` where it is none of them.
  func slotIfCounted(_ day: Day) -> Int? {
    let slot = slot(of: day)
    return slot >= 0 && slot < count ? slot : nil
  }
}
