/// Delimited text for spreadsheet programs: UTF-8 with a byte order mark, lines ended by carriage
/// return and line feed, text that a program would take for a formula made harmless.
struct SpreadsheetText {
  /// The bytes so far.
  private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  private var isFirstCell = true

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// A cell with text.
  mutating func cell(_ text: String) {
    separate()
    let safe = Self.harmless(text).utf8
    guard safe.contains(where: Self.asksForQuotes) else {
      bytes.append(contentsOf: safe)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in safe {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A cell with a number, or the mark that stands for one.
  mutating func cell(_ value: SheetValue) {
    guard case .number(let number) = value else {
      cell(value.text)
      return
    }
    separate()
    TidyNumber.append(number, to: &bytes)
  }

  /// Ends the record.
  mutating func endRecord() {
    bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    isFirstCell = true
  }

  private mutating func separate() {
    if isFirstCell { isFirstCell = false } else { bytes.append(UInt8(ascii: ",")) }
  }

  private static func asksForQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
      || byte == UInt8(ascii: "\r")
  }

  /// What makes a spreadsheet program take a cell for a formula, full-width forms included.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  /// The text with a single quote before it where it would begin a formula and is no plain number.
  static func harmless(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, formulaStarts.contains(first),
      !isNumber(text.utf8)
    else { return text }
    return "'" + text
  }

  /// Whether the whole text is one number: a sign or none, digits, and a fraction or none.
  private static func isNumber(_ text: String.UTF8View) -> Bool {
    let unsigned =
      text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+")
      ? text.dropFirst() : text[...]
    let parts = unsigned.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }
}
