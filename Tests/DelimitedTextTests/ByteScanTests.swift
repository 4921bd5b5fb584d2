import CByteScan
import TestSupport
import Testing

/// What a scan finds, in a form that two scans can be compared in.
private struct Findings: Equatable {
  var ends: [UInt32] = []
  var doubled: [UInt32] = []
  var counts: [UInt32] = []
  var flags: [UInt8] = []

  /// Scans bytes, and drops what is said of places after an irregular byte.
  init(_ bytes: [UInt8], kind: cbs_kind, isInside: Bool) {
    let padded = bytes + [UInt8](repeating: 0x2C, count: Int(CBS_PADDING))
    var ends = [UInt32](repeating: 0, count: padded.count)
    var doubled = ends
    // SAFETY: both lists have room for an entry a byte and the margin.
    let found = unsafe cbs_scan(kind, padded, bytes.count, 0x2C, isInside ? 1 : 0, &ends, &doubled)
    self.ends = Array(ends[..<Int(found.end_count)])
    self.doubled = Array(doubled[..<Int(found.doubled_count)])
    counts = [found.record_ends, found.line_ends, found.quotes, found.irregular]
    flags = [
      found.has_carriage_return, found.has_lone_carriage_return,
      found.has_non_ascii,
    ]
  }

  /// The same, found a byte at a time.
  init(slowly bytes: [UInt8], isInside: Bool) {
    var inside = isInside
    var mayOpen = true
    var closed = false
    var irregular = CBS_NOWHERE
    var (recordEnds, lineEnds, quotes) = (UInt32(0), UInt32(0), UInt32(0))
    var (hasReturn, hasLone, hasForeign) = (UInt8(0), UInt8(0), UInt8(0))
    for (place, byte) in bytes.enumerated() {
      let isSeparator = (byte == 0x2C || byte == 0x0A) && !inside
      let next = place + 1 < bytes.count ? bytes[place + 1] : nil
      let isLone = byte == 0x0D && next != nil && next != 0x0A
      let isMisplaced =
        closed && ![0x2C, 0x0A, 0x0D, 0x22].contains(byte)
        || byte == 0x22 && !inside && !mayOpen && !closed
      if irregular == CBS_NOWHERE, isMisplaced || isLone || byte == 0 { irregular = UInt32(place) }
      if isSeparator { ends.append(UInt32(place)) }
      if byte == 0x0A || isLone { lineEnds += 1 }
      if byte == 0x0A, !inside { recordEnds += 1 }
      if byte == 0x0D { hasReturn = 1 }
      if isLone { hasLone = 1 }
      if byte >= 0x80 { hasForeign = 1 }
      if byte == 0x22 {
        quotes += 1
        if closed { doubled.append(UInt32(place)) }
        inside.toggle()
        closed = !inside
      } else {
        closed = false
      }
      mayOpen = isSeparator
    }
    counts = [recordEnds, lineEnds, quotes, irregular]
    flags = [hasReturn, hasLone, hasForeign]
  }
}

@Suite("Separators found by the block") struct ByteScanTests {
  static let kinds = [CBS_SCALAR, CBS_BLOCKS, CBS_WIDE]

  @Test func `every instruction set finds what a byte at a time finds`() {
    var generator = SeededGenerator(seed: 3)
    let alphabets: [[UInt8]] = [
      Array("abc,\n".utf8), Array("abcdefghijklmnop,\"\n".utf8), Array(",,\"\"\r\nab".utf8),
      Array("abcdefghij,\n\r\"".utf8) + [0xC3, 0xA9], Array("ab\"".utf8) + [0, 0xFF],
    ]
    var irregular = 0
    for round in 0..<3000 {
      let alphabet = alphabets[round % alphabets.count]
      let count = Int.random(in: 0...200, using: &generator)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0x2C }
      let isInside = Bool.random(using: &generator)
      let expected = Findings(slowly: bytes, isInside: isInside)
      if expected.counts[3] != CBS_NOWHERE { irregular += 1 }
      for kind in Self.kinds {
        let found = Findings(bytes, kind: kind, isInside: isInside)
        #expect(found == expected, "kind \(kind.rawValue), \(bytes)")
      }
    }
    #expect(irregular > 500)
  }

  @Test func `text is told from other bytes as Swift tells it`() {
    var generator = SeededGenerator(seed: 4)
    let pieces: [[UInt8]] = [
      Array("plain ascii".utf8), Array("é‘😀".utf8), [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0x92], Array("x".utf8), [0xF0, 0x8F, 0xBF, 0xBF],
      [0xEF, 0xBF, 0xBD],
    ]
    var texts = 0
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...4, using: &generator)).flatMap { _ in
        pieces.randomElement(using: &generator) ?? []
      }
      let isText = String(validating: bytes, as: UTF8.self) != nil
      texts += isText ? 1 : 0
      // SAFETY: the array is lent for the call.
      #expect(unsafe (cbs_is_utf8(bytes, bytes.count) != 0) == isText, "\(bytes)")
    }
    #expect((200...1800).contains(texts))
  }

  @Test func `a field's key is the field up to 32 bytes`() {
    let text =
      [UInt8](repeating: 0x7A, count: 64) + Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
    let padded = text + [UInt8](repeating: 0x79, count: Int(CBS_PADDING))
    for count in 0...32 {
      // SAFETY: 64 bytes can be read before and after the field.
      let key = unsafe padded.withUnsafeBufferPointer { buffer in
        unsafe buffer.baseAddress.map { unsafe cbs_load_key($0 + 64, count) }
      }
      let field = Array(text[64..<64 + count])
      let kept = min(16, count)
      let words = [key?.head.0, key?.head.1, key?.tail.0, key?.tail.1]
      let expected = [field.prefix(kept), field.suffix(kept)].flatMap { part in
        let bytes = part + [UInt8](repeating: 0, count: 16 - part.count)
        return [bytes.prefix(8), bytes.suffix(8)].map { half in
          half.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
      }
      #expect(words == expected)
    }
  }

  @Test func `one to eight digits are a number and nothing else is`() {
    let texts = [
      "", "0", "7", "12", "099", "1234", "99999999", "c", "1,2", "-1", "1.5", " 1", "1 ",
    ]
    for text in texts + ["1234567a", "/0", "0:"] {
      let padded = Array(text.utf8) + Array("5,67890,".utf8)
      // SAFETY: eight bytes can be read from the first.
      let found = unsafe cbs_parse_digits(padded, text.utf8.count)
      let number = text.hasPrefix("-") ? nil : UInt64(text)
      #expect(found == number ?? UInt64.max, "\(text)")
    }
  }
}
