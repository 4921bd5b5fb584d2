internal import DelimitedText
internal import Glibc

/// The different pairs of a group and a text of one column.
@safe final class DistinctPairs {
  let dictionary = ByteDictionary()
  /// The number of pairs.
  private(set) var count = 0

  private static let none = UInt64.max
  // SAFETY: this object's own, freed in `deinit`; slots are masked.
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask = 255

  init() {
    unsafe slots = reserved(mask + 1)
    unsafe slots.initialize(repeating: Self.none, count: mask + 1)
  }

  deinit { unsafe free(slots) }

  /// The memory held, and needed for sorting the pairs, in bytes.
  var heldBytes: Int { dictionary.heldBytes + (mask + 1) * 8 + count * 8 }

  /// Adds the texts of records; blank is no text.
  func add(
    _ column: FieldColumn, _ selected: UnsafePointer<UInt32>, _ groups: UnsafePointer<UInt32>,
    _ count: Int
  ) {
    for i in 0..<count {
      let (field, length) = unsafe column.field(selected[i])
      guard length > 0 else { continue }
      unsafe insert(UInt64(groups[i]) << 32 | UInt64(dictionary.code(field, length)))
    }
  }

  private func insert(_ pair: UInt64) {
    var slot = Self.slot(pair) & mask
    while true {
      let known = unsafe slots[slot]
      if known == pair { return }
      if known == Self.none { break }
      slot = (slot + 1) & mask
    }
    unsafe slots[slot] = pair
    count += 1
    if 2 * count > mask { grow() }
  }

  private static func slot(_ pair: UInt64) -> Int {
    let mixed = (pair ^ pair >> 31) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 29) >> 8)
  }

  private func grow() {
    let (old, oldMask) = unsafe (slots, mask)
    mask = 2 * mask + 1
    unsafe slots = reserved(mask + 1)
    unsafe slots.initialize(repeating: Self.none, count: mask + 1)
    for index in 0...oldMask {
      let pair = unsafe old[index]
      guard pair != Self.none else { continue }
      var slot = Self.slot(pair) & mask
      while unsafe slots[slot] != Self.none { slot = (slot + 1) & mask }
      unsafe slots[slot] = pair
    }
    unsafe free(old)
  }

  /// The pairs in the order of their groups' places, and within a group of their texts.
  ///
  /// - Parameter places: For each group its place.
  func sorted(places: [UInt32]) -> SortedPairs {
    let ranks = dictionary.ranks()
    var pairs: [UInt64] = []
    pairs.reserveCapacity(count)
    for slot in 0...mask {
      let pair = unsafe slots[slot]
      guard pair != Self.none else { continue }
      let rank = ranks[Int(UInt32(truncatingIfNeeded: pair))]
      pairs.append(UInt64(places[Int(pair >> 32)]) << 32 | UInt64(rank))
    }
    pairs.sort()
    var texts = [UInt32](repeating: 0, count: ranks.count)
    for (text, rank) in ranks.enumerated() { texts[Int(rank)] = UInt32(text) }
    return SortedPairs(pairs: pairs, texts: texts)
  }

  /// Forgets all pairs and texts.
  func clear() {
    dictionary.clear()
    (count, mask) = (0, 255)
    unsafe slots = grown(slots, mask + 1)
    unsafe slots.initialize(repeating: Self.none, count: mask + 1)
  }
}

/// Pairs of a group and a text, in order.
struct SortedPairs {
  /// A group's place in the upper half, a text's rank in the lower.
  fileprivate let pairs: [UInt64]
  /// The text of each rank.
  fileprivate let texts: [UInt32]

  /// The number of pairs.
  var count: Int { pairs.count }

  /// The place of a pair's group.
  func place(_ index: Int) -> Int { Int(pairs[index] >> 32) }

  /// The number of a pair's text in the dictionary.
  func text(_ index: Int) -> UInt32 { texts[Int(UInt32(truncatingIfNeeded: pairs[index]))] }
}
