internal import Foundation
internal import StatisticalMethods

/// Uniform, normal and chi-squared numbers from one seed, the same on every machine.
struct NormalGenerator {
  private var source: SeededRandom
  private var spare: Double?

  init(seed: UInt64) { source = SeededRandom(seed: seed) }

  /// A number from 0 to below 1, of 53 bits.
  mutating func uniform() -> Double { Double(source.next() >> 11) * 0x1p-53 }

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
