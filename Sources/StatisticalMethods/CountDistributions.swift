internal import CRMath

/// The chi-squared distribution, from libRmath.
enum ChiSquaredDistribution {
  /// The value that a share `p` lies below; `degrees` above zero, need not be whole.
  static func quantile(_ p: Double, degrees: Double) -> Double { qchisq(p, degrees, 1, 0) }

  /// The value that a share `p` lies above.
  ///
  /// Apart from `quantile`, because 1 - p loses digits for a small `p`.
  static func upperQuantile(_ p: Double, degrees: Double) -> Double { qchisq(p, degrees, 0, 0) }
}

/// The binomial distribution, from libRmath.
struct BinomialDistribution {
  /// The number of trials: whole, zero or more.
  let trials: Double
  /// The probability of a success, from 0 to 1.
  let share: Double

  /// The probability of exactly `successes`.
  func probability(_ successes: Double) -> Double { dbinom(successes, trials, share, 0) }

  /// The probability of at most `successes`.
  func atMost(_ successes: Double) -> Double { pbinom(successes, trials, share, 1, 0) }

  /// The probability of at least `successes`.
  func atLeast(_ successes: Double) -> Double { pbinom(successes - 1, trials, share, 0, 0) }
}
