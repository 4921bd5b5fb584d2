internal import Foundation

/// Uniform, normal and chi-squared numbers from one seed, the same on every machine.
struct NormalGenerator {
  private var state: UInt64
  private var spare: Double?

  init(seed: UInt64) { state = seed }

  /// A number from 0 to below 1, of 53 bits (SplitMix64).
  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
  }

  /// A standard normal number (Box and Muller).
  mutating func normal() -> Double {
    if let held = spare {
      spare = nil
      return held
    }
    let radius = (-2 * log(1 - uniform())).squareRoot()
    let angle = 2 * Double.pi * uniform()
    spare = radius * sin(angle)
    return radius * cos(angle)
  }

  /// A chi-squared number with whole degrees of freedom.
  mutating func chiSquared(_ degrees: Int) -> Double {
    (0..<degrees).reduce(0) { sum, _ in
      let z = normal()
      return sum + z * z
    }
  }
}
