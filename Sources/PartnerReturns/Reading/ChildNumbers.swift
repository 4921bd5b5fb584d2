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

  /// Every text, one after the other.
  private var texts: [UInt8] = []
  /// Where each text ends in `texts`.
  private var ends: [UInt32] = []
  private var hashes: [UInt64] = []
  /// A child's number plus one, or zero.
  private var slots = [UInt32](repeating: 0, count: 1024)
  private var normal: [UInt8] = []
  private var last: Int32?

  /// No children.
  package init() {}

  /// The number of the child with a text; `nil` for a blank one.
  package mutating func number(of bytes: Span<UInt8>) -> Int32? {
    normalise(bytes)
    guard !normal.isEmpty else { return nil }
    // Rows of one child stand together in nearly every file.
    if let last, isText(of: Int(last)) { return last }
    let hash = Self.hash(normal)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, isText(of: number) {
        last = Int32(number)
        return last
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return add(hash, at: slot)
  }

  /// A number that is the same for the same text in any authority, and hardly ever for another.
  package func textHash(of number: Int) -> UInt64 { hashes[number] }

  private mutating func add(_ hash: UInt64, at slot: Int) -> Int32 {
    slots[slot] = UInt32(count + 1)
    texts.append(contentsOf: normal)
    ends.append(UInt32(texts.count))
    hashes.append(hash)
    count += 1
    if count * 2 > slots.count { grow() }
    last = Int32(count - 1)
    return Int32(count - 1)
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [UInt32](repeating: 0, count: mask + 1)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }

  private func isText(of number: Int) -> Bool {
    let start = number == 0 ? 0 : Int(ends[number - 1])
    guard Int(ends[number]) - start == normal.count else { return false }
    for place in 0..<normal.count where texts[start + place] != normal[place] { return false }
    return true
  }

  private mutating func normalise(_ bytes: Span<UInt8>) {
    normal.removeAll(keepingCapacity: true)
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    if end - start > 2, bytes[end - 1] == 0x30, bytes[end - 2] == 0x2E { end -= 2 }
    for place in start..<end {
      let byte = bytes[place]
      normal.append(byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte)
    }
  }

  private static func hash(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return hash ^ (hash >> 29)
  }
}
