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
    let authorities = table.register.areas.filter { $0.level == .localAuthority }
    func figures(_ members: [Area], published: AreaKey?) -> [AggregateFigure] {
      years.map { aggregate(members, published: published, measure: measure, year: $0) }
    }
    var regions: [AreaKey: [AggregateFigure]] = [:]
    for region in table.register.regions {
      regions[region.key] = figures(
        authorities.filter { $0.region == region.key }, published: region.key)
    }
    var byGroup: [String: [AggregateFigure]] = [:]
    for group in groups {
      byGroup[group.id] = figures(
        authorities.filter { group.members.contains($0.key) }, published: nil)
    }
    return MeasureComparators(
      measure: measure.id, years: years, england: figures(authorities, published: .england),
      regions: regions, groups: byGroup, neighbours: neighbours(of: measure, years: years),
      neighbourModel: model.name)
  }

  /// A set of authorities together in one year; each joint return counts once.
  private func aggregate(
    _ members: [Area], published: AreaKey?, measure: Measure, year: Int
  ) -> AggregateFigure {
    let day = measure.period.endDate(year: year)
    let present = members.filter { $0.isInForce(on: day) }
    var numerator = 0.0
    var denominator = 0.0
    var plain = 0.0
    var used: Set<AreaKey> = []
    var missing = 0
    for area in present {
      let found = observation(of: measure, for: area.key, year: year)
      guard let found else {
        missing += 1
        continue
      }
      guard used.insert(found.area).inserted else { continue }
      if measure.unit.isCount {
        plain += found.published?.number ?? 0
      } else {
        numerator += found.numerator?.number ?? 0
        denominator += found.denominator?.number ?? 0
      }
    }
    let calculated =
      measure.unit.isCount
      ? (used.isEmpty ? nil : plain)
      : (denominator > 0 ? numerator / denominator * measure.unit.multiplier : nil)
    return AggregateFigure(
      calculated: calculated,
      published: published.flatMap { key in
        table.observation(of: measure.id, in: key, year: year)?.published?.number
      }, used: used.count, missing: missing)
  }

  /// The observation that speaks for an authority and can be added up: its own or a joint return's.
  private func observation(of measure: Measure, for key: AreaKey, year: Int) -> Observation? {
    func usable(_ observation: Observation?) -> Observation? {
      guard let observation else { return nil }
      let canAdd =
        measure.unit.isCount
        ? observation.published?.number != nil
        : observation.numerator?.number != nil && observation.denominator?.number != nil
      return canAdd ? observation : nil
    }
    if let own = usable(table.observation(of: measure.id, in: key, year: year)) { return own }
    for joint in table.jointReturns(of: key) {
      if let shared = usable(table.observation(of: measure.id, in: joint, year: year)) {
        return shared
      }
    }
    return nil
  }

  /// Median, mean and spread of the neighbours that have a value, for each authority of today.
  private func neighbours(
    of measure: Measure, years: [Int]
  ) -> [AreaKey: [NeighbourFigure]] {
    guard let first = years.first, let last = years.last else { return [:] }
    var series: [AreaKey: [SeriesPoint]] = [:]
    for area in table.register.areas where area.level == .localAuthority {
      series[area.key] = table.series(of: measure.id, in: area.key, years: first...last)
    }
    var result: [AreaKey: [NeighbourFigure]] = [:]
    for area in table.register.currentAuthorities {
      let keys = (model.neighbours[area.key] ?? []).map(\.neighbour)
      result[area.key] = years.indices.map { index in
        var seen: Set<AreaKey> = []
        var values: [Double] = []
        for key in keys {
          guard let point = series[key]?[index], let value = point.precise,
            let source = point.observation?.area, seen.insert(source).inserted
          else { continue }
          values.append(value)
        }
        return NeighbourFigure(values: values, of: keys.count)
      }
    }
    return result
  }
}
