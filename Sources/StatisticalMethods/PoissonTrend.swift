internal import CRMath
internal import Glibc

/// A log-linear Poisson trend: `log E[count] = log(exposure) + intercept + slope * x`.
///
/// Fitted by Newton's method, which for this model is iteratively reweighted least squares. Counts
/// may have decimals (full-time equivalents); the estimating equations stay the same.
/// Oracle: `Tests/StatisticalMethodsTests/Oracles/poisson_glm.csv` (statsmodels).
public struct PoissonTrend: Sendable, Equatable {
  /// The log rate at `x` = 0.
  public let intercept: Double
  /// The change of the log rate for each unit of `x`.
  public let slope: Double
  /// Variances of intercept and slope, and their covariance, if counts are Poisson.
  public let interceptVariance, slopeVariance, covariance: Double
  /// The residual deviance.
  public let deviance: Double
  /// Pearson's chi-squared.
  public let pearson: Double
  /// Points less two.
  public let residualDegrees: Int
  /// The log likelihood.
  public let logLikelihood: Double
  /// The fitted counts.
  public let fitted: [Double]

  /// Pearson's chi-squared over its degrees of freedom: 1 for Poisson counts.
  public var dispersion: Double { pearson / Double(residualDegrees) }

  /// The standard error of the slope, widened by the dispersion.
  public var quasiStandardError: Double { (slopeVariance * dispersion).squareRoot() }

  /// Fits a trend.
  ///
  /// - Parameters:
  ///   - counts: Zero or more, at least three, not all zero.
  ///   - exposures: Above zero, as many as counts.
  ///   - x: The times, centred, as many as counts, not all equal.
  /// - Returns: `nil` where the conditions above do not hold or the fit does not converge.
  public init?(counts: [Double], exposures: [Double], x: [Double]) {
    let total = counts.reduce(0, +)
    let exposure = exposures.reduce(0, +)
    guard counts.count > 2, counts.count == exposures.count, counts.count == x.count, total > 0,
      exposures.allSatisfy({ $0 > 0 }), counts.allSatisfy({ $0 >= 0 })
    else { return nil }
    guard
      let fit = Self.newton(
        counts: counts, exposures: exposures, x: x, start: log(total / exposure))
    else { return nil }
    (intercept, slope) = (fit.intercept, fit.slope)
    let determinant = fit.s0 * fit.s2 - fit.s1 * fit.s1
    interceptVariance = fit.s2 / determinant
    slopeVariance = fit.s0 / determinant
    covariance = -fit.s1 / determinant
    fitted = fit.mu
    residualDegrees = counts.count - 2
    var (deviance, pearson, likelihood) = (0.0, 0.0, 0.0)
    for (count, mu) in zip(counts, fit.mu) {
      deviance += 2 * ((count > 0 ? count * log(count / mu) : 0) - (count - mu))
      pearson += (count - mu) * (count - mu) / mu
      likelihood += count * log(mu) - mu - lgammafn(count + 1)
    }
    (self.deviance, self.pearson, logLikelihood) = (deviance, pearson, likelihood)
  }

  private struct Fit {
    var intercept, slope: Double
    var mu: [Double]
    /// Sums of `mu`, `mu x` and `mu x²`.
    var s0, s1, s2: Double
  }

  private static func newton(
    counts: [Double], exposures: [Double], x: [Double], start: Double
  ) -> Fit? {
    var fit = Fit(intercept: start, slope: 0, mu: counts, s0: 0, s1: 0, s2: 0)
    for _ in 0..<60 {
      var (gradient0, gradient1) = (0.0, 0.0)
      (fit.s0, fit.s1, fit.s2) = (0, 0, 0)
      for i in counts.indices {
        let mu = exposures[i] * exp(fit.intercept + fit.slope * x[i])
        fit.mu[i] = mu
        gradient0 += counts[i] - mu
        gradient1 += (counts[i] - mu) * x[i]
        fit.s0 += mu
        fit.s1 += mu * x[i]
        fit.s2 += mu * x[i] * x[i]
      }
      let determinant = fit.s0 * fit.s2 - fit.s1 * fit.s1
      guard determinant > 0, determinant.isFinite else { return nil }
      let step0 = (fit.s2 * gradient0 - fit.s1 * gradient1) / determinant
      let step1 = (fit.s0 * gradient1 - fit.s1 * gradient0) / determinant
      fit.intercept += step0
      fit.slope += step1
      if abs(step0) < 1e-14, abs(step1) < 1e-14 { return fit }
    }
    return nil
  }
}
