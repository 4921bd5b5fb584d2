public import CareStatistics

/// A figure for a set of authorities together.
public struct AggregateFigure: Sendable, Hashable {
  /// Summed numerators over summed denominators of the authorities that have both, in the measure's
  /// unit; for a number the plain sum; `nil` where no authority has a value.
  public let calculated: Double?
  /// The publication's own figure for the area; `nil` where there is none.
  public let published: Double?
  /// Unrounded, from the numerator and denominator of the area's own row, which covers authorities
  /// that are missing from the sum; `nil` where the publication has no such row.
  public let ownRow: Double?
  /// How many authorities (or joint returns) had a value.
  public let used: Int
  /// How many single authorities were in force and not covered by a value.
  public let missing: Int

  /// A figure from its parts.
  public init(
    calculated: Double?, published: Double?, ownRow: Double? = nil, used: Int, missing: Int
  ) {
    (self.calculated, self.published, self.ownRow) = (calculated, published, ownRow)
    (self.used, self.missing) = (used, missing)
  }

  /// The figure to draw and to subtract: unrounded and for the whole area where that can be had.
  ///
  /// The authorities' sum comes last, since the set of those that reported differs from year to year.
  public func drawn(for unit: MeasureUnit) -> Double? {
    unit.isCount ? published ?? calculated : ownRow ?? published ?? calculated
  }

  /// The figure to print: as published, else for the whole area, else the authorities' sum.
  public var shown: Double? { published ?? ownRow ?? calculated }
}

/// What an authority's statistical neighbours show in one year.
public struct NeighbourFigure: Sendable, Hashable {
  /// The median of the neighbours that have a value; `nil` when none has.
  public let median: Double?
  /// Their plain mean; `nil` when none has a value.
  public let mean: Double?
  /// The lowest value; `nil` when none has a value.
  public let lowest: Double?
  /// The highest value; `nil` when none has a value.
  public let highest: Double?
  /// The second lowest; `nil` with fewer than four values.
  public let secondLowest: Double?
  /// The second highest; `nil` with fewer than four values.
  public let secondHighest: Double?
  /// How many neighbours had a value.
  public let used: Int
  /// How many neighbours the model names.
  public let of: Int

  /// A summary of the neighbours' values.
  public init(values: [Double], of count: Int) {
    let sorted = values.sorted()
    let n = sorted.count
    median = n == 0 ? nil : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2
    mean = n == 0 ? nil : sorted.reduce(0, +) / Double(n)
    (lowest, highest) = (sorted.first, sorted.last)
    secondLowest = n < 4 ? nil : sorted[1]
    secondHighest = n < 4 ? nil : sorted[n - 2]
    (used, of) = (n, count)
  }
}

/// All comparators of one measure, year by year.
public struct MeasureComparators: Sendable {
  /// The measure's id.
  public let measure: String
  /// The years that the arrays below cover, in order.
  public let years: [Int]
  /// England, one figure a year.
  public let england: [AggregateFigure]
  /// Each of the nine regions, one figure a year.
  public let regions: [AreaKey: [AggregateFigure]]
  /// Each partner group by id, one figure a year.
  public let groups: [String: [AggregateFigure]]
  /// Each current authority's neighbours under the chosen model, one figure a year.
  public let neighbours: [AreaKey: [NeighbourFigure]]
  /// The name of the neighbour model, for example "2025".
  public let neighbourModel: String

  /// Comparators from their parts; every array is as long as `years`.
  public init(
    measure: String, years: [Int], england: [AggregateFigure],
    regions: [AreaKey: [AggregateFigure]], groups: [String: [AggregateFigure]],
    neighbours: [AreaKey: [NeighbourFigure]], neighbourModel: String
  ) {
    (self.measure, self.years, self.england) = (measure, years, england)
    (self.regions, self.groups, self.neighbours) = (regions, groups, neighbours)
    self.neighbourModel = neighbourModel
  }
}
