public import CareStatistics
internal import StatisticalMethods

/// Assesses the trends of one measure in every window: units, panel, rule, tiers and sentences.
public struct TrendAssessor: Sendable {
  private let table: ObservationTable
  private let model: NeighbourModel
  private let windows: [Int]
  let options: RelativeGrowthOptions

  /// An assessor over the observations of a run.
  ///
  /// - Parameters:
  ///   - table: The observations.
  ///   - model: The statistical neighbours to compare with.
  ///   - windows: Lengths of the windows in years.
  ///   - falseDiscoveryRate: The accepted share of false names among confirmed ones.
  ///   - eventVariance: Event variance over mean count.
  public init(
    table: ObservationTable, model: NeighbourModel, windows: [Int], falseDiscoveryRate: Double,
    eventVariance: Double
  ) {
    (self.table, self.model, self.windows) = (table, model, windows)
    var options = RelativeGrowthOptions()
    options.falseDiscoveryRate = falseDiscoveryRate
    options.eventVariance = eventVariance
    self.options = options
  }

  /// Trends and pooled diagnostics of a measure.
  ///
  /// A measure of which only the rate is published has rows that describe and no diagnostics. A plain
  /// number has neither: it follows the size of the population, and its rate is tested in its place.
  public func assess(_ measure: Measure) -> (trends: [Trend], models: [TrendModel]) {
    switch MeasureKind(measure) {
    case .number: return ([], [])
    case .publishedRate:
      return (DescribedTrends(table: table, measure: measure).rows(windows: windows), [])
    case .stockRate, .flowRate, .shareOfFlow, .shareOfStock, .ratio: break
    }
    var trends: [Trend] = []
    var models: [TrendModel] = []
    for window in windows(of: measure) {
      let writer = writer(of: measure, window: window)
      trends += writer.trends
      models.append(writer.model(notAssessed: writer.trends.filter { $0.estimate == nil }.count))
    }
    return (trends, models)
  }

  /// The windows of a measure that is tested, longest first.
  func windows(of measure: Measure) -> [ClosedRange<Int>] {
    TrendWindows.windows(lengths: windows, table: table, measure: measure)
  }

  /// The rule applied to one measure and window, ready to be written down.
  func writer(of measure: Measure, window: ClosedRange<Int>) -> TrendWriter {
    TrendWriter(
      table: table, measure: measure, model: model,
      assessed: AssessedPanel(table: table, measure: measure, window: window, options: options))
  }

  /// Every graded trend of a measure, looked at in other windows and beside other areas.
  ///
  /// - Parameters:
  ///   - measure: The measure.
  ///   - trends: The run's trends; those of other measures are passed over.
  public func sensitivity(of measure: Measure, trends: [Trend]) -> [Sensitivity] {
    SensitivityBuilder(table: table, measure: measure, model: model, options: options).rows(trends)
  }
}
