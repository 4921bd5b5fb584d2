public import CareStatistics
internal import StatisticalMethods

/// Every step between the figures of an authority and one trend that speaks of it.
///
/// The numbers are those of the trend's own row and model; what a row does not say is beside them.
public struct TrendTrace: Sendable {
  /// The measure.
  public let measure: Measure
  /// The trend, of the authority or of the joined area that it is part of.
  public let trend: Trend
  /// What was pooled over all areas.
  public let model: TrendModel
  /// The authorities whose figures are added up, past ones included; one for an unchanged area.
  public let members: [AreaKey]
  /// Joint returns that stand in for figures of single members.
  public let jointReturns: [AreaKey]
  /// The window's years, in order.
  public let years: [Year]
  /// The statistical neighbours, closest first, each once.
  public let neighbours: [Neighbour]
  /// The test's steps; `nil` where the trend is not assessed.
  public let steps: Steps?

  /// One year of the window.
  public struct Year: Sendable, Hashable {
    /// The year of the period.
    public let year: Int
    /// The summed numerator; `nil` when any part has none.
    public let count: Double?
    /// The summed denominator; `nil` when any part has none.
    public let population: Double?
    /// Why the year is missing; `nil` when it is there.
    public let status: ValueStatus?

    /// Count over population in the measure's unit; `nil` where either is missing.
    public func rate(_ unit: MeasureUnit) -> Double? {
      guard let count, let population, population > 0 else { return nil }
      return count / population * unit.multiplier
    }
  }

  /// A neighbour that the contrast could use.
  public struct Neighbour: Sendable, Hashable {
    /// The area's name, a joined area's where it is part of one.
    public let name: String
    /// Whether it was tested and has the same years, so that it was used.
    public let isUsed: Bool
  }

  /// What lies between the yearly figures and the p-value; growth is in log points a year.
  public struct Steps: Sendable, Hashable {
    /// Growth relative to the rest of England, one a step between successive points.
    public let relativeGrowth: [Double]
    /// The variance of one year's relative growth: the area's own, what is usual for areas of its
    /// size, and the two together.
    public let ownVariance, usualVariance, variance: Double
    /// The standard error of the contrast.
    public let standardError: Double
    /// Student's t, and its degrees of freedom.
    public let t, degrees: Double
    /// The standard error of the contrast by event chance alone.
    public let eventStandardError: Double
    /// What chance does to the counts, in words.
    public let chance: String
    /// Whether the own rate moved the other way from England's.
    public let isOpposite: Bool
  }

  /// The largest q-value that is called confirmed.
  public let falseDiscoveryRate: Double
  /// The largest p-value that is called probable, given more than event chance.
  public static let probableLimit = 0.05
}

extension TrendAssessor {
  /// The traces of every window of a measure for an authority, longest window first.
  ///
  /// A measure that is not tested has none.
  public func traces(of measure: Measure, for authority: AreaKey) -> [TrendTrace] {
    switch MeasureKind(measure) {
    case .number, .publishedRate: return []
    case .stockRate, .flowRate, .shareOfFlow, .shareOfStock, .ratio: break
    }
    return windows(of: measure).compactMap { window in
      let writer = writer(of: measure, window: window)
      guard let index = writer.assessed.panel.rowOfMember[authority] else { return nil }
      return trace(writer, index, authority)
    }
  }

  private func trace(_ writer: TrendWriter, _ index: Int, _ authority: AreaKey) -> TrendTrace? {
    let row = writer.assessed.panel.rows[index]
    let trends = writer.trends
    let own = trends.first { $0.areaCode == row.area.code && $0.parts == row.area.parts }
    guard let trend = own else { return nil }
    let growth = writer.assessed.result.growth(of: index)
    return TrendTrace(
      measure: writer.measure, trend: trend,
      model: writer.model(notAssessed: trends.filter { $0.estimate == nil }.count),
      members: row.area.members, jointReturns: writer.assessed.panel.jointReturns(of: row.area),
      years: row.series.points.map {
        TrendTrace.Year(
          year: $0.year, count: $0.count, population: $0.population, status: $0.status)
      },
      neighbours: neighbours(writer, index),
      steps: growth.map { steps($0, writer, index) },
      falseDiscoveryRate: options.falseDiscoveryRate)
  }

  private func neighbours(_ writer: TrendWriter, _ index: Int) -> [TrendTrace.Neighbour] {
    let (panel, result) = (writer.assessed.panel, writer.assessed.result)
    let years = panel.rows[index].unit.years
    var seen: Set<Int> = [index]
    let others = writer.assessed.neighbours(of: index, writer.model)
    return others.filter { seen.insert($0).inserted }.map { other in
      let row = panel.rows[other]
      return TrendTrace.Neighbour(
        name: row.area.name,
        isUsed: result.growth(of: index) != nil && result.growth(of: other) != nil
          && years.count == panel.window.count && row.unit.years == years)
    }
  }

  private func steps(_ growth: UnitGrowth, _ writer: TrendWriter, _ index: Int) -> TrendTrace.Steps
  {
    let direction = writer.assessed.result.pooled?.direction
    return TrendTrace.Steps(
      relativeGrowth: growth.steps, ownVariance: growth.rawVariance,
      usualVariance: growth.priorVariance, variance: growth.variance,
      standardError: growth.standardError, t: growth.t, degrees: growth.degrees,
      eventStandardError: growth.eventStandardError,
      chance: chance(of: writer, index),
      isOpposite: (direction == .rising && growth.own < 0)
        || (direction == .falling && growth.own > 0))
  }

  private func chance(of writer: TrendWriter, _ index: Int) -> String {
    let chances = writer.assessed.panel.chances(of: writer.measure, general: options.eventVariance)
    return switch chances[index] {
    case .stock(let variance): "a number on a day, variance \(variance) over the mean count"
    case .shareOfStock(let variance): "a share of a number on a day, variance \(variance)"
    case .ratioOfStocks(let variance): "a ratio of two numbers on a day, variance \(variance)"
    case .flow(let clustering): "events of a year, \(clustering) of them together on average"
    case .shareOfFlow(let clustering):
      "a share of the events of a year, \(clustering) of them together on average"
    }
  }
}
