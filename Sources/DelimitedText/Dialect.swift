/// How a text file separates its fields; quotes are always `"` and are doubled inside quotes.
public struct Dialect: Sendable, Equatable {
  /// The byte between two fields.
  public enum Delimiter: UInt8, Sendable, CaseIterable {
    /// `,`
    case comma = 0x2C
    /// A tab.
    case tab = 0x09
    /// `;`, which spreadsheet programs write where the comma is the decimal sign.
    case semicolon = 0x3B
    /// `|`
    case pipe = 0x7C
  }

  /// The byte between two fields.
  public let delimiter: Delimiter

  /// A dialect with the given delimiter.
  public init(delimiter: Delimiter) { self.delimiter = delimiter }

  /// Fields between commas, as published statistics have them.
  public static let comma = Dialect(delimiter: .comma)
  /// Fields between tabs.
  public static let tab = Dialect(delimiter: .tab)
  /// Fields between semicolons.
  public static let semicolon = Dialect(delimiter: .semicolon)
  /// Fields between vertical bars.
  public static let pipe = Dialect(delimiter: .pipe)
}

/// The bytes that end a line.
public enum LineEnd: Sendable, CaseIterable {
  /// Line feed, as Unix and version control write it.
  case lf
  /// Carriage return and line feed, as Windows and RFC 4180 write it.
  case crlf
  /// A lone carriage return, as very old programs write it.
  case cr
}

/// The byte values that have a meaning of their own in delimited text.
enum Byte {
  static let nul: UInt8 = 0x00
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let quote: UInt8 = 0x22
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
