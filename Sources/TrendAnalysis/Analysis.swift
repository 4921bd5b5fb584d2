public import CareStatistics

/// Everything that a run found out: what pages, files and the terminal show.
public struct Analysis: Sendable {
  /// The observations with measures and areas.
  public let table: ObservationTable
  /// Comparators by measure id.
  public let comparators: [String: MeasureComparators]
  /// Every trend, by measure (catalogue order), window (longest first) and area name.
  public let trends: [Trend]
  /// The pooled diagnostics, in the same order.
  public let models: [TrendModel]
  /// The neighbour model that the comparators use.
  public let neighbourModel: NeighbourModel
  /// Every neighbour model that was read.
  public let neighbourModels: [NeighbourModel]
  /// The partner groups.
  public let groups: [PartnerGroup]
  /// What stands beside the trends; empty until it is worked out from the rest.
  public var evidence = Evidence()

  private let trendsByAuthority: [AreaKey: [Int]]

  /// An analysis from its parts.
  public init(
    table: ObservationTable, comparators: [String: MeasureComparators], trends: [Trend],
    models: [TrendModel], neighbourModel: NeighbourModel, neighbourModels: [NeighbourModel],
    groups: [PartnerGroup]
  ) {
    (self.table, self.comparators) = (table, comparators)
    (self.trends, self.models) = (trends, models)
    (self.neighbourModel, self.neighbourModels) = (neighbourModel, neighbourModels)
    self.groups = groups
    var index: [AreaKey: [Int]] = [:]
    for (position, trend) in trends.enumerated() {
      for key in trend.authorities { index[key, default: []].append(position) }
    }
    trendsByAuthority = index
  }

  /// Every trend that speaks of an authority, its joined areas' included, in the order of `trends`.
  public func trends(of authority: AreaKey) -> [Trend] {
    (trendsByAuthority[authority] ?? []).map { trends[$0] }
  }

  /// The windows in which a measure is assessed, longest first.
  public func windows(of measure: String) -> [ClosedRange<Int>] {
    models.filter { $0.measure == measure }.map(\.window)
  }
}
