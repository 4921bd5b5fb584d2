internal import Glibc

/// What a random walk may come to: a centre and an interval for each number of steps ahead.
///
/// Without drift the centre stays and the standard error is `sqrt(v h)`. With a drift that was
/// estimated over K steps the centre moves by `h d` and the standard error is
/// `sqrt(v (h + h^2 / K))`. Quantiles are Student's. Oracle: `Oracles/projection.csv`.
public struct RandomWalkProjection: Sendable, Equatable {
  /// Where the walk stands.
  public let level: Double
  /// How much it moves a step; 0 for none.
  public let drift: Double
  /// The variance of one step.
  public let variance: Double
  /// The degrees of freedom of `variance`; may be infinite.
  public let degrees: Double
  /// Over how many steps the drift was estimated; infinite for none.
  private let steps: Double

  /// A walk without drift.
  public init(level: Double, variance: Double, degrees: Double) {
    (self.level, self.variance, self.degrees) = (level, variance, degrees)
    (drift, steps) = (0, .infinity)
  }

  /// A walk with a drift estimated over `steps` steps, of which there is at least one.
  public init(level: Double, drift: Double, over steps: Int, variance: Double, degrees: Double) {
    (self.level, self.variance, self.degrees) = (level, variance, degrees)
    (self.drift, self.steps) = (drift, Double(steps))
  }

  /// The centre after a number of steps.
  public func centre(after horizon: Int) -> Double { level + Double(horizon) * drift }

  /// The standard error after a number of steps.
  public func standardError(after horizon: Int) -> Double {
    let h = Double(horizon)
    return (variance * (h + h * h / steps)).squareRoot()
  }

  /// The interval that holds a share of walks, for example 0.95, after a number of steps.
  public func interval(after horizon: Int, share: Double) -> ClosedRange<Double> {
    let margin =
      StudentDistribution.quantile((1 + share) / 2, degrees: degrees)
      * standardError(after: horizon)
    return centre(after: horizon) - margin...centre(after: horizon) + margin
  }

  /// The interval of a walk of logarithms, on the scale of what was logged.
  public func ratio(after horizon: Int, share: Double) -> ClosedRange<Double> {
    let interval = interval(after: horizon, share: share)
    return exp(interval.lowerBound)...exp(interval.upperBound)
  }
}
