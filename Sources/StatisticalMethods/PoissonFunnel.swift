/// Limits of a standardised ratio under Poisson chance alone, for a funnel plot.
///
/// With E the expected count and a one less the confidence: chi²(a/2; 2E) / (2E) and
/// chi²(1 - a/2; 2E + 2) / (2E). The ratio is observed over expected; 1 is as expected.
/// Source: Spiegelhalter (2005). Oracle: `Oracles/funnel_poisson_limits.csv` (scipy; FunnelPlotR).
public struct PoissonFunnel: Sendable, Equatable {
  /// The expected count.
  public let expected: Double

  /// A funnel at one expected count.
  ///
  /// - Returns: `nil` for a count that is not above zero and finite.
  public init?(expected: Double) {
    guard expected > 0, expected.isFinite else { return nil }
    self.expected = expected
  }

  /// The limits of the ratio that chance stays between with a given probability.
  ///
  /// - Parameter confidence: Between 0 and 1, for example 0.95 or 0.998.
  /// - Returns: `nil` for another confidence.
  public func limits(confidence: Double) -> (lower: Double, upper: Double)? {
    guard let interval = CountInterval(count: expected, confidence: confidence, method: .exact)
    else { return nil }
    return (interval.lower / expected, interval.upper / expected)
  }
}
