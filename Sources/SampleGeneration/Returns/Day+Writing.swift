internal import CareStatistics

extension Day {
  /// A day of the Gregorian calendar.
  ///
  /// - Precondition: there is such a day.
  init(_ year: Int, _ month: Int, _ day: Int) {
    guard let found = Day(year: year, month: month, day: day) else {
      preconditionFailure("there is no such day")
    }
    self = found
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

  /// This day, or 28 February for 29 February: a day that comes every year.
  var yearly: Day {
    let (_, month, day) = parts
    return month == 2 && day == 29 ? self - 1 : self
  }

  static func + (day: Day, days: Int) -> Day { day.adding(days) }
  static func - (day: Day, days: Int) -> Day { day.adding(-days) }
  static func - (left: Day, right: Day) -> Int { right.days(to: left) }
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
    (self.number, start, end) = (number, .firstDay(ofReportingYear: number), .march31(number))
  }
}
