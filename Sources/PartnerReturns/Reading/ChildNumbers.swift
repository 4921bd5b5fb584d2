/// The children of one authority, each with a small number of its own.
///
/// CHILD is text whose leading zeros count and which is unique within an authority alone. It is kept
/// here, in memory, for as long as the authority's returns are read, and nowhere else: all that
/// follows knows a child by its number, which means nothing outside.
///
/// Blanks at either end are not part of a text, letters are read as capitals, and `398768.0` as
/// `398768`, since data frames write whole numbers that way.
package struct ChildNumbers: Sendable {
  /// The number of children.
  package private(set) var count = 0

  /// A text in two words and its length: all of it up to 16 bytes, a hash of it beyond.
  private struct Key: Equatable {
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var length: UInt32 = 0

    var hash: UInt64 {
      var hash = (head ^ tail &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15
      hash = (hash ^ hash >> 32 ^ UInt64(length)) &* 0x9FB2_1C65_1E98_DF25
      return hash ^ hash >> 29
    }
  }

  private var keys: [Key] = []
  /// The texts of more than 16 bytes, by number.
  private var longTexts: [Int: [UInt8]] = [:]
  /// A child's number plus one, or zero.
  private var slots: [UInt32] = []
  private var last: (key: Key, number: Int32)?

  private static let wholeBytes = 16

  /// No children.
  package init() {}

  /// The number of the child with a text; `nil` for a blank one.
  package mutating func number(of bytes: Span<UInt8>) -> Int32? {
    let range = Self.trimmed(bytes)
    guard !range.isEmpty else { return nil }
    guard range.count <= Self.wholeBytes else { return longNumber(bytes.extracting(range)) }
    let key = Self.key(bytes, range)
    // Rows of one child stand together in nearly every file.
    if let last, last.key == key { return last.number }
    let number = find(key) { _ in true } ?? add(key)
    last = (key, number)
    return number
  }

  /// A number that is the same for the same text in any authority, and hardly ever for another.
  package func textHash(of number: Int) -> UInt64 { keys[number].hash }

  private mutating func longNumber(_ bytes: Span<UInt8>) -> Int32 {
    var text: [UInt8] = []
    var key = Key(head: 0xCBF2_9CE4_8422_2325, tail: 0, length: UInt32(bytes.count))
    for place in bytes.indices {
      text.append(Self.capital(bytes[place]))
      key.head = (key.head ^ UInt64(text[place])) &* 0x0000_0100_0000_01B3
    }
    if let number = find(key, { longTexts[$0] == text }) { return number }
    let number = add(key)
    longTexts[Int(number)] = text
    return number
  }

  private func find(_ key: Key, _ isSame: (Int) -> Bool) -> Int32? {
    guard !slots.isEmpty else { return nil }
    var slot = Int(truncatingIfNeeded: key.hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if keys[number] == key, isSame(number) { return Int32(number) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func add(_ key: Key) -> Int32 {
    keys.append(key)
    count += 1
    if count * 2 > slots.count {
      slots = Array(repeating: 0, count: max(1024, slots.count * 2))
      for number in 0..<count { place(number) }
    } else {
      place(count - 1)
    }
    return Int32(count - 1)
  }

  private mutating func place(_ number: Int) {
    var slot = Int(truncatingIfNeeded: keys[number].hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(number + 1)
  }

  /// The text without blanks at its ends and without `.0` after it.
  private static func trimmed(_ bytes: Span<UInt8>) -> Range<Int> {
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    if end - start > 2, bytes[end - 1] == 0x30, bytes[end - 2] == 0x2E { end -= 2 }
    return start..<end
  }

  /// Two words that together hold every byte: the first eight and the last eight, which overlap
  /// where there are fewer than sixteen.
  @inline(__always)
  private static func key(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Key {
    var key = Key(length: UInt32(range.count))
    guard range.count >= 8 else {
      for place in range { key.head = key.head << 8 | UInt64(capital(bytes[place])) }
      return key
    }
    // SAFETY: eight bytes from either place lie within the range, which lies within the bytes.
    let head = unsafe bytes.bytes.unsafeLoadUnaligned(
      fromByteOffset: range.lowerBound, as: UInt64.self)
    let tail = unsafe bytes.bytes.unsafeLoadUnaligned(
      fromByteOffset: range.upperBound - 8, as: UInt64.self)
    (key.head, key.tail) = (capitals(head), capitals(tail))
    return key
  }

  /// Eight bytes with small letters made capitals: a byte from 0x61 to 0x7A loses its bit 0x20.
  ///
  /// Seven bits of each byte are looked at, so that no sum runs over into the next byte; bytes beyond
  /// ASCII are left as they are.
  @inline(__always)
  private static func capitals(_ word: UInt64) -> UInt64 {
    let low = word & 0x7F7F_7F7F_7F7F_7F7F
    let fromA = low &+ 0x1F1F_1F1F_1F1F_1F1F
    let beyondZ = low &+ 0x0505_0505_0505_0505
    let letters = fromA & ~beyondZ & ~word & 0x8080_8080_8080_8080
    return word ^ (letters >> 2)
  }

  @inline(__always)
  private static func capital(_ byte: UInt8) -> UInt8 {
    byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte
  }
}
