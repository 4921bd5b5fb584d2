public import CareStatistics

/// Works out England, regions, statistical neighbours and partner groups for one measure.
public struct ComparatorBuilder: Sendable {
  private let table: ObservationTable
  private let model: NeighbourModel
  private let groups: [PartnerGroup]

  /// A builder over the observations of a run.
  public init(table: ObservationTable, model: NeighbourModel, groups: [PartnerGroup]) {
    (self.table, self.model, self.groups) = (table, model, groups)
  }

  /// The comparators of a measure for every year in which a local authority has a figure.
  public func comparators(of measure: Measure) -> MeasureComparators {
    let years = table.years(of: measure.id).map(Array.init) ?? []
    guard let first = years.first, let last = years.last else {
      return MeasureComparators(
        measure: measure.id, years: [], england: [], regions: [:], groups: [:], neighbours: [:],
        neighbourModel: model.name)
    }
    let rows = table.register.areas.filter { $0.level == .localAuthority }.map { area in
      Row(
        area: area, points: table.series(of: measure.id, in: area.key, years: first...last),
        joint: table.jointReturns(of: area.key).map {
          table.series(of: measure.id, in: $0, years: first...last)
        },
        isInForce: years.map { area.isInForce(on: measure.period.endDate(year: $0)) })
    }
    func figures(_ members: [Row], published: AreaKey?) -> [AggregateFigure] {
      let own = published.map { table.series(of: measure.id, in: $0, years: first...last) }
      return years.indices.map { index in
        aggregate(members, year: index, published: own?[index], measure: measure)
      }
    }
    var regions: [AreaKey: [AggregateFigure]] = [:]
    for region in table.register.regions {
      regions[region.key] = figures(
        rows.filter { $0.area.region == region.key }, published: region.key)
    }
    var byGroup: [String: [AggregateFigure]] = [:]
    for group in groups {
      byGroup[group.id] = figures(
        rows.filter { group.members.contains($0.area.key) }, published: nil)
    }
    return MeasureComparators(
      measure: measure.id, years: years, england: figures(rows, published: .england),
      regions: regions, groups: byGroup, neighbours: neighbours(rows, years: years.count),
      neighbourModel: model.name)
  }

  /// One authority's series, where need be that of a joint return, and its joint returns' own.
  private struct Row {
    let area: Area
    let points: [SeriesPoint]
    let joint: [[SeriesPoint]]
    let isInForce: [Bool]
  }

  /// A set of authorities together in one year; each joint return counts once.
  private func aggregate(
    _ members: [Row], year: Int, published: SeriesPoint?, measure: Measure
  ) -> AggregateFigure {
    var (numerator, denominator, plain) = (0.0, 0.0, 0.0)
    var joint: Set<AreaKey> = []
    var (used, missing) = (0, 0)
    for row in members where row.isInForce[year] {
      // An authority's own figure may be a bare rate where the joint return has what a sum needs.
      let candidates = [row.points[year]] + row.joint.map { $0[year] }
      let usable = candidates.lazy.compactMap(\.observation).first { canAdd($0, measure) }
      guard let found = usable else {
        missing += 1
        continue
      }
      if found.area != row.area.key, !joint.insert(found.area).inserted { continue }
      used += 1
      plain += found.published?.number ?? 0
      numerator += found.numerator?.number ?? 0
      denominator += found.denominator?.number ?? 0
    }
    let calculated =
      measure.unit.isCount
      ? (used == 0 ? nil : plain)
      : (denominator > 0 ? numerator / denominator * measure.unit.multiplier : nil)
    return AggregateFigure(
      calculated: calculated, published: published?.observation?.published?.number,
      ownRow: published?.observation?.calculated, used: used, missing: missing)
  }

  /// Whether a figure has all that a sum needs.
  private func canAdd(_ observation: Observation, _ measure: Measure) -> Bool {
    measure.unit.isCount
      ? observation.published?.number != nil
      : observation.numerator?.number != nil && observation.denominator?.number != nil
  }

  /// Median, mean and spread of the neighbours that have a value, for each authority of today.
  private func neighbours(_ rows: [Row], years: Int) -> [AreaKey: [NeighbourFigure]] {
    let places = Dictionary(
      rows.enumerated().map { ($1.area.key, $0) }, uniquingKeysWith: { first, _ in first })
    var result: [AreaKey: [NeighbourFigure]] = [:]
    for row in rows where row.area.isCurrent {
      let named = model.neighbours[row.area.key] ?? []
      let set = named.compactMap { places[$0.neighbour] }.map { rows[$0] }
      result[row.area.key] = (0..<years).map { index in
        var joint: Set<AreaKey> = []
        let values = set.compactMap { neighbour -> Double? in
          let point = neighbour.points[index]
          guard let value = point.precise else { return nil }
          if point.isJointReturn, let source = point.observation?.area,
            !joint.insert(source).inserted
          {
            return nil
          }
          return value
        }
        return NeighbourFigure(values: values, of: named.count)
      }
    }
    return result
  }
}
