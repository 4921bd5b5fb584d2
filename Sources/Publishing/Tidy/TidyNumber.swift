#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Numbers as tidy files write them: the shortest decimal that reads back as the same number, with a
/// point, without grouping, and never by a locale.
public enum TidyNumber {
  /// Powers of ten within which a number is written out; beyond, it keeps its exponent.
  private static let plainExponents = -20...20
  /// Whole numbers below this size are exact, and so is their writing through `Int`.
  private static let exactLimit = 9_007_199_254_740_992.0

  /// A number as text; empty for what is no finite number, and `0` for a negative zero.
  public static func text(_ number: Double) -> String {
    var bytes: [UInt8] = []
    append(number, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Growth in per cent from growth in log points: `100 * (exp(x) - 1)`.
  ///
  /// `expm1` is the same function without the loss of digits near zero.
  public static func growthPercent(logPoints: Double) -> Double { 100 * expm1(logPoints) }

  /// Appends a whole number's digits.
  static func append(_ number: Int, to bytes: inout [UInt8]) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = number.magnitude
    var divisor: UInt = 1
    while magnitude / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude / divisor % 10))
      divisor /= 10
    }
  }

  /// Appends a number's shortest decimal.
  static func append(_ number: Double, to bytes: inout [UInt8]) {
    guard number.isFinite else { return }
    if number.magnitude < exactLimit, number == number.rounded(.towardZero) {
      append(Int(number), to: &bytes)
      return
    }
    // Swift writes no exponent in this range, so most numbers need no second look.
    let isPlain = number.magnitude >= 0.0001 && number.magnitude < exactLimit
    let shortest = isPlain ? number.description : writtenOut(number.description)
    bytes.append(contentsOf: shortest.utf8)
  }

  /// `1.25e-05` as `0.0000125`, and a whole number without its `.0`; unchanged with an exponent out
  /// of the usual range.
  private static func writtenOut(_ text: String) -> String {
    if text.hasSuffix(".0") { return String(text.dropLast(2)) }
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]), plainExponents.contains(exponent) else {
      return text
    }
    let sign = parts[0].hasPrefix("-") ? "-" : ""
    let mantissa = parts[0].drop { $0 == "-" }.split(separator: ".")
    let whole = String(mantissa[0])
    // A mantissa such as 1.0 has a fraction only for show.
    let fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
    let digits = whole + fraction
    let point = whole.utf8.count + exponent
    if point <= 0 {
      return sign + "0." + String(repeating: "0", count: -point) + digits
    }
    if point >= digits.utf8.count {
      return sign + digits + String(repeating: "0", count: point - digits.utf8.count)
    }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }
}
