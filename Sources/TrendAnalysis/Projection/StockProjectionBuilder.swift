internal import CareStatistics
internal import StatisticalMethods

/// Works out every `StockProjection` of a run.
///
/// The variance of a year is that of the area's relative growth, as the trend rule has it in the
/// longest window, plus England's own.
struct StockProjectionBuilder {
  let analysis: Analysis
  let headline: HeadlineMeasures

  /// The rows in the order of their file: by area code.
  var rows: [StockProjection] {
    let table = analysis.table
    guard let measure = table.measure(headline.rate), measure.isTested,
      let window = analysis.windows(of: headline.rate).first
    else { return [] }
    let panel = MeasurePanel(table: table, measure: measure, window: window)
    let units = panel.rows.map(\.unit)
    let walk = PanelWalk(units, window: window)
    let records = Self.records(units, window: window)
    var rows: [StockProjection] = []
    for (index, row) in panel.rows.enumerated() where !row.area.current.isEmpty {
      rows.append(projection(row, walk, index, records: records, measure: measure, window: window))
      rows += memberRows(row.area, measure: measure, window: window)
    }
    return rows.sorted { $0.areaCode < $1.areaCode }
  }

  private static func records(
    _ units: [PanelUnit], window: ClosedRange<Int>
  ) -> [ProjectionCoverage?] {
    ProjectionRecord.rolledBack(
      units, window: window, horizons: StockProjection.horizons, shares: [0.8, 0.95]
    ).map { record in
      guard let origins = record.origins, let error = record.medianError,
        let driftError = record.driftMedianError, record.inside.count == 2
      else { return nil }
      return ProjectionCoverage(
        horizon: record.horizon, cases: record.cases, origins: origins,
        inside80: record.inside[0], inside95: record.inside[1], medianError: error,
        driftMedianError: driftError)
    }
  }

  private func projection(
    _ row: MeasurePanel.Row, _ walk: PanelWalk, _ index: Int, records: [ProjectionCoverage?],
    measure: Measure, window: ClosedRange<Int>
  ) -> StockProjection {
    guard let own = walk.units[index], let projection = walk.projection(of: index),
      let number = row.unit.counts.last, let population = row.unit.populations.last
    else {
      return unassessed(
        row.area.code, row.area.name, row.area.current, row.area.parts, measure, window,
        reason: TrendReason.words(for: walk.reasons[index] ?? .noData, series: row.series))
    }
    let multiplier = measure.unit.multiplier
    let years = zip(StockProjection.horizons, records).map { horizon, record in
      func rate(_ share: Double, times factor: Double) -> ClosedRange<Double> {
        let ratio = projection.ratio(after: horizon, share: share)
        return ratio.lowerBound * factor...ratio.upperBound * factor
      }
      return ProjectedYear(
        year: window.upperBound + horizon, rate80: rate(0.8, times: multiplier),
        rate95: rate(0.95, times: multiplier), number80: rate(0.8, times: population),
        number95: rate(0.95, times: population), record: record)
    }
    return StockProjection(
      measure: measure.id, window: window, areaCode: row.area.code, areaName: row.area.name,
      authorities: row.area.current, parts: row.area.parts,
      start: ProjectionStart(
        rate: number / population * multiplier, number: number, population: population,
        relativeVariance: own.relativeVariance, englandVariance: walk.wholeVariance,
        degrees: own.degrees),
      years: years, reasonNotAssessed: nil)
  }

  /// Rows that lead from an authority to the joined area that it is projected in.
  private func memberRows(
    _ area: ContinuityUnit, measure: Measure, window: ClosedRange<Int>
  ) -> [StockProjection] {
    guard area.isJoined else { return [] }
    return area.current.compactMap { key in
      guard let authority = analysis.table.register[key], authority.code != area.code else {
        return nil
      }
      return unassessed(
        authority.code, authority.name, [key], [authority.name], measure, window,
        reason: "joined with other areas, projected as \(area.name)")
    }
  }

  private func unassessed(
    _ code: String, _ name: String, _ authorities: [AreaKey], _ parts: [String],
    _ measure: Measure, _ window: ClosedRange<Int>, reason: String
  ) -> StockProjection {
    StockProjection(
      measure: measure.id, window: window, areaCode: code, areaName: name,
      authorities: authorities, parts: parts, start: nil, years: [], reasonNotAssessed: reason)
  }
}
