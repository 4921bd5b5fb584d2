/// A date as text has it, with days as the number yyyymmdd, which compares as days do.
enum TextDate: Equatable {
  case blank
  case unreadable
  case day(Int)

  init(_ text: String?) {
    let trimmed = (text ?? "").filter { $0 != " " }
    guard !trimmed.isEmpty else {
      self = .blank
      return
    }
    let parts = trimmed.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].count == 4, let day = Int(parts[0]), let month = Int(parts[1]),
      let year = Int(parts[2]), (1...12).contains(month), day >= 1,
      day <= Self.length(month, year)
    else {
      self = .unreadable
      return
    }
    self = .day(year * 10_000 + month * 100 + day)
  }

  /// The number yyyymmdd; `nil` where there is no day.
  var day: Int? { if case .day(let day) = self { day } else { nil } }

  /// Days by the calendar, then what is no date, then nothing at all.
  var place: Int {
    switch self {
    case .day(let day): day
    case .unreadable: .max - 1
    case .blank: .max
    }
  }

  static func length(_ month: Int, _ year: Int) -> Int {
    let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Completed years from one day to another: the difference of the numbers holds them in full, since
  /// whoever is born on 29 February is "not yet" so old on the 28th and is on 1 March.
  static func age(_ day: Int, born: Int) -> Int {
    let difference = day - born
    return difference >= 0 ? difference / 10_000 : -((-difference + 9_999) / 10_000)
  }

  /// The day's number in a count of all days, by adding up years and months one after the other.
  static func count(_ day: Int) -> Int {
    let (year, month) = (day / 10_000, day / 100 % 100)
    var days = day % 100
    for earlier in 1..<month where month > 1 { days += length(earlier, year) }
    for earlier in 1900..<year { days += length(2, earlier) == 29 ? 366 : 365 }
    return days
  }

  /// The calendar year of the closing 31 March.
  static func reportingYear(_ day: Int) -> Int { day / 10_000 + (day % 10_000 > 331 ? 1 : 0) }
}
