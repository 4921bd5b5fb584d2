/// The bytes of an OpenDocument part while it is written.
struct OpenDocumentText {
  private(set) var bytes: [UInt8] = []

  private static let space = UInt8(ascii: " ")

  /// Appends markup as it is.
  mutating func put(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// Appends markup that was written before.
  mutating func put(_ other: OpenDocumentText) { bytes.append(contentsOf: other.bytes) }

  /// Appends text for an element's content or a quoted attribute.
  mutating func put(escaped text: String) {
    for byte in text.utf8 { put(character: byte) }
  }

  /// Appends text as paragraphs, a line each.
  ///
  /// The format drops spaces at a paragraph's ends and all but one of a run of spaces, and so has
  /// elements for those that are to be kept.
  mutating func put(paragraphs text: String) {
    put("<text:p>")
    var spaces = 0
    var isAtStart = true
    var before: UInt8 = 0
    for byte in text.utf8 {
      defer { before = byte }
      if byte == Self.space {
        spaces += 1
        continue
      }
      put(spaces: spaces, isInside: !isAtStart && !Self.breaksLine(byte))
      (spaces, isAtStart) = (0, Self.breaksLine(byte))
      switch byte {
      case UInt8(ascii: "\t"): put("<text:tab/>")
      case UInt8(ascii: "\n") where before == UInt8(ascii: "\r"): break
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): put("</text:p><text:p>")
      default: put(character: byte)
      }
    }
    put(spaces: spaces, isInside: false)
    put("</text:p>")
  }

  private static func breaksLine(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private mutating func put(spaces count: Int, isInside: Bool) {
    guard count > 0 else { return }
    if isInside { bytes.append(Self.space) }
    let kept = isInside ? count - 1 : count
    if kept == 1 { put("<text:s/>") } else if kept > 1 { put("<text:s text:c=\"\(kept)\"/>") }
  }

  private mutating func put(character byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): put("&amp;")
    case UInt8(ascii: "<"): put("&lt;")
    case UInt8(ascii: ">"): put("&gt;")
    case UInt8(ascii: "\""): put("&quot;")
    // XML has no other control characters than these three, however they are written.
    case 0..<0x20 where byte != 0x09 && byte != 0x0A && byte != 0x0D: put("\u{FFFD}")
    // Nor has it U+FFFE and U+FFFF, whose last bytes these are.
    case 0xBE...0xBF where bytes.suffix(2) == [0xEF, 0xBF]: bytes.append(0xBD)
    default: bytes.append(byte)
    }
  }

  /// Appends a finite number so that reading it gives the same number again.
  mutating func put(_ number: Double) {
    if number == number.rounded(), number.magnitude < 1e15 {
      put("\(Int(number))")
    } else {
      put(number.description)
    }
  }

  /// Appends a finite number as a reader sees it: thousands commas, a fixed number of decimals.
  mutating func put(shown number: Double, decimals: Int) {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (number.magnitude * scale).rounded()
    // Beyond, not every whole number can be told from its neighbours.
    guard scaled < 9e15 else { return put(number) }
    if number < 0, scaled > 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, rest) = Int(scaled).quotientAndRemainder(dividingBy: Int(scale))
    put(grouped: whole)
    guard decimals > 0 else { return }
    let digits = "\(rest)"
    put("." + String(repeating: "0", count: decimals - digits.utf8.count) + digits)
  }

  private mutating func put(grouped number: Int) {
    guard number >= 1000 else { return put("\(number)") }
    put(grouped: number / 1000)
    let digits = "\(number % 1000)"
    put("," + String(repeating: "0", count: 3 - digits.utf8.count) + digits)
  }
}
