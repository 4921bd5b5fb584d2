/// A day of the Gregorian calendar as a number, so that days subtract and compare in one instruction.
///
/// The number counts days from 1 January 1970. Conversions follow the arithmetic of eras of 400 years
/// of 146,097 days each, with the year taken to begin on 1 March so that a leap day is its last day.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1 January 1970; negative before it.
  public let number: Int32

  /// A day from its number.
  public init(number: Int32) { self.number = number }

  /// A day from its parts; `nil` where there is no such day.
  ///
  /// - Parameter year: From 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.init(validYear: year, month: month, day: day)
  }

  /// The closing day of a reporting year, 31 March.
  public static func march31(_ year: Int) -> Day { Day(validYear: year, month: 3, day: 31) }

  /// The first day of a reporting year, 1 April of the year before.
  public static func firstDay(ofReportingYear year: Int) -> Day {
    Day(validYear: year - 1, month: 4, day: 1)
  }

  /// The first day of a month.
  ///
  /// - Parameter month: From 1 to 12.
  public init(firstOfMonth month: Int, year: Int) {
    self.init(validYear: year, month: month, day: 1)
  }

  private init(validYear year: Int, month: Int, day: Int) {
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The year, the month (1 to 12) and the day of the month.
  public var parts: (year: Int, month: Int, day: Int) {
    let days = Int(number) + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// The calendar year of the 31 March that closes the reporting year this day lies in.
  public var reportingYear: Int {
    let (year, month, _) = parts
    return month > 3 ? year + 1 : year
  }

  /// The day on which someone born on this day completes a number of years of age.
  ///
  /// Someone born on 29 February completes a year on 1 March where there is no 29 February.
  public func birthday(_ years: Int) -> Day {
    let (year, month, day) = parts
    return Day(year: year + years, month: month, day: day)
      ?? Day(validYear: year + years, month: 3, day: 1)
  }

  /// Completed years of age on this day of someone born on `birth`; negative before the birth.
  ///
  /// Calendar years, never days over 365.25: a birthday counts from the day itself on.
  public func age(bornOn birth: Day) -> Int {
    let (year, month, day) = parts
    let born = birth.parts
    return year - born.year - ((month, day) < (born.month, born.day) ? 1 : 0)
  }

  /// The day a number of days later, or earlier where it is negative.
  public func adding(_ days: Int) -> Day { Day(number: number + Int32(days)) }

  /// Days from this day to a later one; negative to an earlier one.
  public func days(to other: Day) -> Int { Int(other.number) - Int(number) }

  /// Earlier days come first.
  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
