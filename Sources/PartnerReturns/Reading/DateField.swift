package import CareStatistics

/// A field that should hold a date: a day, nothing, or something that is not a date.
///
/// Four bytes. What stood in a field that is not a date is not kept.
package struct DateField: Hashable, Sendable {
  private let number: Int32

  /// A field with nothing in it.
  package static let blank = DateField(number: .max)
  /// A field with something in it that is not a date.
  package static let unreadable = DateField(number: .max - 1)

  private init(number: Int32) { self.number = number }

  /// A field with a day in it.
  package init(_ day: Day) { number = day.number }

  /// The day; `nil` where the field is blank or unreadable.
  @inlinable
  package var day: Day? { isDay ? Day(number: ordinal) : nil }

  /// Whether the field holds nothing.
  package var isBlank: Bool { self == .blank }

  /// Whether the field holds a day.
  package var isDay: Bool { number < .max - 1 }

  /// A number that orders fields: days by the calendar, then unreadable ones, then blank ones.
  package var ordinal: Int32 { number }

  /// Reads a field as returns write dates, `dd/mm/yyyy`.
  ///
  /// A day or month may have one digit. Anything else that is not blank is unreadable, ISO dates and
  /// dates with the month first included: a date is never guessed. Blanks at either end are not part
  /// of the field.
  ///
  /// - Parameter style: The way that dates are written in the source.
  package init(_ bytes: Span<UInt8>, style: DateStyle = .dayMonthYear) {
    if bytes.isEmpty {
      self = .blank
    } else if style == .dayMonthYear, let day = Self.plainDay(bytes) {
      self.init(day)
    } else {
      self.init(loose: bytes, style)
    }
  }

  /// The day of a field of exactly ten bytes, as nearly all are; `nil` for any other.
  @inline(__always)
  private static func plainDay(_ bytes: Span<UInt8>) -> Day? {
    guard bytes.count == 10, bytes[2] == 0x2F, bytes[5] == 0x2F else { return nil }
    var wrong = false
    func digit(_ place: Int) -> Int {
      let digit = bytes[place] &- 0x30
      wrong = wrong || digit > 9
      return Int(digit)
    }
    let year = digit(6) * 1000 + digit(7) * 100 + digit(8) * 10 + digit(9)
    let (month, day) = (digit(3) * 10 + digit(4), digit(0) * 10 + digit(1))
    return wrong ? nil : Day(year: year, month: month, day: day)
  }

  private init(loose bytes: Span<UInt8>, _ style: DateStyle) {
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    guard start < end else {
      self = .blank
      return
    }
    let separator: UInt8 = style == .iso ? 0x2D : 0x2F
    var parts = (0, 0, 0)
    var digits = (0, 0, 0)
    var part = 0
    for place in start..<end {
      let byte = bytes[place]
      if byte == separator {
        part += 1
        guard part < 3 else { break }
        continue
      }
      guard byte >= 0x30, byte <= 0x39 else {
        self = .unreadable
        return
      }
      let digit = Int(byte - 0x30)
      switch part {
      case 0: (parts.0, digits.0) = (parts.0 * 10 + digit, digits.0 + 1)
      case 1: (parts.1, digits.1) = (parts.1 * 10 + digit, digits.1 + 1)
      default: (parts.2, digits.2) = (parts.2 * 10 + digit, digits.2 + 1)
      }
      // No part has more than four digits, so that no number here grows without bound.
      guard digits.0 <= 4, digits.1 <= 2, digits.2 <= 4 else {
        self = .unreadable
        return
      }
    }
    let ordered = style == .iso ? (parts.0, parts.1, parts.2) : (parts.2, parts.1, parts.0)
    let widths = style == .iso ? (digits.0, digits.1, digits.2) : (digits.2, digits.1, digits.0)
    guard part == 2, widths.0 == 4, (1...2).contains(widths.1), (1...2).contains(widths.2),
      let day = Day(year: ordered.0, month: ordered.1, day: ordered.2)
    else {
      self = .unreadable
      return
    }
    self.init(day)
  }
}

/// How a source writes dates.
package enum DateStyle: Sendable {
  /// `dd/mm/yyyy`, as the return is specified.
  case dayMonthYear
  /// `yyyy-mm-dd`, for a source that is declared to have it.
  case iso
}
