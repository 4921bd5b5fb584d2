internal import Glibc

/// How the limits of a count are worked out.
public enum CountIntervalMethod: String, Sendable, Hashable {
  /// Byar's approximation, close from a count of about ten on.
  case byar
  /// Exact: the Poisson means for which the count just lies in the outer tails.
  case exact
}

/// The limits of the mean of a Poisson count: the chance variation of events.
///
/// With x the count, a one less the confidence and z the normal quantile of 1 - a/2:
/// - exact (Garwood 1936): chi²(a/2; 2x) / 2 and chi²(1 - a/2; 2x + 2) / 2, the lower limit 0 for a
///   count of 0;
/// - Byar (Breslow and Day 1987): x (1 - 1/(9x) - z/(3 √x))³ and, with y = x + 1,
///   y (1 - 1/(9y) + z/(3 √y))³; the lower limit, undefined for a count of 0, is 0 there. For a count
///   of 1 and a confidence above 0.99 it lies a little below 0, as the formula gives it.
///
/// The unit is that of the count. Of things counted on a day it is not the uncertainty of a change:
/// most of them are the same from one year to the next.
/// Oracle: `Oracles/ci_count.csv` (scipy).
public struct CountInterval: Sendable, Equatable {
  /// The lower limit.
  public let lower: Double
  /// The upper limit.
  public let upper: Double
  /// How they were worked out.
  public let method: CountIntervalMethod

  /// The smallest count for which Byar's limits are used where nobody asks for a method.
  public static let fewestForByar = 10.0

  /// The limits of a count, by the rule of PHEindicatormethods: exact below ten, else Byar.
  ///
  /// - Parameters:
  ///   - count: Zero or more; decimals are allowed.
  ///   - confidence: Between 0 and 1.
  /// - Returns: `nil` where these conditions do not hold, or for a count that is not finite.
  public init?(count: Double, confidence: Double = 0.95) {
    self.init(
      count: count, confidence: confidence,
      method: count < Self.fewestForByar ? .exact : .byar)
  }

  /// The limits of a count by one method; conditions as above.
  public init?(count: Double, confidence: Double, method: CountIntervalMethod) {
    guard count >= 0, count.isFinite, confidence > 0, confidence < 1 else { return nil }
    let tail = (1 - confidence) / 2
    self.method = method
    switch method {
    case .exact:
      lower = count > 0 ? ChiSquaredDistribution.quantile(tail, degrees: 2 * count) / 2 : 0
      upper = ChiSquaredDistribution.upperQuantile(tail, degrees: 2 * count + 2) / 2
    case .byar:
      let z = -NormalDistribution.quantile(tail)
      lower = count > 0 ? Self.byar(count, z: -z) : 0
      upper = Self.byar(count + 1, z: z)
    }
    guard lower.isFinite, upper.isFinite else { return nil }
  }

  private static func byar(_ x: Double, z: Double) -> Double {
    x * pow(1 - 1 / (9 * x) + z / (3 * x.squareRoot()), 3)
  }
}
