internal import CareStatistics

/// Puts stock, flows and population of the units of a window together.
struct StockSeriesBuilder {
  let table: ObservationTable
  let measure: Measure
  /// The measure of children who enter, and of those who leave.
  let starts, ceases: String

  /// A builder for a rate that names exactly two flows, entering first; `nil` for any other.
  init?(table: ObservationTable, measure: Measure) {
    guard measure.isTested, measure.flows.count == 2 else { return nil }
    (self.table, self.measure) = (table, measure)
    (starts, ceases) = (measure.flows[0], measure.flows[1])
  }

  /// Every unit of a window with its series.
  func series(in window: ClosedRange<Int>) -> [(area: ContinuityUnit, series: StockSeries)] {
    MeasurePanel(table: table, measure: measure, window: window).rows.map { row in
      let points = row.series.points.map { point in
        StockSeries.Point(
          year: point.year,
          stock: StockFigure(number: point.count, status: point.status),
          starts: figure(starts, of: row.area, year: point.year),
          ceases: figure(ceases, of: row.area, year: point.year), population: point.population)
      }
      return (row.area, StockSeries(points: points))
    }
  }

  /// A number as published, added up over the parts of a unit that were there at the year's end.
  ///
  /// Where a part has none, that of a joint return stands in if it is wholly inside the unit.
  func figure(_ id: String, of area: ContinuityUnit, year: Int) -> StockFigure {
    let day = measure.period.endDate(year: year)
    let parts = area.members.filter { table.register[$0]?.isInForce(on: day) == true }
    guard !parts.isEmpty else { return StockFigure(number: nil, status: .notApplicable) }
    var sum = 0.0
    var covered: Set<AreaKey> = []
    for part in parts where !covered.contains(part) {
      let own = table.observation(of: id, in: part, year: year)?.published
      if let number = own?.number {
        sum += number
      } else if let joint = jointReturn(id, with: part, in: parts, year: year) {
        covered.formUnion(joint.members)
        sum += joint.number
      } else {
        return StockFigure(number: nil, status: own?.status)
      }
    }
    return StockFigure(number: sum, status: nil)
  }

  private func jointReturn(
    _ id: String, with part: AreaKey, in parts: [AreaKey], year: Int
  ) -> (members: [AreaKey], number: Double)? {
    for key in table.jointReturns(of: part) {
      guard let members = table.register[key]?.memberKeys, members.allSatisfy(parts.contains),
        let number = table.observation(of: id, in: key, year: year)?.published?.number
      else { continue }
      return (members, number)
    }
    return nil
  }

  /// The number of authorities in force on a year's last day that a set of units leaves out.
  func missing(from used: [ContinuityUnit], in units: [ContinuityUnit], year: Int) -> Int {
    let covered = Set(used.flatMap(\.members))
    let day = measure.period.endDate(year: year)
    return units.flatMap(\.members).count { key in
      !covered.contains(key) && table.register[key]?.isInForce(on: day) == true
    }
  }
}
