/// How far chance alone moves a unit's growth: which single events happen to fall into which year.
///
/// The event-chance test asks whether a unit's relative growth is more than this. What chance does
/// depends on what is counted. A stock is made of mostly the same individuals as a year before, so the
/// years' *growths* are independent. A flow is drawn anew each year, so its *levels* are, and growth
/// inherits the noise of the levels at both of its ends.
///
/// Growth is `delta = sum a_k D_k` over the steps D; over the levels it is `sum b_t y_t` with
/// `b_t = a_(t-1) - a_t`, zero beyond the ends. With c the counts, n the populations, m the mean count
/// and p the share c over n:
///
/// | kind | standard error squared |
/// |---|---|
/// | `stock` | variance / m · sum a² |
/// | `shareOfStock` | variance · (1 - p) / m · sum a² |
/// | `ratioOfStocks` | variance · (1 / m + 1 / mean n) · sum a² |
/// | `flow` | clustering · sum b² / c |
/// | `shareOfFlow` | clustering · sum b² (1 - p) / c |
///
/// Yearly counts of any kind but a plain stock also jump to and fro for reasons that last no longer than
/// a year. That noise is measured, not assumed: independent noise of variance s in the levels gives
/// growths of successive years a covariance of -s, so where their pooled correlation rho is negative,
/// s = -rho · v, v being the unit's growth variance. The error squared is then at least
/// -rho · v · sum b², and as it is measured, it is set against Student's t. At rho = -1/2, when a year's noise is all there is, it equals that of the main test; at rho >= 0 counting chance alone is left.
///
/// Sources: a stock's variance is its turnover times how many come together; binomial and Poisson
/// variances of a log; the covariance of first differences of a moving average. Oracles: `se_event` in
/// `Oracles/bucking_expected.csv` for the stock, seeded panels for the others.
public enum EventChance: Sendable, Equatable {
  /// A count on a day; `variance` is that of a year's growth times the mean count.
  case stock(variance: Double)
  /// The share of a stock that has some property.
  case shareOfStock(variance: Double)
  /// One stock over another, neither part of the other.
  case ratioOfStocks(variance: Double)
  /// Events of a year; `clustering` is how many of them come together on average, at least 1.
  case flow(clustering: Double)
  /// The share of a year's events that have some property.
  case shareOfFlow(clustering: Double)

  /// Whether the count is part of its population, so that both it and the rest must be countable.
  public var isShare: Bool {
    switch self {
    case .shareOfStock, .shareOfFlow: true
    case .stock, .ratioOfStocks, .flow: false
    }
  }

  /// What the standard error depends on: one unit's counts and how its growth is put together.
  struct Design {
    let counts: [Double]
    let populations: [Double]
    /// The sum of the squared weights of the steps.
    let sumOfSquares: Double
    /// The weight of each level, one a count.
    let levelWeights: [Double]
    /// The pooled correlation of growth in successive years.
    let rho: Double
    /// The unit's growth variance.
    let growthVariance: Double
  }

  /// The standard error of growth by chance alone, and whether it was measured on the panel: it then
  /// has the degrees of freedom of the growth variance, where a counted one has no error of its own.
  func standardError(_ design: Design) -> (error: Double, isMeasured: Bool) {
    let counted = countedVariance(design)
    if case .stock = self { return (counted.squareRoot(), false) }
    let measured = Self.transitory(design)
    return (max(counted, measured).squareRoot(), measured > counted)
  }

  private func countedVariance(_ design: Design) -> Double {
    let count = Double(design.counts.count)
    let mean = design.counts.reduce(0, +) / count
    let whole = design.populations.reduce(0, +) / count
    switch self {
    case .stock(let variance): return variance / mean * design.sumOfSquares
    case .shareOfStock(let variance):
      return variance * (1 - mean / whole) / mean * design.sumOfSquares
    case .ratioOfStocks(let variance):
      return variance * (1 / mean + 1 / whole) * design.sumOfSquares
    case .flow(let clustering):
      return clustering * Self.levels(design) { count, _ in 1 / count }
    case .shareOfFlow(let clustering):
      return clustering * Self.levels(design) { (1 - $0 / $1) / $0 }
    }
  }

  private static func levels(
    _ design: Design, variance: (_ count: Double, _ population: Double) -> Double
  ) -> Double {
    design.counts.indices.reduce(0) { sum, t in
      let weight = design.levelWeights[t]
      return sum + weight * weight * variance(design.counts[t], design.populations[t])
    }
  }

  /// The part of the growth's variance that noise of single years makes.
  private static func transitory(_ design: Design) -> Double {
    max(-design.rho, 0) * design.growthVariance
      * design.levelWeights.reduce(0) { $0 + $1 * $1 }
  }
}
