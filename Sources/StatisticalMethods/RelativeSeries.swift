internal import Glibc

/// One unit's rate against the rest's, over the years that it has.
struct RelativeSeries {
  let meanCount: Double
  let hasGaps: Bool
  /// Years as numbers.
  let times: [Double]
  /// Log of own rate over the rest's.
  let logRatio: [Double]
  /// Relative growth between successive points.
  let steps: [Double]
  /// Years between successive points.
  private let lengths: [Double]
  private let ownSteps: [Double]
  private let unit: PanelUnit
  private let restLogRate: [Double]
  private let restSums: (counts: [Double], populations: [Double])?

  /// What the growth estimate is made of.
  struct Estimate {
    var own, rest, contrast: Double
    /// The number of independent growths that the estimate is worth.
    var information: Double
    /// The sum of the squared weights.
    var sumOfSquares: Double
    /// The weight of each level: what precedes it less what follows it.
    var levelWeights: [Double]
  }

  init(unit: PanelUnit, index: Int, rest: RestOfPanel) {
    self.unit = unit
    let all = rest.logRate(without: index)
    let places = unit.years.compactMap { year in rest.years.firstIndex(of: year) }
    restLogRate = places.map { all[$0] }
    hasGaps = unit.years.count < rest.years.count
    restSums = hasGaps ? nil : rest.sums(without: index)
    times = unit.years.map(Double.init)
    meanCount = unit.counts.reduce(0, +) / Double(unit.counts.count)
    let own = zip(unit.counts, unit.populations).map { log($0 / $1) }
    logRatio = zip(own, restLogRate).map { $0 - $1 }
    steps = zip(logRatio, logRatio.dropFirst()).map { $1 - $0 }
    ownSteps = zip(own, own.dropFirst()).map { $1 - $0 }
    lengths = zip(times, times.dropFirst()).map { $1 - $0 }
  }

  func estimate(weights: GrowthWeights) -> Estimate {
    if hasGaps {
      let span = lengths.reduce(0, +)
      let contrast = steps.reduce(0, +) / span
      let own = ownSteps.reduce(0, +) / span
      var levels = [Double](repeating: 0, count: times.count)
      (levels[0], levels[times.count - 1]) = (-1 / span, 1 / span)
      return Estimate(
        own: own, rest: own - contrast, contrast: contrast, information: span,
        sumOfSquares: 1 / span, levelWeights: levels)
    }
    let contrast = zip(weights.weights, steps).reduce(0) { $0 + $1.0 * $1.1 }
    let own = zip(weights.weights, ownSteps).reduce(0) { $0 + $1.0 * $1.1 }
    return Estimate(
      own: own, rest: own - contrast, contrast: contrast, information: weights.information,
      sumOfSquares: weights.weights.reduce(0) { $0 + $1 * $1 },
      levelWeights: zip([0] + weights.weights, weights.weights + [0]).map { $0 - $1 })
  }

  /// The unit's own growth variance, unbiased, and its degrees of freedom.
  func ownVariance(unbias: Double) -> (own: Double, degrees: Double) {
    let degrees = Double(steps.count - 1)
    if hasGaps {
      let mean = steps.reduce(0, +) / lengths.reduce(0, +)
      let squares = zip(steps, lengths).reduce(0) { sum, pair in
        let left = pair.0 - mean * pair.1
        return sum + left * left / pair.1
      }
      return (degrees > 0 ? squares / degrees : 0, degrees)
    }
    return (unbias * (SampleSummary.variance(steps) ?? 0), degrees)
  }

  private var centredTimes: [Double] {
    let mean = times.reduce(0, +) / Double(times.count)
    return times.map { $0 - mean }
  }

  private var offsetFit: PoissonTrend? {
    PoissonTrend(
      counts: unit.counts,
      exposures: zip(unit.populations, restLogRate).map { $0 * exp($1) }, x: centredTimes)
  }

  /// The dispersion of the trend against the rest; `nil` where it cannot be fitted.
  var poissonDispersion: Double? { offsetFit?.dispersion }

  /// Poisson slopes, and the contrast's standard error under the growth variance.
  func poissonTrends(
    variance: Double, rho: Double
  ) -> (own: Double?, rest: Double?, contrast: Double?, standardError: Double?, weights: [Double]) {
    let x = centredTimes
    let own = PoissonTrend(counts: unit.counts, exposures: unit.populations, x: x)
    let rest = restSums.flatMap {
      PoissonTrend(counts: $0.counts, exposures: $0.populations, x: x)
    }
    guard let fit = offsetFit, !hasGaps else {
      return (own?.slope, rest?.slope, offsetFit?.slope, nil, [])
    }
    let total = fit.fitted.reduce(0, +)
    let centre = zip(fit.fitted, x).reduce(0) { $0 + $1.0 * $1.1 } / total
    let spread = zip(fit.fitted, x).reduce(0) { $0 + $1.0 * ($1.1 - centre) * ($1.1 - centre) }
    let levels = zip(fit.fitted, x).map { $0 * ($1 - centre) / spread }
    var weights: [Double] = []
    var tail = 0.0
    for level in levels.dropFirst().reversed() {
      tail += level
      weights.append(tail)
    }
    weights.reverse()
    let squares = weights.reduce(0) { $0 + $1 * $1 }
    let products = zip(weights, weights.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    let se = (variance * (squares + 2 * rho * products)).squareRoot()
    return (own?.slope, rest?.slope, fit.slope, se, weights)
  }

  /// Of the windows of five points or more that end with the last, the share whose growth has the
  /// sign of `sign`.
  func windowConsistency(rho: Double, sign: Double) -> Double {
    var (same, windows) = (0, 0)
    for start in 0...max(steps.count - 4, 0) where steps.count >= 4 {
      let tail = Array(steps[start...])
      let growth: Double
      if hasGaps {
        growth = tail.reduce(0, +)
      } else {
        let weights = GrowthWeights(count: tail.count, rho: rho).weights
        growth = zip(weights, tail).reduce(0) { $0 + $1.0 * $1.1 }
      }
      windows += 1
      if growth * sign > 0 { same += 1 }
    }
    return windows == 0 ? 1 : Double(same) / Double(windows)
  }
}

/// The variance of growth over several steps against that over one: 1 at every lag for a walk.
enum VarianceRatio {
  /// One ratio a lag from 1, over overlapping spans of all units, each centred on its mean growth.
  static func ratios(_ growth: [[Double]]) -> [Double] {
    let count = growth.map(\.count).min() ?? 0
    guard count > 1 else { return [] }
    let spans = (1...count).map { lag -> Double in
      var (sum, number) = (0.0, 0)
      for steps in growth {
        let mean = SampleSummary.mean(steps) ?? 0
        for start in 0...(steps.count - lag) {
          let span = steps[start..<(start + lag)].reduce(0) { $0 + $1 - mean }
          sum += span * span
          number += 1
        }
      }
      // Centring on the unit's own mean takes 1 - lag / count of the variance away.
      let kept = 1 - Double(lag) / Double(count)
      return kept > 1e-9 ? sum / Double(number) / (Double(lag) * kept) : 0
    }
    guard let first = spans.first, first > 0 else { return [] }
    return spans.dropLast().map { $0 / first }
  }
}
