/// A rate with the limits that the chance variation of its events gives.
///
/// The limits of the count over the population, times a multiplier; the population is taken as
/// known. Exact below a count of ten, else Byar, as in PHEindicatormethods.
/// Oracle: `Oracles/ci_rate.csv`.
public struct RateInterval: Sendable, Equatable {
  /// Count over population, times the multiplier.
  public let rate: Double
  /// The lower limit, in the unit of the rate.
  public let lower: Double
  /// The upper limit, in the unit of the rate.
  public let upper: Double
  /// How the limits of the count were worked out.
  public let method: CountIntervalMethod

  /// A rate from a count.
  ///
  /// - Parameters:
  ///   - count: Zero or more.
  ///   - population: Above zero.
  ///   - multiplier: What the rate is for each of, for example 10,000.
  ///   - confidence: Between 0 and 1.
  /// - Returns: `nil` where these conditions do not hold, or for numbers that are not finite.
  public init?(
    count: Double, population: Double, multiplier: Double = 10_000, confidence: Double = 0.95
  ) {
    guard population > 0, population.isFinite, multiplier > 0, multiplier.isFinite,
      let limits = CountInterval(count: count, confidence: confidence)
    else { return nil }
    rate = count / population * multiplier
    lower = limits.lower / population * multiplier
    upper = limits.upper / population * multiplier
    method = limits.method
  }
}
