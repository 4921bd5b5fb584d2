internal import CareStatistics
internal import TrendAnalysis

/// The statistical neighbours of an authority in one measure: first and latest figure, and change.
///
/// The years are the authority's own first and latest with a figure, as in the sentences beside it.
struct AreaNeighbourTable {
  let index: SiteIndex
  let area: Area
  let series: ComparedSeries

  private var measure: Measure { series.measure }

  /// The table; `nil` where the authority has no figure or the model names no neighbours.
  var table: DataTable? {
    let neighbours = index.analysis.neighbourModel.neighbours[area.key] ?? []
    guard let latest = series.latest, !neighbours.isEmpty else { return nil }
    let last = series.points[latest].year
    let first = series.points.first { $0.value != nil && $0.year < last }?.year
    let years = [first, last].compactMap { $0 }
    let columns =
      years.map { DataTable.Column.number("\($0)") } + (first == nil ? [] : [.number("Change")])
    return DataTable(
      id: "n-\(measure.id)", caption: "\(measure.shortName): neighbours, closest first",
      columns: [.text("Authority")] + columns,
      rows: neighbours.map { row($0.neighbour, first ?? last, last) })
  }

  private func row(_ key: AreaKey, _ first: Int, _ last: Int) -> DataTable.Row {
    let heading: DataTable.Cell =
      if let other = index.register[key], other.isCurrent, other.level == .localAuthority {
        .link(other.name, href: PagePath.sibling(other))
      } else {
        .text(index.name(key))
      }
    let now = point(key, last)
    guard first < last else { return DataTable.Row(heading, [cell(now)]) }
    let before = point(key, first)
    return DataTable.Row(heading, [cell(before), cell(now), change(before, now)])
  }

  private func point(_ key: AreaKey, _ year: Int) -> SeriesPoint {
    index.analysis.table.series(of: measure.id, in: key, years: year...year)[0]
  }

  private func cell(_ point: SeriesPoint) -> DataTable.Cell {
    AreaMeasureSection.cell(point, of: measure)
  }

  /// The difference of the unrounded figures; where one is missing, why.
  private func change(_ before: SeriesPoint, _ now: SeriesPoint) -> DataTable.Cell {
    guard let difference = ComparedSeries.difference(before.precise, now.precise) else {
      let missing = [now, before].first { $0.precise == nil }
      return .status(missing?.status ?? .notAvailable)
    }
    return .number(NumberText.signed(difference, decimals: measure.decimals))
  }
}
