/// One year of a stock: how many there were before and after, how many came and how many went.
///
/// The stock changes by starts less ceases plus a residual, which is what the three series leave
/// open: published flows count an individual once a year, and records are amended. Oracle:
/// `Oracles/stock_flow.csv`.
public struct StockFlow: Sendable, Equatable {
  /// The stock at the start and at the end of the year, zero or more.
  public let before, after: Double
  /// How many entered and left in the year, zero or more.
  public let starts, ceases: Double

  /// A year from its four numbers.
  public init(before: Double, after: Double, starts: Double, ceases: Double) {
    (self.before, self.after, self.starts, self.ceases) = (before, after, starts, ceases)
  }

  /// The change of the stock.
  public var change: Double { after - before }
  /// Starts less ceases.
  public var netFlow: Double { starts - ceases }
  /// The part of the change that starts and ceases do not account for.
  public var residual: Double { change - netFlow }
  /// The mean of the stock before and after.
  public var meanStock: Double { (before + after) / 2 }
  /// The mean of starts and ceases.
  public var meanFlow: Double { (starts + ceases) / 2 }
  /// Ceases a year over the mean stock; `nil` for an empty stock.
  public var exitHazard: Double? { meanStock > 0 ? ceases / meanStock : nil }
  /// The mean stay in years that would hold the stock steady: mean stock over mean flow.
  ///
  /// `nil` where nobody came or went.
  public var meanStay: Double? { meanFlow > 0 ? meanStock / meanFlow : nil }
}

/// Several years of a stock together.
public struct StockFlowSpan: Sendable, Equatable {
  /// All starts and all ceases of the span.
  public let starts, ceases: Double
  /// The change from the first stock to the last, and what the flows do not account for.
  public let change, residual: Double
  /// All ceases over all mean stocks, a year; `nil` for an empty stock.
  public let exitHazard: Double?
  /// All mean stocks over all mean flows, in years; `nil` where nobody came or went.
  public let meanStay: Double?

  /// A span of successive years.
  ///
  /// - Returns: `nil` for no year, and where one year does not begin as the one before it ended.
  public init?(_ years: [StockFlow]) {
    guard let first = years.first, let last = years.last,
      zip(years, years.dropFirst()).allSatisfy({ $0.after == $1.before })
    else { return nil }
    starts = years.reduce(0) { $0 + $1.starts }
    ceases = years.reduce(0) { $0 + $1.ceases }
    change = last.after - first.before
    residual = change - (starts - ceases)
    let stock = years.reduce(0) { $0 + $1.meanStock }
    let flow = years.reduce(0) { $0 + $1.meanFlow }
    exitHazard = stock > 0 ? ceases / stock : nil
    meanStay = flow > 0 ? stock / flow : nil
  }
}
