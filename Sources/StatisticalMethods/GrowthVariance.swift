internal import Glibc

/// The variance of yearly relative growth: a function of size, pooled over units, and each unit's
/// own, moderated towards it.
///
/// Source: the growth of a unit relative to the rest behaves as a random walk with a variance of
/// omega over the mean count plus sigma²; the moderation is that of Smyth (2004), and the pooled
/// lag-1 correlation is corrected for its bias with few years.
/// Oracle: `Oracles/bucking_pooled.csv`, `Oracles/bucking_expected.csv`.
struct GrowthVariance {
  let omega: Double
  let sigma2: Double
  let rho: Double
  /// The prior's degrees of freedom as estimated; infinite where units differ no more than by
  /// chance.
  let priorDegreesUncapped: Double
  let priorDegrees: Double
  /// What the prior variance is multiplied by, from the mean of the log ratios.
  private let priorScale: Double
  /// The factor that makes a raw variance unbiased for correlated growth.
  let unbias: Double

  /// Fits the pooled quantities on units with complete growth.
  ///
  /// - Parameters:
  ///   - growth: Yearly relative growth of each unit, all of one length of at least three.
  ///   - means: Mean counts.
  ///   - cap: The most degrees of freedom that the prior may claim.
  init(growth: [[Double]], means: [Double], cap: Double) {
    let raw = growth.map { SampleSummary.variance($0) ?? 0 }
    (omega, sigma2) = Self.varianceFunction(raw: raw, means: means)
    let fits = means.map { [omega, sigma2] in omega / $0 + sigma2 }
    let count = growth.first?.count ?? 0
    let correlation = LagOne(steps: count)
    rho = correlation.estimate(growth: growth, fits: fits)
    unbias = correlation.unbias(rho)
    let degrees = Double(count - 1)
    let (unbias, half) = (unbias, degrees / 2)
    // A unit that does not vary at all would pull the mean of the logs without bound.
    let e = zip(raw, fits).map { raw, fit in
      log(max(raw / fit, 1e-5)) - PolyGamma.digamma(half) + log(half)
    }
    let spread = (SampleSummary.variance(e) ?? 0) - PolyGamma.trigamma(half)
    let mean = SampleSummary.mean(e) ?? 0
    if spread > 0 {
      let d0 = 2 * PolyGamma.inverseTrigamma(spread)
      priorDegreesUncapped = d0
      priorScale = unbias * exp(mean + PolyGamma.digamma(d0 / 2) - log(d0 / 2))
    } else {
      priorDegreesUncapped = .infinity
      priorScale = unbias * exp(mean)
    }
    priorDegrees = min(priorDegreesUncapped, cap)
  }

  /// A unit's prior variance before moderation.
  func prior(mean: Double) -> Double { unbias * (omega / mean + sigma2) }

  /// A unit's variance: its own and the prior's, weighted by their degrees of freedom.
  ///
  /// - Parameters:
  ///   - own: The unit's own variance, already unbiased.
  ///   - degrees: The degrees of freedom of `own`.
  func moderated(own: Double, degrees: Double, mean: Double) -> Double {
    let centre = (omega / mean + sigma2) * priorScale
    return (priorDegrees * centre + degrees * own) / (priorDegrees + degrees)
  }

  /// Least squares of raw variances on 1 / mean and a constant, weighted by 1 / fit², iterated.
  private static func varianceFunction(
    raw: [Double], means: [Double]
  ) -> (omega: Double, sigma2: Double) {
    var weights = [Double](repeating: 1, count: raw.count)
    var (omega, sigma2) = (0.0, 0.0)
    for _ in 0..<500 {
      let next = weighted(raw: raw, means: means, weights: weights)
      let change = abs(next.omega - omega) + abs(next.sigma2 - sigma2)
      (omega, sigma2) = next
      weights = means.map { 1 / pow(max(omega / $0 + sigma2, 1e-4), 2) }
      if change < 1e-15 * (omega + sigma2) { break }
    }
    return (omega, sigma2)
  }

