public import CareStatistics

/// A number of children, or why there is none.
public struct StockFigure: Sendable, Hashable {
  /// The number; `nil` where a part of it is missing.
  public let number: Double?
  /// Why there is no number; `nil` where there is one.
  public let status: ValueStatus?

  /// A figure from its parts.
  public init(number: Double?, status: ValueStatus?) {
    (self.number, self.status) = (number, number == nil ? status ?? .notAvailable : nil)
  }
}

/// Where a change in the number of children looked after came from, in one year or one window.
///
/// An area's figures are as published, added up over its parts where it was joined from several.
/// A region and England are the sum of the areas that are complete, not the rounded published rows.
/// Oracle: `Tests/StatisticalMethodsTests/Oracles/stock_flow.csv`.
public struct StockChange: Sendable, Hashable {
  /// The id of the rate that the numbers belong to.
  public let measure: String
  /// Authority (a joined area too), region or country.
  public let level: AreaLevel
  /// The area's code: one, or several joined by ` / ` for a joined area.
  public let areaCode: String
  /// The area's name.
  public let areaName: String
  /// Keys of the authorities of today that it is; empty for a region and England.
  public let authorities: [AreaKey]
  /// Names of all areas whose figures are added up, past ones included; one for an unchanged area.
  public let parts: [String]
  /// The years of the first and the last count; successive years for a single year.
  public let years: ClosedRange<Int>
  /// Whether it is a window and not a single year.
  public let isWindow: Bool
  /// The numbers of children at the first and the last day.
  public let before, after: StockFigure
  /// The children who started and who ceased in between, over all years.
  ///
  /// Neither is shown where a figure of any year is withheld, which they would give away.
  public let starts, ceases: StockFigure
  /// The change in numbers; `nil` where a figure of any year is missing.
  public let counts: StockCounts?
  /// The change of the rate taken apart; `nil` as `counts`, and without a population.
  public let rates: StockRates?
  /// The growth of the mean number taken apart; `nil` without an earlier year to compare with.
  public internal(set) var growth: StockGrowth?
  /// The unaccompanied children among them; `nil` where no such measure is read.
  public let unaccompanied: UnaccompaniedChildren?
  /// How many areas or joined areas are in it, and how many single authorities are not.
  public let used, missing: Int
  /// Why there is no `counts`, as a phrase; `nil` where there is.
  public let reason: String?

  /// A row from its parts.
  public init(
    measure: String, level: AreaLevel, areaCode: String, areaName: String,
    authorities: [AreaKey], parts: [String], years: ClosedRange<Int>, isWindow: Bool,
    before: StockFigure, after: StockFigure, starts: StockFigure, ceases: StockFigure,
    counts: StockCounts?, rates: StockRates?, growth: StockGrowth?,
    unaccompanied: UnaccompaniedChildren?, used: Int, missing: Int, reason: String?
  ) {
    (self.measure, self.level) = (measure, level)
    (self.areaCode, self.areaName, self.authorities) = (areaCode, areaName, authorities)
    (self.parts, self.years, self.isWindow) = (parts, years, isWindow)
    (self.before, self.after, self.starts, self.ceases) = (before, after, starts, ceases)
    (self.counts, self.rates, self.growth) = (counts, rates, growth)
    self.unaccompanied = unaccompanied
    (self.used, self.missing, self.reason) = (used, missing, reason)
  }
}

/// The change in numbers: it is starts less ceases plus the residual.
public struct StockCounts: Sendable, Hashable {
  /// The last number less the first.
  public let change: Double
  /// The part of the change that the two flows do not account for.
  public let residual: Double
  /// Children who ceased in a year over the mean number; `nil` where there was nobody.
  public let exitHazard: Double?
  /// Mean number over the mean of those who started and ceased, in years; `nil` where nobody did.
  public let meanStay: Double?

  /// Counts from their parts.
  public init(change: Double, residual: Double, exitHazard: Double?, meanStay: Double?) {
    (self.change, self.residual) = (change, residual)
    (self.exitHazard, self.meanStay) = (exitHazard, meanStay)
  }
}

/// The change of a rate, in the rate's unit: the four parts add up to it.
public struct StockRates: Sendable, Hashable {
  /// The rate at the first and at the last day.
  public let before, after: Double
  /// From children who started, from those who ceased (zero or below), and from the residual.
  public let starts, ceases, residual: Double
  /// From a population that grew or shrank.
  public let population: Double

  /// Rates from their parts.
  public init(
    before: Double, after: Double, starts: Double, ceases: Double, residual: Double,
    population: Double
  ) {
    (self.before, self.after, self.starts, self.ceases) = (before, after, starts, ceases)
    (self.residual, self.population) = (residual, population)
  }

  /// The change of the rate.
  public var change: Double { after - before }
}

/// The growth of the mean number of children, in log points: the three parts add up to it.
///
/// For a year it is the growth on the year before, for a window that from the year ending with its
/// second count to its last year.
public struct StockGrowth: Sendable, Hashable {
  /// The growth of the mean of the counts before and after.
  public let total: Double
  /// From more or fewer starts, and from longer or shorter stays.
  public let starts, stay: Double
  /// What starts times stay leaves out: how far ceases are from starts.
  public let balance: Double

  /// Growth from its parts.
  public init(total: Double, starts: Double, stay: Double, balance: Double) {
    (self.total, self.starts, self.stay, self.balance) = (total, starts, stay, balance)
  }
}

/// The unaccompanied children among those looked after, as published; never worked out.
///
/// For a region and England all four figures are those of the publication's own rounded row. Where
/// all but a few are unaccompanied their number is withheld, for it would tell that of the others.
public struct UnaccompaniedChildren: Sendable, Hashable {
  /// Their number at the first and at the last day.
  public let before, after: StockFigure
  /// All children looked after at the same days, to set them beside.
  public let allBefore, allAfter: StockFigure
  /// Whether they were more than a tenth in any year.
  ///
  /// `nil` where a year is withheld and no other is above.
  public let overTenth: Bool?

  /// Figures from their parts.
  public init(
    before: StockFigure, after: StockFigure, allBefore: StockFigure, allAfter: StockFigure,
    overTenth: Bool?
  ) {
    (self.before, self.after) = (before, after)
    (self.allBefore, self.allAfter, self.overTenth) = (allBefore, allAfter, overTenth)
  }

  /// All others at the first day; `nil` where either figure is missing.
  public var othersBefore: Double? { Self.others(allBefore, before) }
  /// All others at the last day; `nil` where either figure is missing.
  public var othersAfter: Double? { Self.others(allAfter, after) }
  /// Their share at the first day, 0 to 1; `nil` where either figure is missing.
  public var shareBefore: Double? { Self.share(before, of: allBefore) }
  /// Their share at the last day, 0 to 1; `nil` where either figure is missing.
  public var shareAfter: Double? { Self.share(after, of: allAfter) }

  private static func others(_ all: StockFigure, _ part: StockFigure) -> Double? {
    guard let all = all.number, let part = part.number else { return nil }
    return all - part
  }

  static func share(_ part: StockFigure, of all: StockFigure) -> Double? {
    guard let part = part.number, let all = all.number, all > 0 else { return nil }
    return part / all
  }
}
