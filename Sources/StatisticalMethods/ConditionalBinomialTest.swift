internal import Glibc

/// The test of one of two Poisson counts given their sum, which is then binomial.
///
/// Exact: the probability of all outcomes that are no likelier than the one seen, as in scipy and R
/// (outcomes within a relative 1e-7 count as equally likely). Mid-p: twice the smaller tail, with
/// half of the outcome's own probability. The other tail is found by halving intervals, so counts
/// of a million take some twenty steps.
/// Oracle: `Oracles/year_on_year.csv` (scipy).
public struct ConditionalBinomialTest: Sendable, Equatable {
  /// The exact two-sided p-value.
  public let exactP: Double
  /// The mid-p-value, doubled.
  public let midP: Double

  /// A test of `successes` in `trials` against a known share.
  ///
  /// - Parameters:
  ///   - successes: Whole, from 0 to `trials`.
  ///   - trials: Whole; with none, both p-values are 1. Up to 2^53, where whole numbers end.
  ///   - share: Above 0 and below 1.
  /// - Returns: `nil` where these conditions do not hold.
  public init?(successes: Double, trials: Double, share: Double) {
    guard successes >= 0, successes <= trials, successes == successes.rounded(),
      trials == trials.rounded(), trials <= 0x1p53, share > 0, share < 1
    else { return nil }
    let chances = BinomialDistribution(trials: trials, share: share)
    let half = chances.probability(successes) / 2
    let below = successes > 0 ? chances.atMost(successes - 1) : 0
    let above = successes < trials ? chances.atLeast(successes + 1) : 0
    midP = min(1, 2 * (min(below, above) + half))
    exactP = Self.exact(successes, chances)
  }

  private static func exact(_ successes: Double, _ chances: BinomialDistribution) -> Double {
    let centre = chances.trials * chances.share
    if successes == centre { return 1 }
    let limit = chances.probability(successes) * (1 + 1e-7)
    if successes < centre {
      // Probabilities fall from the centre up: find the first that is no likelier.
      let first = boundary(ceil(centre), chances.trials + 1) { value in
        value > chances.trials || chances.probability(value) <= limit
      }
      let upper = first > chances.trials ? 0 : chances.atLeast(first)
      return min(1, chances.atMost(successes) + upper)
    }
    // And rise up to it: find the first that is likelier.
    let first = boundary(0, floor(centre) + 1) { value in
      value > floor(centre) || chances.probability(value) > limit
    }
    let lower = first > 0 ? chances.atMost(first - 1) : 0
    return min(1, lower + chances.atLeast(successes))
  }

  /// The first whole number from `low` to `high` for which a condition holds that, once it holds,
  /// goes on holding; it holds at `high`.
  private static func boundary(
    _ low: Double, _ high: Double, where holds: (Double) -> Bool
  ) -> Double {
    var (low, high) = (low, high)
    while low < high {
      let middle = ((low + high) / 2).rounded(.down)
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
