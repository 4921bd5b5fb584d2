/// A decimal number of at most 18 digits before and 18 after the point, kept exactly.
///
/// Whole part and fraction have the same sign, so that numbers are in order when the pairs are.
struct ExactNumber: Equatable, Comparable {
  /// The part before the point.
  var whole: Int64
  /// The part after the point, in units of 10⁻¹⁸.
  var fraction: Int64

  /// The most digits on each side of the point.
  static let digits = 18
  /// 10¹⁸.
  static let unit: Int64 = 1_000_000_000_000_000_000

  static func < (a: Self, b: Self) -> Bool { (a.whole, a.fraction) < (b.whole, b.fraction) }

  /// What a field is.
  enum Reading: Equatable {
    case number(ExactNumber)
    case symbol
    case tooManyDigits
  }

  /// Reads a field: a sign or none, digits, and a point with digits or none.
  ///
  /// Everything else, blank too, is a symbol.
  static func read(_ field: UnsafeBufferPointer<UInt8>) -> Reading {
    var rest = unsafe field[...]
    let isNegative = unsafe rest.first == 0x2D
    if unsafe isNegative || rest.first == 0x2B { unsafe rest = rest.dropFirst() }
    let whole = unsafe rest.prefix { isDigit($0) }
    unsafe rest = rest.dropFirst(whole.count)
    guard unsafe !whole.isEmpty else { return .symbol }
    var fraction = unsafe rest
    if let point = unsafe rest.first {
      unsafe fraction = rest.dropFirst()
      guard point == 0x2E, unsafe !fraction.isEmpty, unsafe fraction.allSatisfy({ isDigit($0) })
      else {
        return .symbol
      }
    }
    let significant = unsafe whole.drop { $0 == 0x30 }
    while unsafe fraction.last == 0x30 { unsafe fraction = fraction.dropLast() }
    guard unsafe significant.count <= digits, unsafe fraction.count <= digits else {
      return .tooManyDigits
    }
    let sign: Int64 = isNegative ? -1 : 1
    var scaled = unsafe value(of: fraction)
    for _ in unsafe 0..<digits - fraction.count { scaled *= 10 }
    return unsafe .number(
      ExactNumber(whole: sign * value(of: significant), fraction: sign * scaled))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func value(of digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int64 {
    unsafe digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
  }
}

/// The exact sum of any number of exact numbers.
struct ExactSum: Equatable {
  /// The sum of the whole parts.
  var whole: Int128 = 0
  /// The sum of the fractions, in units of 10⁻¹⁸.
  var fraction: Int128 = 0

  /// Appends the sum as text: digits, and a point where there is a fraction, without zeros at its end.
  func append(to text: inout [UInt8]) {
    let unit = Int128(ExactNumber.unit)
    var whole = whole + fraction / unit
    var fraction = fraction % unit
    if whole > 0, fraction < 0 { (whole, fraction) = (whole - 1, fraction + unit) }
    if whole < 0, fraction > 0 { (whole, fraction) = (whole + 1, fraction - unit) }
    if whole < 0 || fraction < 0 { text.append(0x2D) }
    appendDigits(whole.magnitude, to: &text)
    guard fraction != 0 else { return }
    text.append(0x2E)
    let start = text.count
    appendDigits(fraction.magnitude + UInt128(ExactNumber.unit), to: &text)
    // The leading one kept the zeros after the point.
    text.remove(at: start)
    while text.last == 0x30 { text.removeLast() }
  }

  private func appendDigits(_ value: UInt128, to text: inout [UInt8]) {
    if let small = UInt64(exactly: value) {
      StreamingAggregation.appendDigits(small, to: &text)
    } else {
      text += Array(value.description.utf8)
    }
  }
}

/// Appends a count as decimal digits.
func appendDigits(_ value: UInt64, to text: inout [UInt8]) {
  if value >= 10 { appendDigits(value / 10, to: &text) }
  text.append(UInt8(0x30 + value % 10))
}
