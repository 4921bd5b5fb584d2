import CareStatistics

/// Delimited text under way: cells are appended as bytes, so that no cell costs a string.
///
/// Text is written as it is; text that a spreadsheet would take for a formula is refused where files
/// are read, because an edit here would break the round trip.
struct TidyText {
  /// The bytes so far.
  private(set) var bytes: [UInt8] = []

  private var isFirstCell = true

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// A cell with text, quoted only where a comma, a quote or a line end asks for it.
  mutating func cell(_ text: String) {
    separate()
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    // Looking at the bytes once they are in the array is faster than asking the string first.
    for index in start..<bytes.count where Self.asksForQuotes(bytes[index]) {
      quoteCell(from: start)
      return
    }
  }

  /// Puts quotes round the cell that begins at `start`, and doubles those inside it.
  private mutating func quoteCell(from start: Int) {
    let plain = Array(bytes[start...])
    bytes.removeSubrange(start...)
    bytes.append(Self.quote)
    for byte in plain {
      if byte == Self.quote { bytes.append(Self.quote) }
      bytes.append(byte)
    }
    bytes.append(Self.quote)
  }

  /// A cell with a whole number; empty for `nil`.
  mutating func cell(_ number: Int?) {
    separate()
    if let number { TidyNumber.append(number, to: &bytes) }
  }

  /// A cell with a number in full precision; empty for `nil` and for what is no finite number.
  mutating func cell(_ number: Double?) {
    separate()
    if let number { TidyNumber.append(number, to: &bytes) }
  }

  /// A cell with `true` or `false`; empty for `nil`.
  mutating func cell(_ flag: Bool?) {
    separate()
    if let flag { bytes.append(contentsOf: (flag ? "true" : "false").utf8) }
  }

  /// A cell with a date as `YYYY-MM-DD`; empty for `nil`.
  mutating func cell(_ date: CalendarDate?) {
    separate()
    guard let date else { return }
    TidyNumber.append(date.year, to: &bytes)
    for part in [date.month, date.day] {
      bytes.append(UInt8(ascii: "-"))
      if part < 10 { bytes.append(UInt8(ascii: "0")) }
      TidyNumber.append(part, to: &bytes)
    }
  }

  /// Ends the record.
  mutating func endRecord() {
    bytes.append(Self.lineFeed)
    isFirstCell = true
  }

  private mutating func separate() {
    if isFirstCell { isFirstCell = false } else { bytes.append(Self.comma) }
  }

  private static func asksForQuotes(_ byte: UInt8) -> Bool {
    byte == comma || byte == quote || byte == lineFeed || byte == UInt8(ascii: "\r")
  }
}