  private static func weighted(
    raw: [Double], means: [Double], weights: [Double]
  ) -> (omega: Double, sigma2: Double) {
    var (w, wx, wxx, wy, wxy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for i in raw.indices {
      let x = 1 / means[i]
      w += weights[i]
      wx += weights[i] * x
      wxx += weights[i] * x * x
      wy += weights[i] * raw[i]
      wxy += weights[i] * x * raw[i]
    }
    let determinant = w * wxx - wx * wx
    let omega = determinant > 0 ? (w * wxy - wx * wy) / determinant : -1
    let sigma2 = determinant > 0 ? (wxx * wy - wx * wxy) / determinant : wy / w
    if omega < 0 { return (0, max(wy / w, 0)) }
    if sigma2 < 0 { return (max(wxy / wxx, 0), 0) }
    return (omega, sigma2)
  }
}

/// The pooled correlation of one year's growth with the next, and what centring does to it.
///
/// With K growths a unit, centring on the mean makes the plain ratio biased; expectation of its
/// numerator and denominator are both linear in rho, which gives rho back.
struct LagOne {
  private let d0, d1, n0, n1: Double

  /// The constants for `steps` growths a unit.
  init(steps count: Int) {
    let k = Double(count)
    d0 = k - 1
    d1 = -2 * (k - 1) / k
    n0 = -(k - 1) / k
    // The sum of the first off-diagonal of M S M, with M = I - 11'/K and S ones beside the diagonal.
    let neighbours = (0..<count).map { i in Double((i > 0 ? 1 : 0) + (i + 1 < count ? 1 : 0)) }
    let total = neighbours.reduce(0, +)
    n1 = (0..<max(count - 1, 0)).reduce(0.0) { sum, i in
      sum + 1 - neighbours[i] / k - neighbours[i + 1] / k + total / (k * k)
    }
  }

  /// The correlation, from -0.5 to 0.5.
  func estimate(growth: [[Double]], fits: [Double]) -> Double {
    var (products, squares) = (0.0, 0.0)
    for (steps, fit) in zip(growth, fits) where fit > 0 {
      let mean = SampleSummary.mean(steps) ?? 0
      let z = steps.map { ($0 - mean) / fit.squareRoot() }
      for k in z.indices {
        squares += z[k] * z[k]
        if k + 1 < z.count { products += z[k] * z[k + 1] }
      }
    }
    guard squares > 0 else { return 0 }
    let q = products / squares
    return min(max((q * d0 - n0) / (n1 - q * d1), -0.5), 0.5)
  }

  /// What a raw variance is multiplied by.
  func unbias(_ rho: Double) -> Double { d0 / (d0 + rho * d1) }
}

/// Generalised least squares weights for the mean of correlated growths.
package struct GrowthWeights {
  /// One weight a growth; they add up to 1.
  package let weights: [Double]
  /// 1' R⁻¹ 1: how many independent growths the series is worth.
  package let information: Double

  /// Weights for `count` growths whose neighbours are correlated by `rho`.
  ///
  /// Solves R x = 1 for the tridiagonal R by elimination. At rho = -0.5 the weights are those of a
  /// least squares slope on the levels, at 0 they are equal.
  package init(count: Int, rho: Double) {
    var diagonal = [Double](repeating: 1, count: count)
    var x = [Double](repeating: 1, count: count)
    for i in 1..<max(count, 1) where i < count {
      let factor = rho / diagonal[i - 1]
      diagonal[i] -= factor * rho
      x[i] -= factor * x[i - 1]
    }
    for i in stride(from: count - 1, through: 0, by: -1) {
      let above = i + 1 < count ? rho * x[i + 1] : 0
      x[i] = (x[i] - above) / diagonal[i]
    }
    let total = x.reduce(0, +)
    information = total
    weights = x.map { $0 / total }
  }
}
