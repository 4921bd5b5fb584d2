/// SplitMix64 by position: any of its numbers at once, without those before it.
///
/// The generator adds a constant at each step and mixes the sum, so that its n-th number is a hash
/// of the seed and n. A row can thus be made by itself, in any order, the same on every machine.
enum SplitMix64 {
  /// The number at a position, from 0, of the sequence that a seed begins.
  static func number(at position: Int, seed: UInt64) -> UInt64 {
    mix(seed &+ (UInt64(truncatingIfNeeded: position) &+ 1) &* 0x9E37_79B9_7F4A_7C15)
  }

  /// Spreads every bit of a number over all bits of the result; no two numbers give the same.
  static func mix(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
