/// A field of a return: up to 16 ASCII characters in two machine words.
///
/// A return is made of short codes and dates, and millions of them are copied and compared. As
/// words they need no memory of their own, and two are equal when their words are.
struct ShortText: Equatable, Sendable, ExpressibleByStringLiteral {
  /// The first eight characters, the first in the lowest byte; zero beyond the end.
  private(set) var low: UInt64 = 0
  /// The ninth to the sixteenth character.
  private(set) var high: UInt64 = 0

  /// A text without characters: a field that is left blank.
  init() {}

  /// The characters of a text.
  ///
  /// - Precondition: there are no more than 16, all of ASCII.
  init(_ text: String) {
    var count = 0
    for byte in text.utf8 {
      set(byte, at: count)
      count += 1
    }
  }

  init(stringLiteral value: String) { self.init(value) }

  /// Whether the field is blank.
  var isEmpty: Bool { low == 0 }

  /// The first character, zero for a blank field.
  var first: UInt8 { UInt8(truncatingIfNeeded: low) }

  /// Sets a character where the text so far ends.
  mutating func set(_ byte: UInt8, at position: Int) {
    precondition(position < 16 && byte > 0 && byte < 128, "a field has up to 16 ASCII characters")
    if position < 8 {
      low |= UInt64(byte) << UInt64(8 * position)
    } else {
      high |= UInt64(byte) << UInt64(8 * (position - 8))
    }
  }

  /// Appends the characters to a buffer.
  func append(to buffer: inout [UInt8]) {
    var rest = low
    while rest != 0 {
      buffer.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
    rest = high
    while rest != 0 {
      buffer.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// A number in decimal digits, with zeros before it up to a width.
  static func digits(_ number: Int, width: Int = 1, after prefix: ShortText = "") -> ShortText {
    var text = prefix
    var position = prefix.count
    var (scale, length) = (1, 1)
    while length < width || number / scale >= 10 {
      scale *= 10
      length += 1
    }
    while scale > 0 {
      text.set(UInt8(ascii: "0") + UInt8(number / scale % 10), at: position)
      position += 1
      scale /= 10
    }
    return text
  }

  /// The number of characters.
  var count: Int {
    high == 0 ? 8 - low.leadingZeroBitCount / 8 : 16 - high.leadingZeroBitCount / 8
  }
}
