/// A day as its number since 1 January 1970.
///
/// Care histories are sums and differences of days; the calendar is needed only at birthdays, at
/// the ends of collection years and where a date is written.
struct Day: Hashable, Comparable, Sendable {
  /// Days since 1 January 1970.
  let number: Int

  /// The day with a number.
  init(number: Int) { self.number = number }

  /// A day of the Gregorian calendar.
  init(_ year: Int, _ month: Int, _ day: Int) {
    // Years are counted from March, so that the leap day is the last of its year.
    let shifted = month <= 2 ? year - 1 : year
    let fromMarch = (month + 9) % 12
    let leapDays = shifted / 4 - shifted / 100 + shifted / 400
    number = shifted * 365 + leapDays + (fromMarch * 153 + 2) / 5 + day - 1 - 719_468
  }

  /// The parts of the date.
  var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let leapless = dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096
    let yearOfEra = leapless / 365
    let dayOfYear = dayOfEra - (yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
  }

  /// The date as the return writes it, `dd/mm/yyyy`.
  var text: ShortText {
    let (year, month, day) = parts
    var text = ShortText.digits(day, width: 2)
    text.set(UInt8(ascii: "/"), at: 2)
    text = ShortText.digits(month, width: 2, after: text)
    text.set(UInt8(ascii: "/"), at: 5)
    return ShortText.digits(year, width: 4, after: text)
  }

  /// The day on which someone born on this day has so many birthdays behind them.
  ///
  /// - Precondition: this day is not 29 February, on whose birthdays sources differ.
  func birthday(_ age: Int) -> Day {
    let (year, month, day) = parts
    precondition(month != 2 || day != 29, "no child is born on 29 February")
    return Day(year + age, month, day)
  }

  /// This day, or 28 February for 29 February: a day that comes every year.
  var yearly: Day {
    let (_, month, day) = parts
    return month == 2 && day == 29 ? self - 1 : self
  }

  /// The calendar year of the 31 March that closes the collection year of this day.
  var collectionYear: Int {
    let (year, month, _) = parts
    return month >= 4 ? year + 1 : year
  }

  static func < (left: Day, right: Day) -> Bool { left.number < right.number }
  static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
  static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }
  static func - (left: Day, right: Day) -> Int { left.number - right.number }
}

/// A collection year: from 1 April to the 31 March of the year it is called after.
struct CollectionYear: Equatable, Sendable {
  /// The calendar year of the closing 31 March.
  let number: Int
  /// 1 April.
  let start: Day
  /// 31 March.
  let end: Day

  /// The collection year that closes in a calendar year.
  init(_ number: Int) {
    (self.number, start, end) = (number, Day(number - 1, 4, 1), Day(number, 3, 31))
  }
}
