/// Numbers as people read them: the one place where pages round and format.
///
/// Rounding takes the decimal digits that Swift prints for the number (the shortest that read back
/// as the same number) and rounds halves away from zero, so 0.125 to two decimals is 0.13, 66.5 is
/// 67 and -66.5 is -67. It never depends on a locale. A number that rounds to zero has no sign.
package enum NumberText {
  /// The minus sign of pages, U+2212.
  package static let minus = "\u{2212}"

  /// A number with thousands commas and a fixed number of decimals: `81,770`, `-2.5`.
  package static func fixed(_ number: Double, decimals: Int = 0) -> String {
    let magnitude = magnitude(number, decimals: decimals)
    return text(magnitude, decimals: decimals, sign: number < 0 && magnitude != 0 ? minus : "")
  }

  /// A whole number with thousands commas.
  package static func whole(_ number: Int) -> String {
    text(UInt64(number.magnitude), decimals: 0, sign: number < 0 ? minus : "")
  }

  /// A change with its sign, `+7`, or `0` without one when it rounds to nothing.
  package static func signed(_ change: Double, decimals: Int = 0) -> String {
    let magnitude = magnitude(change, decimals: decimals)
    let sign = magnitude == 0 ? "" : change < 0 ? minus : "+"
    return text(magnitude, decimals: decimals, sign: sign)
  }

  /// A share, 1 for the whole, as a percentage: `5%`.
  package static func percent(_ share: Double, decimals: Int = 0) -> String {
    fixed(100 * share, decimals: decimals) + "%"
  }

  /// A yearly growth in log points as a signed percentage with one decimal: `+2.1%`.
  package static func growth(_ logPoints: Double) -> String {
    signed(TidyNumber.growthPercent(logPoints: logPoints), decimals: 1) + "%"
  }

  /// A number for a data file: `-` as sign, no commas, at most four decimals, no trailing zeros.
  package static func plain(_ number: Double) -> String {
    var magnitude = magnitude(number, decimals: 4)
    var decimals = 4
    while decimals > 0, magnitude % 10 == 0 {
      magnitude /= 10
      decimals -= 1
    }
    let sign = number < 0 && magnitude != 0 ? "-" : ""
    return text(magnitude, decimals: decimals, sign: sign, grouped: false)
  }

  /// A number with up to four decimals for a page: no trailing zeros, U+2212 as sign.
  package static func plainMinus(_ number: Double) -> String {
    let text = plain(number)
    return text.hasPrefix("-") ? minus + text.dropFirst() : text
  }

  /// A size in bytes: `812 bytes`, `4.6 KB`, `1.2 MB` (a thousand to the step).
  package static func size(bytes: Int) -> String {
    switch bytes {
    case ..<1_000: "\(bytes) bytes"
    case ..<1_000_000: fixed(Double(bytes) / 1_000, decimals: 1) + " KB"
    default: fixed(Double(bytes) / 1_000_000, decimals: 1) + " MB"
    }
  }

  /// Whether a number is zero once rounded.
  package static func roundsToZero(_ number: Double, decimals: Int) -> Bool {
    magnitude(number, decimals: decimals) == 0
  }

  /// The number that `fixed` prints.
  package static func rounded(_ number: Double, decimals: Int) -> Double {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let size = Double(magnitude(number, decimals: decimals)) / scale
    return number < 0 ? -size : size
  }

  /// The size of a number times ten to the power of `decimals`, rounded.
  private static func magnitude(_ number: Double, decimals: Int) -> UInt64 {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    // Figures of this size are refused when they are read. Should one come out of a division, it is
    // written as absurd as it is; a night job must not end in a trap.
    let scaled = number.isFinite ? min(abs(number) * scale, 1e18) : 1e18
    let whole = scaled.rounded(.down)
    let part = scaled - whole
    // Only near a half does the binary form disagree with the decimal one.
    let up =
      abs(part - 0.5) > 1e-4 ? part > 0.5 : nextDigitIsFiveOrMore(abs(number), decimals: decimals)
    return UInt64(whole) + (up ? 1 : 0)
  }

  /// Whether the digit after `decimals` decimals, in the number's shortest decimal form, is 5 to 9.
  private static func nextDigitIsFiveOrMore(_ number: Double, decimals: Int) -> Bool {
    let text = Array(number.description.utf8)
    guard let point = text.firstIndex(of: 0x2E), !text.contains(0x65) else {
      let scaled = number * (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
      return scaled - scaled.rounded(.down) >= 0.5
    }
    let place = point + 1 + decimals
    return place < text.count && text[place] >= 0x35
  }

  /// The decimal text of `magnitude` over ten to the power of `decimals`.
  private static func text(
    _ magnitude: UInt64, decimals: Int, sign: String, grouped: Bool = true
  ) -> String {
    // Written from the last digit to the first, then turned round.
    var backwards: [UInt8] = []
    backwards.reserveCapacity(24)
    var rest = magnitude
    var written = 0
    while rest > 0 || written <= decimals {
      let whole = written - decimals
      if decimals > 0, whole == 0 { backwards.append(0x2E) }
      if grouped, whole > 0, whole % 3 == 0 { backwards.append(0x2C) }
      backwards.append(0x30 + UInt8(rest % 10))
      rest /= 10
      written += 1
    }
    return sign + String(decoding: backwards.reversed(), as: UTF8.self)
  }
}
