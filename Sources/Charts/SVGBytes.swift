/// The bytes of a drawing while it is written.
///
/// Thousands of drawings are written in one run. All go through this one growing buffer, and numbers
/// are written digit by digit: no string is made for a coordinate.
struct SVGBytes {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  var count: Int { bytes.count }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Takes back everything after a count.
  mutating func cut(to count: Int) { bytes.removeLast(bytes.count - count) }

  mutating func put(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// Adds markup that was written before.
  mutating func put(_ markup: ArraySlice<UInt8>) { bytes.append(contentsOf: markup) }

  mutating func put(_ place: Place) {
    put(place.x)
    bytes.append(UInt8(ascii: " "))
    put(place.y)
  }

  /// Writes a coordinate with at most one decimal; one that no screen could show is written as zero.
  mutating func put(_ coordinate: Double) {
    put(tenths: Self.tenths(coordinate))
  }

  /// A place in whole tenths of a unit, as it is written.
  static func tenths(_ place: Place) -> (x: Int, y: Int) { (tenths(place.x), tenths(place.y)) }

  private static func tenths(_ coordinate: Double) -> Int {
    coordinate.magnitude < 1e9 ? Int((coordinate * 10).rounded()) : 0
  }

  /// Writes a coordinate given in tenths.
  mutating func put(tenths: Int) {
    if tenths < 0 { bytes.append(UInt8(ascii: "-")) }
    put(digits: Int(tenths.magnitude) / 10)
    let rest = Int(tenths.magnitude) % 10
    if rest > 0 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(UInt8(ascii: "0") + UInt8(rest))
    }
  }

  private mutating func put(digits number: Int) {
    if number >= 10 { put(digits: number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// Writes text for an element's content or a quoted attribute.
  mutating func put(escaped text: String) {
    guard !text.utf8.allSatisfy(Self.isPlain) else { return put(text) }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": put("&amp;")
      case "<": put("&lt;")
      case ">": put("&gt;")
      case "\"": put("&quot;")
      case "'": put("&#39;")
      // XML has no other control characters than these two, however they are written.
      case "\n", "\t": bytes.append(UInt8(ascii: " "))
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": put("\u{FFFD}")
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// Whether a byte stands for a character of its own that can stand as it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      false
    default: (0x20...0x7E).contains(byte)
    }
  }

  /// Writes an id: anything but letters, digits, hyphens and underscores becomes a hyphen.
  mutating func put(id: String) {
    for byte in id.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        bytes.append(byte)
      default: bytes.append(UInt8(ascii: "-"))
      }
    }
  }
}
