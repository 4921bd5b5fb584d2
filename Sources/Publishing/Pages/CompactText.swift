/// The style sheet and the script without the blanks that are there for their authors, since every
/// page carries both.
enum CompactText {
  /// A style sheet in one line: no indents, and no blanks beside braces, colons, commas and semicolons.
  ///
  /// Quoted text is left as it is. The style sheet has no comments, and no selector with a blank before
  /// a colon, which would need it.
  static func style(_ source: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(source.count)
    var isQuoted = false
    for byte in source {
      let isBlank = byte == 0x20 || byte == 0x0A
      if isBlank, !isQuoted, text.last.map(opens) ?? true { continue }
      if !isQuoted, closes(byte) {
        while text.last == 0x20 { text.removeLast() }
        if byte == UInt8(ascii: "}"), text.last == UInt8(ascii: ";") { text.removeLast() }
      }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      text.append(isBlank ? 0x20 : byte)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether a blank after a byte means nothing.
  private static func opens(_ byte: UInt8) -> Bool {
    byte == 0x20 || closes(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ",")
  }

  /// Whether a blank before a byte means nothing, nor one after it.
  private static func closes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ";")
  }

  /// A script without indents and without lines that hold a comment alone.
  static func script(_ source: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(source.count)
    for line in source.split(separator: 0x0A) {
      let words = line.drop { $0 == 0x20 }
      guard !words.isEmpty, !words.starts(with: Array("//".utf8)) else { continue }
      text.append(contentsOf: words)
      text.append(0x0A)
    }
    return String(decoding: text, as: UTF8.self)
  }
}
