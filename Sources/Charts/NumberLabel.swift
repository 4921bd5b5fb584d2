internal import Glibc

/// Numbers as short labels, the same on every machine: thousands commas, a true minus, no locale.
package enum NumberLabel {
  /// The number with no more decimals than it needs.
  ///
  /// A half is rounded away from zero. From 10 to the power of 15 on, the number is written with an
  /// exponent.
  ///
  /// - Parameters:
  ///   - value: A finite number.
  ///   - decimals: The most decimals; from 0 to 6.
  package static func text(_ value: Double, decimals: Int = 1) -> String {
    fixed(value, decimals: decimals, trimming: true)
  }

  /// The label of a tick, with as many decimals as the ticks' distance needs; from a distance of a
  /// million on, in words.
  package static func tick(_ value: Double, step: Double) -> String {
    if value.magnitude < step / 2 { return "0" }
    if step >= 1e15 || step < 1e-6 { return scientific(value) }
    for (unit, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")]
    where step >= unit {
      return "\(fixed(value / unit, decimals: 1, trimming: true)) \(name)"
    }
    var decimals = 0
    var scaled = step
    while decimals < 6, (scaled - scaled.rounded()).magnitude > 1e-6 * scaled {
      scaled *= 10
      decimals += 1
    }
    return fixed(value, decimals: decimals, trimming: false)
  }

  private static func fixed(_ value: Double, decimals: Int, trimming: Bool) -> String {
    guard value.magnitude < 1e15 else { return scientific(value) }
    var unit = 1
    for _ in 0..<decimals { unit *= 10 }
    // A number this large has no decimals left that would fit an integer.
    if value.magnitude * Double(unit) >= 9e15 { unit = 1 }
    let scaled = Int((value.magnitude * Double(unit)).rounded())
    let whole = scaled / unit
    var rest = scaled % unit
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24)
    if value < 0, whole > 0 || rest > 0 { bytes.append(contentsOf: "\u{2212}".utf8) }
    appendGrouped(whole, to: &bytes)
    if rest > 0 || (!trimming && unit > 1) {
      bytes.append(UInt8(ascii: "."))
      var power = unit / 10
      while power > 0, rest > 0 || !trimming {
        bytes.append(UInt8(ascii: "0") + UInt8(rest / power % 10))
        rest %= power
        power /= 10
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func appendGrouped(_ number: Int, to bytes: inout [UInt8]) {
    if number >= 1_000 { appendGrouped(number / 1_000, to: &bytes) }
    let group = number % 1_000
    if number >= 1_000 { bytes.append(UInt8(ascii: ",")) }
    if number >= 100 { bytes.append(UInt8(ascii: "0") + UInt8(group / 100)) }
    if number >= 10 { bytes.append(UInt8(ascii: "0") + UInt8(group / 10 % 10)) }
    bytes.append(UInt8(ascii: "0") + UInt8(group % 10))
  }

  private static func scientific(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "" }
    var exponent = Int(log10(value.magnitude).rounded(.down))
    var mantissa = (value / pow(10, Double(exponent)) * 10).rounded() / 10
    if mantissa.magnitude >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    let sign = exponent < 0 ? "\u{2212}" : ""
    return "\(fixed(mantissa, decimals: 1, trimming: true))e\(sign)\(exponent.magnitude)"
  }
}
