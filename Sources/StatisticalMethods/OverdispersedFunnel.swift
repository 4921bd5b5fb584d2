internal import Glibc

/// How far a unit's level is from the whole's, allowing for more spread than chance gives.
///
/// Source: Spiegelhalter (2005): z on the log scale, winsorised at the tenths, extra variance tau²
/// by the moment of DerSimonian and Laird. Oracle: `Oracles/funnel_rate_od.csv`.
public struct OverdispersedFunnel: Sendable, Equatable {
  /// The mean squared winsorised z; 1 where chance alone is at work.
  public let dispersion: Double
  /// The extra variance of log rates between units; 0 where there is none.
  public let betweenVariance: Double
  /// Each unit's z, allowing for the extra variance; `nil` where its count is zero.
  public let z: [Double?]
  /// Each unit's z by chance alone; `nil` where its count is zero.
  public let plainZ: [Double?]

  /// A funnel over units.
  ///
  /// - Parameters:
  ///   - counts: Zero or more.
  ///   - populations: Above zero, as many as counts.
  /// - Returns: `nil` with fewer than three units that have a count, or for numbers that are not
  ///   finite.
  public init?(counts: [Double], populations: [Double]) {
    guard counts.count == populations.count, populations.allSatisfy({ $0 > 0 && $0.isFinite }),
      counts.allSatisfy({ $0 >= 0 && $0.isFinite })
    else { return nil }
    let rate = counts.reduce(0, +) / populations.reduce(0, +)
    let expected = populations.map { $0 * rate }
    let plain = zip(counts, expected).map { $0 > 0 ? log($0 / $1) * $1.squareRoot() : nil }
    let present = plain.indices.filter { plain[$0] != nil }
    let known = present.compactMap { plain[$0] }
    guard known.count > 2, let low = SampleSummary.quantile(known, 0.1),
      let high = SampleSummary.quantile(known, 0.9)
    else { return nil }
    let units = Double(known.count)
    let phi = known.reduce(0) { $0 + pow(min(max($1, low), high), 2) } / units
    let weights = present.map { expected[$0] }
    let sum = weights.reduce(0, +)
    let squares = weights.reduce(0) { $0 + $1 * $1 }
    let tau2 =
      units * phi < units - 1 ? 0 : (units * phi - (units - 1)) / (sum - squares / sum)
    (dispersion, betweenVariance) = (phi, tau2)
    plainZ = plain
    z = plain.indices.map { index in
      plain[index].map { alone in
        let chance = 1 / expected[index]
        return alone * chance.squareRoot() / (chance + tau2).squareRoot()
      }
    }
  }
}
