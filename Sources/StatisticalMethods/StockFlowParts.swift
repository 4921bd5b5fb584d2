internal import Glibc

/// The growth of the mean stock from one year to a later one, taken apart; in log points.
///
/// Mean stock is mean flow times mean stay, and mean flow is starts times how mean flow stands to
/// starts, so `log M = log starts + log stay + log (flow / starts)` without remainder. In a steady
/// state flow and starts are equal and the last part is zero; what it is otherwise is the part that
/// "starts times stay" leaves out.
public struct StockGrowthParts: Sendable, Equatable {
  /// The growth of the mean stock: the sum of the three parts.
  public let total: Double
  /// From more or fewer starts.
  public let starts: Double
  /// From a longer or shorter mean stay.
  public let stay: Double
  /// From ceases that are more or fewer than starts, more than in the earlier year.
  public let balance: Double

  /// The growth between two years.
  ///
  /// - Returns: `nil` where a stock or its starts are zero in either year.
  public init?(from first: StockFlow, to last: StockFlow) {
    guard first.meanStock > 0, last.meanStock > 0, first.starts > 0, last.starts > 0,
      let firstStay = first.meanStay, let lastStay = last.meanStay
    else { return nil }
    total = log(last.meanStock / first.meanStock)
    starts = log(last.starts / first.starts)
    stay = log(lastStay / firstStay)
    balance = log(last.meanFlow / last.starts) - log(first.meanFlow / first.starts)
  }
}

/// The change of a rate taken apart; each part in the unit of stock over population.
///
/// `after/n1 - before/n0 = (starts - ceases + residual)/n1 - before/n0 * (n1 - n0)/n1`, which is
/// exact. Parts of successive years add up to those of the span.
public struct StockRateParts: Sendable, Equatable {
  /// The change of the rate: the sum of the four parts.
  public var total: Double
  /// From those who started, from those who ceased (zero or below), and from the residual.
  public var starts, ceases, residual: Double
  /// From a population that grew or shrank, at the earlier rate.
  public var population: Double

  /// The parts of one year.
  ///
  /// - Parameters:
  ///   - flow: The year's stock and flows.
  ///   - before: The population that the earlier stock is a rate of.
  ///   - after: The population of the later stock.
  /// - Returns: `nil` where a population is not above zero.
  public init?(_ flow: StockFlow, population before: Double, _ after: Double) {
    guard before > 0, after > 0 else { return nil }
    total = flow.after / after - flow.before / before
    starts = flow.starts / after
    ceases = -flow.ceases / after
    residual = flow.residual / after
    population = -flow.before / before * (after - before) / after
  }

  /// The parts of two spans, the second of which follows the first.
  public static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum.total += b.total
    sum.starts += b.starts
    sum.ceases += b.ceases
    sum.residual += b.residual
    sum.population += b.population
    return sum
  }
}
