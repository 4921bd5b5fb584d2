internal import Glibc

/// The change of a rate between two years, with three answers to three different questions.
///
/// `independentCounts`: could two independent Poisson counts differ so much? Right for events that
/// happen in a year, wrong for things counted on a day, most of which are there a year later.
/// `stockOverlap`: could the chance of which things come and go explain it? For counts on a day.
/// `ordinaryVolatility`: is it more than a rate of this size ordinarily moves in a year, for no
/// lasting reason? The widest, and the one to lead with.
/// Oracle: `Oracles/year_on_year.csv` (scipy).
public struct AnnualChange: Sendable, Equatable {
  /// A count and the population that it came from.
  public struct Year: Sendable, Equatable {
    /// Zero or more.
    public let count: Double
    /// Above zero.
    public let population: Double

    /// A year from its parts.
    public init(count: Double, population: Double) {
      (self.count, self.population) = (count, population)
    }
  }

  /// A normal test of a change in log points.
  public struct NormalTest: Sendable, Equatable {
    /// The standard error in log points.
    public let standardError: Double
    /// The change in standard errors.
    public let z: Double
    /// Two-sided.
    public let p: Double

    init?(change: Double, variance: Double) {
      guard variance > 0, variance.isFinite, change.isFinite else { return nil }
      standardError = variance.squareRoot()
      z = change / standardError
      p = NormalDistribution.twoSidedP(z)
    }
  }

  /// The earlier year.
  public let before: Year
  /// The later year.
  public let after: Year

  /// A change between two years.
  ///
  /// - Returns: `nil` for a count below zero, a population that is not above zero, or a number that
  ///   is not finite.
  public init?(from before: Year, to after: Year) {
    for year in [before, after] {
      guard year.count >= 0, year.count.isFinite, year.population > 0, year.population.isFinite
      else { return nil }
    }
    (self.before, self.after) = (before, after)
  }

  /// log(c2/n2) - log(c1/n1), in log points; `nil` where a count is zero.
  public var logRatio: Double? {
    guard before.count > 0, after.count > 0 else { return nil }
    return log(after.count / after.population) - log(before.count / before.population)
  }

  /// The change in per cent of the earlier rate; `nil` where a count is zero.
  public var percent: Double? { logRatio.map { 100 * expm1($0) } }

  /// The mean of both counts.
  public var meanCount: Double { (before.count + after.count) / 2 }

  /// For events in a year: the test of two independent Poisson counts.
  ///
  /// The standard error of the log ratio is √(1/c1 + 1/c2). Never for a stock.
  /// - Returns: `nil` where a count is zero; the exact test below is defined there.
  public var independentCounts: NormalTest? {
    logRatio.flatMap { NormalTest(change: $0, variance: 1 / before.count + 1 / after.count) }
  }

  /// For events in a year: the exact test of two independent Poisson counts.
  ///
  /// - Returns: `nil` where a count is not whole.
  public var exactCounts: ConditionalBinomialTest? {
    ConditionalBinomialTest(
      successes: after.count, trials: before.count + after.count,
      share: after.population / (before.population + after.population))
  }

  /// For things counted on a day: the test of the chance of which come and go.
  ///
  /// The standard error of the log ratio is √(f u / m): u the turnover, m the mean count, and f what
  /// things that come and go together add (1.3 for brothers and sisters).
  /// - Parameters:
  ///   - turnover: Things that came or went in a year over those there; above zero.
  ///   - clustering: f, at least 1.
  /// - Returns: `nil` where a count is zero.
  public func stockOverlap(turnover: Double, clustering: Double = 1.3) -> NormalTest? {
    logRatio.flatMap { NormalTest(change: $0, variance: clustering * turnover / meanCount) }
  }

  /// The test of the change against what a rate of this size ordinarily moves in a year.
  ///
  /// The variance of a year's relative growth is omega / m + sigma², m being the mean count.
  /// - Parameters:
  ///   - omega: Zero or more, from the pooled growth of many units.
  ///   - sigma2: Zero or more, likewise.
  ///   - whole: The growth of the whole in the same year, in log points, which is taken off.
  ///   - meanCount: m; the mean of both years where it is `nil`.
  /// - Returns: `nil` where a count is zero.
  public func ordinaryVolatility(
    omega: Double, sigma2: Double, relativeTo whole: Double = 0, meanCount: Double? = nil
  ) -> NormalTest? {
    guard omega >= 0, sigma2 >= 0 else { return nil }
    return logRatio.flatMap {
      NormalTest(change: $0 - whole, variance: omega / (meanCount ?? self.meanCount) + sigma2)
    }
  }
}
