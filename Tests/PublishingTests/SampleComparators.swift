import CareStatistics
import Foundation
import TrendAnalysis

/// Comparators of the made-up figures, worked out the plain way.
struct SampleComparators {
  let table: ObservationTable
  let neighbours: NeighbourModel

  func comparators(_ measure: Measure) -> MeasureComparators {
    let years = Array(SampleAnalysis.years)
    let authorities = table.register.currentAuthorities
    func figures(_ keys: [AreaKey]) -> [AggregateFigure] {
      years.map { aggregate(measure, keys, $0) }
    }
    let regions = table.register.regions.map { region in
      (region.key, figures(authorities.filter { $0.region == region.key }.map(\.key)))
    }
    let around = authorities.map { area in
      let keys = (neighbours.neighbours[area.key] ?? []).map(\.neighbour)
      return (
        area.key,
        years.map { year in
          NeighbourFigure(
            values: keys.compactMap { value(measure, $0, year)?.precise }, of: keys.count)
        }
      )
    }
    return MeasureComparators(
      measure: measure.id, years: years, england: figures(authorities.map(\.key)),
      regions: Dictionary(uniqueKeysWithValues: regions), groups: [:],
      neighbours: Dictionary(uniqueKeysWithValues: around), neighbourModel: neighbours.name)
  }

  private func value(_ measure: Measure, _ key: AreaKey, _ year: Int) -> Observation? {
    table.observation(of: measure.id, in: key, year: year)
  }

  private func aggregate(_ measure: Measure, _ keys: [AreaKey], _ year: Int) -> AggregateFigure {
    let all = keys.compactMap { value(measure, $0, year) }
    let values = all.compactMap(\.precise)
    let missing = keys.count - values.count
    guard !values.isEmpty else {
      return AggregateFigure(calculated: nil, published: nil, used: 0, missing: missing)
    }
    let sum = values.reduce(0, +)
    guard !measure.unit.isCount else {
      return AggregateFigure(
        calculated: sum, published: (sum / 10).rounded() * 10, used: values.count, missing: missing)
    }
    let mean = sum / Double(values.count)
    let scale = pow(10, Double(measure.decimals))
    return AggregateFigure(
      calculated: mean, published: (mean * scale).rounded() / scale, used: values.count,
      missing: missing)
  }
}

/// Trends of the made-up figures: end-point growth, and grades by its size.
struct SampleTrends {
  private(set) var trends: [Trend] = []
  private(set) var models: [TrendModel] = []
  private let table: ObservationTable

  init(table: ObservationTable, neighbours: NeighbourModel) {
    self.table = table
    for measure in table.measures where measure.isTested {
      for window in [2016...2025, 2021...2025] { add(measure, window) }
    }
  }

  private mutating func add(_ measure: Measure, _ window: ClosedRange<Int>) {
    let areas = table.register.currentAuthorities
    let growth = areas.map { grown(measure, $0.key, window) }
    let all = growth.compactMap { $0 }
    let national = all.reduce(0, +) / Double(max(all.count, 1)) + 0.008
    var tested = 0
    for (area, own) in zip(areas, growth) {
      let joined = SampleAreas.successors.contains(area.key) && window.lowerBound < 2020
      if let own, !joined {
        tested += 1
        trends.append(assessed(measure, window, area, own, national))
      } else {
        let reason = joined ? "boundary change in 2019" : "a year is suppressed or missing"
        trends.append(notAssessed(measure, window, area, reason))
      }
    }
    models.append(
      TrendModel(
        measure: measure.id, window: window, tested: tested, notAssessed: areas.count - tested,
        nationalGrowth: national, direction: national > 0.0025 ? .rising : .flat,
        quantities: [
          .init("rho", -0.0124), .init("omega", 0.913), .init("sigma2", 0.00235),
          .init("prior_df", nil),
        ]))
  }

  private func grown(
    _ measure: Measure, _ key: AreaKey, _ window: ClosedRange<Int>
  ) -> Double? {
    let values = table.series(of: measure.id, in: key, years: window).map(\.precise)
    guard !values.contains(where: { $0 == nil }), let first = values.first, let first,
      let last = values.last, let last, first > 0, last > 0
    else { return nil }
    return log(last / first) / Double(window.count - 1)
  }

  private func assessed(
    _ measure: Measure, _ window: ClosedRange<Int>, _ area: Area, _ own: Double, _ england: Double
  ) -> Trend {
    let contrast = own - england
    let width = 0.035
    let grade: EvidenceGrade? =
      switch abs(contrast) {
      case 0.06...: .confirmed
      case 0.045...: .probable
      case 0.03...: .observed
      default: nil
      }
    let tier: TrendTier =
      grade == nil
      ? .with
      : own < 0 && england > 0.0025 && contrast < 0 ? .against : contrast < 0 ? .below : .above
    let estimate = TrendEstimate(
      meanCount: 200, own: own, ownLower: own - width, ownUpper: own + width, england: england,
      rest: england, contrast: contrast, contrastLower: contrast - width,
      contrastUpper: contrast + width, p: 0.01, q: 0.04, pOwn: 0.02, qOwn: 0.06, pEvent: 0.001,
      qEvent: 0.002, glmOwn: own, glmContrast: contrast, theilSenContrast: contrast,
      mannKendallP: 0.2, robust: true, yearsBelow: 5, levelZ: 0.3,
      neighbourContrast: contrast + 0.01, neighboursUsed: 9)
    let words = tier == .against ? "fell while England rose" : "changed beside England"
    let statement =
      grade == nil
      ? "\(area.name): no clear difference from the rest of England."
      : "The rate of \(area.name) \(words) in \(window.lowerBound) to \(window.upperBound)."
    return Trend(
      measure: measure.id, window: window, areaCode: area.code, areaName: area.name,
      authorities: [area.key], parts: [area.name], points: window.count, estimate: estimate,
      tier: tier, grade: grade, contrastGrade: grade, reasonNotAssessed: nil, statement: statement)
  }

  private func notAssessed(
    _ measure: Measure, _ window: ClosedRange<Int>, _ area: Area, _ reason: String
  ) -> Trend {
    let joined = SampleAreas.successors.contains(area.key)
    return Trend(
      measure: measure.id, window: window, areaCode: area.code,
      areaName: joined ? "Old County area (\(area.name))" : area.name,
      authorities: joined ? SampleAreas.successors : [area.key],
      parts: joined ? ["Old County", area.name] : [area.name], points: 8, estimate: nil,
      tier: .notAssessed, grade: nil, contrastGrade: nil, reasonNotAssessed: reason,
      statement: "Not assessed: \(reason).")
  }
}
