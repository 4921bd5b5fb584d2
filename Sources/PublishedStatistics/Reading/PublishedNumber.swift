/// Reads the numbers of published cells: digits with an optional sign and decimals, nothing else.
///
/// Thousands separators, percent signs and blanks are refused, since the open data standard has
/// none; a cell that holds one is reported instead of being guessed at.
enum PublishedNumber {
  /// No figure is published that is this large; one that seems to be is a slip of the keyboard.
  static let limit = 1e12

  /// The number in a cell; `nil` for anything that is not plainly one.
  ///
  /// - Parameters:
  ///   - bytes: The cell.
  ///   - allowsExponent: Whether `1.5E-2` counts, as a spreadsheet writes it.
  static func parse(_ bytes: Span<UInt8>, allowsExponent: Bool) -> Double? {
    // Nineteen digits are more than a Double holds and all that a page can write.
    guard bytes.count <= 20 else { return nil }
    if let whole = wholeNumber(bytes) { return Double(whole) < limit ? Double(whole) : nil }
    guard isDecimal(bytes, allowsExponent: allowsExponent) else { return nil }
    var text = ""
    for index in bytes.indices { text.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
    guard let number = Double(text), abs(number) < limit else { return nil }
    return number
  }

  /// Up to fifteen digits, which a `Double` holds exactly.
  private static func wholeNumber(_ bytes: Span<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 15 else { return nil }
    var number = 0
    for index in bytes.indices {
      let digit = bytes[index]
      guard digit >= 48, digit <= 57 else { return nil }
      number = number * 10 + Int(digit - 48)
    }
    return number
  }

  private static func isDecimal(_ bytes: Span<UInt8>, allowsExponent: Bool) -> Bool {
    var index = 0
    func skipDigits() -> Int {
      let start = index
      while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57 { index += 1 }
      return index - start
    }
    if index < bytes.count, bytes[index] == 45 { index += 1 }
    guard skipDigits() > 0 else { return false }
    if index < bytes.count, bytes[index] == 46 {
      index += 1
      guard skipDigits() > 0 else { return false }
    }
    if allowsExponent, index < bytes.count, bytes[index] == 69 || bytes[index] == 101 {
      index += 1
      if index < bytes.count, bytes[index] == 43 || bytes[index] == 45 { index += 1 }
      guard skipDigits() > 0 else { return false }
    }
    return index == bytes.count
  }
}
