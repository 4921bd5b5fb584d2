/// A seeded order of the numbers from 0 to a count, which is worked out and never stored.
///
/// A Feistel network maps the numbers of an even number of bits onto themselves, each to another.
/// Where it leads beyond the count it is applied again ("cycle walking"), which stays one-to-one and
/// takes at most four steps on average, since the network's domain is at most four times the
/// count.
struct RowShuffle {
  private let count: Int
  private let halfBits: Int
  private let keys: [UInt64]

  /// An order of the numbers in `0..<count`.
  init(count: Int, seed: UInt64) {
    self.count = count
    let bits = Int.bitWidth - max(count - 1, 1).leadingZeroBitCount
    halfBits = (bits + 1) / 2
    // The rows' own numbers come from the seed as it is; these must have nothing to do with them.
    let keySeed = SplitMix64.mix(~seed)
    keys = (0..<4).map { SplitMix64.number(at: $0, seed: keySeed) }
  }

  /// The number that stands at a position.
  ///
  /// - Precondition: the position lies in `0..<count`.
  func number(at position: Int) -> Int {
    precondition(position >= 0 && position < count, "the position is beyond the count")
    var number = UInt64(position)
    repeat { number = permuted(number) } while number >= UInt64(count)
    return Int(number)
  }

  private func permuted(_ number: UInt64) -> UInt64 {
    let mask: UInt64 = (1 << UInt64(halfBits)) - 1
    var (left, right) = (number >> UInt64(halfBits), number & mask)
    for key in keys { (left, right) = (right, left ^ (SplitMix64.mix(key &+ right) & mask)) }
    return left << UInt64(halfBits) | right
  }
}
