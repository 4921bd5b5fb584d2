internal import CareStatistics
internal import StatisticalMethods

/// Works out every `StockChange` of a run.
struct StockChangeBuilder {
  let analysis: Analysis
  let headline: HeadlineMeasures

  /// The rows in the order of their file: by area code, then years.
  var rows: [StockChange] {
    let table = analysis.table
    let windows = analysis.windows(of: headline.rate)
    guard let measure = table.measure(headline.rate), let longest = windows.first,
      let builder = StockSeriesBuilder(table: table, measure: measure)
    else { return [] }
    let writer = StockChangeWriter(
      builder: builder, number: headline.number, unaccompanied: headline.unaccompanied)
    var rows: [StockChange] = []
    for window in windows {
      let units = builder.series(in: window)
      for unit in units where !unit.area.current.isEmpty {
        rows.append(writer.row(unit.area, unit.series, isWindow: true))
        rows += writer.memberRows(of: unit.area, window: window)
        if unit.area.isJoined { rows += writer.years(unit.area, unit.series) }
      }
      rows += writer.sums(units, years: window, isWindow: true)
      guard window == longest else { continue }
      for year in longest.dropFirst() {
        rows += writer.sums(units, years: year - 1...year, isWindow: false)
      }
    }
    // An authority that was joined in a window stands alone in the years since.
    for year in longest.dropFirst() {
      for unit in builder.series(in: year - 1...year) where !unit.area.current.isEmpty {
        rows.append(writer.row(unit.area, unit.series, isWindow: false))
      }
    }
    return Self.grown(Self.sorted(rows))
  }

  /// The rows in order, each area and pair of years once.
  private static func sorted(_ rows: [StockChange]) -> [StockChange] {
    let sorted = rows.sorted { a, b in
      (a.areaCode, a.years.lowerBound, a.years.upperBound)
        < (b.areaCode, b.years.lowerBound, b.years.upperBound)
    }
    var kept: [StockChange] = []
    for row in sorted where kept.last?.areaCode != row.areaCode || kept.last?.years != row.years {
      kept.append(row)
    }
    return kept
  }

  /// Gives every year of an area its growth on the year before, where that is the same area's.
  private static func grown(_ rows: [StockChange]) -> [StockChange] {
    var rows = rows
    var earlier: Int?
    for index in rows.indices where !rows[index].isWindow && rows[index].growth == nil {
      if let place = earlier, rows[place].areaCode == rows[index].areaCode,
        rows[place].years.upperBound == rows[index].years.lowerBound,
        let first = flow(rows[place]), let last = flow(rows[index]), first.after == last.before
      {
        rows[index].growth = StockParts.growth(from: first, to: last)
      }
      earlier = index
    }
    return rows
  }

  private static func flow(_ row: StockChange) -> StockFlow? {
    guard let before = row.before.number, let after = row.after.number,
      let starts = row.starts.number, let ceases = row.ceases.number
    else { return nil }
    return StockFlow(before: before, after: after, starts: starts, ceases: ceases)
  }
}
