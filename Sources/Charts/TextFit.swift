/// How wide text is, and how it is cut to a width.
///
/// A program without a font can only estimate. The widths are those of a wide sans serif face, so
/// that text in a narrower one leaves a little air and text in that one is not clipped.
package enum TextFit {
  /// The size of labels, in units of the drawing.
  package static let labelSize = 14.0

  /// The estimated width of text in units of the drawing.
  package static func width(_ text: some StringProtocol, isBold: Bool = false) -> Double {
    var hundredths = 0
    for byte in text.utf8 { hundredths += Self.hundredths(byte) }
    return Double(hundredths) * labelSize / 100 * (isBold ? 1.1 : 1)
  }

  /// The text, cut with an ellipsis where it is wider than the room.
  package static func shortened(_ text: String, to room: Double, isBold: Bool = false) -> String {
    guard width(text, isBold: isBold) > room else { return text }
    var left = room - width("\u{2026}", isBold: isBold)
    var end = text.startIndex
    while end < text.endIndex {
      let next = text.index(after: end)
      left -= width(String(text[end..<next]), isBold: isBold)
      if left < 0 { break }
      end = next
    }
    var kept = text[..<end]
    while let last = kept.last, last == " " || last == "," { kept.removeLast() }
    return kept + "\u{2026}"
  }

  /// Text set in lines of a width, with an ellipsis where the lines do not hold it all.
  package static func lines(
    _ text: String, width room: Double, most: Int, isBold: Bool = false
  ) -> [String] {
    var lines: [String] = []
    var words = text.split(separator: " ")[...]
    let blank = width(" ", isBold: isBold)
    while !words.isEmpty, lines.count < most - 1 {
      var line = String(words.removeFirst())
      var used = width(line, isBold: isBold)
      while let word = words.first {
        let wider = used + blank + width(word, isBold: isBold)
        guard wider <= room else { break }
        line += " " + word
        used = wider
        words.removeFirst()
      }
      lines.append(shortened(line, to: room, isBold: isBold))
    }
    if !words.isEmpty {
      lines.append(shortened(words.joined(separator: " "), to: room, isBold: isBold))
    }
    return lines
  }

  /// The advance of the character that begins with a byte, in hundredths of the text's size.
  private static func hundredths(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "i"), UInt8(ascii: "j"), UInt8(ascii: "l"), UInt8(ascii: "'"),
      UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: " "):
      32
    case UInt8(ascii: "f"), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "I"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "-"):
      40
    case UInt8(ascii: "m"), UInt8(ascii: "w"), UInt8(ascii: "M"), UInt8(ascii: "W"),
      UInt8(ascii: "@"), UInt8(ascii: "%"):
      96
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): 72
    case UInt8(ascii: "0")...UInt8(ascii: "9"): 64
    case 0..<0x80: 62
    // The later bytes of a character that takes several.
    case 0x80..<0xC0: 0
    case 0xC0..<0xE0: 66
    case 0xE0..<0xE3: 90
    default: 120
    }
  }
}
