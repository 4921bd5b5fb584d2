internal import CareStatistics

/// Writes the rows of areas, regions and England.
struct StockChangeWriter {
  let builder: StockSeriesBuilder
  /// The measure of the number of children looked after.
  let number: String
  /// The measure of unaccompanied children; empty for none.
  let unaccompanied: String

  private var table: ObservationTable { builder.table }
  private var measure: Measure { builder.measure }

  /// One year or window of an area.
  func row(_ area: ContinuityUnit, _ series: StockSeries, isWindow: Bool) -> StockChange {
    let parts = StockParts(series, multiplier: measure.unit.multiplier)
    let isThere = parts.counts != nil
    let standing = members(of: area, on: series.points.last?.year)
    return row(
      series, parts, level: .localAuthority, code: area.code, name: area.name,
      authorities: area.current, names: area.parts, isWindow: isWindow,
      unaccompanied: unaccompanied(of: area, series), used: isThere ? 1 : 0,
      missing: isThere ? 0 : standing, reason: isThere ? nil : Self.reason(series, measure))
  }

  private func members(of area: ContinuityUnit, on year: Int?) -> Int {
    guard let year else { return 0 }
    let day = measure.period.endDate(year: year)
    return area.members.count { table.register[$0]?.isInForce(on: day) == true }
  }

  /// Every year of a series after the first.
  func years(_ area: ContinuityUnit, _ series: StockSeries) -> [StockChange] {
    series.points.dropFirst().map { point in
      row(area, series.cut(to: point.year - 1...point.year), isWindow: false)
    }
  }

  /// Rows that lead from an authority to the joined area that it is part of.
  func memberRows(of area: ContinuityUnit, window: ClosedRange<Int>) -> [StockChange] {
    guard area.isJoined else { return [] }
    let none = StockFigure(number: nil, status: .notApplicable)
    return area.current.compactMap { key in
      guard let authority = table.register[key], authority.code != area.code else { return nil }
      return StockChange(
        measure: measure.id, level: .localAuthority, areaCode: authority.code,
        areaName: authority.name, authorities: [key], parts: [authority.name], years: window,
        isWindow: true, before: none, after: none, starts: none, ceases: none, counts: nil,
        rates: nil, growth: nil, unaccompanied: nil, used: 0, missing: 0,
        reason: "joined with other areas, counted as \(area.name)")
    }
  }

  /// The regions and England over the units that are complete in some of the years of a window.
  func sums(
    _ units: [(area: ContinuityUnit, series: StockSeries)], years: ClosedRange<Int>,
    isWindow: Bool
  ) -> [StockChange] {
    let regions = table.register.regions
    return ([AreaKey.england] + regions.map(\.key)).compactMap { key in
      guard let area = table.register[key] else { return nil }
      let inside = units.filter { unit in
        key == .england || unit.area.members.allSatisfy { table.register[$0]?.region == key }
      }
      guard !inside.isEmpty else { return nil }
      return sum(area, inside, years: years, isWindow: isWindow)
    }
  }

  private func sum(
    _ area: Area, _ units: [(area: ContinuityUnit, series: StockSeries)],
    years: ClosedRange<Int>, isWindow: Bool
  ) -> StockChange {
    let used = units.filter { $0.series.cut(to: years).isComplete }
    let series = StockSeries.sum(of: used.map { $0.series.cut(to: years) }, years: years)
    let parts = StockParts(series, multiplier: measure.unit.multiplier)
    var sum = row(
      series, parts, level: area.level, code: area.code, name: area.name, authorities: [],
      names: [area.name], isWindow: isWindow, unaccompanied: unaccompanied(of: area, years),
      used: used.count,
      missing: builder.missing(
        from: used.map(\.area), in: units.map(\.area), year: years.upperBound),
      reason: parts.counts == nil ? "no area has all figures" : nil)
    if !isWindow { sum.growth = growth(units.map(\.series), endingWith: years) }
    return sum
  }

  /// The growth on the year before of the areas that are complete in both years.
  private func growth(
    _ series: [StockSeries], endingWith years: ClosedRange<Int>
  ) -> StockGrowth? {
    let both = years.lowerBound - 1...years.upperBound
    let used = series.map { $0.cut(to: both) }.filter {
      $0.points.count == both.count && $0.isComplete
    }
    guard !used.isEmpty else { return nil }
    return StockParts(
      StockSeries.sum(of: used, years: both), multiplier: measure.unit.multiplier
    ).growth
  }

  private func row(
    _ series: StockSeries, _ parts: StockParts, level: AreaLevel, code: String, name: String,
    authorities: [AreaKey], names: [String], isWindow: Bool,
    unaccompanied: UnaccompaniedChildren?, used: Int, missing: Int, reason: String?
  ) -> StockChange {
    let none = StockFigure(number: nil, status: .notAvailable)
    let withheld = series.withheld.map { StockFigure(number: nil, status: $0) }
    let years = (series.points.first?.year ?? 0)...(series.points.last?.year ?? 0)
    return StockChange(
      measure: measure.id, level: level, areaCode: code, areaName: name,
      authorities: authorities, parts: names, years: years, isWindow: isWindow,
      before: series.points.first?.stock ?? none, after: series.points.last?.stock ?? none,
      starts: withheld ?? series.total(\.starts), ceases: withheld ?? series.total(\.ceases),
      counts: parts.counts,
      rates: parts.rates, growth: isWindow ? parts.growth : nil, unaccompanied: unaccompanied,
      used: used, missing: missing, reason: reason)
  }

  /// Which figure is missing, as a phrase.
  private static func reason(_ series: StockSeries, _ measure: Measure) -> String {
    missing(series, measure)
      + (series.withheld == nil ? "" : "; starts and ceases are not shown beside a missing figure")
  }

  private static func missing(_ series: StockSeries, _ measure: Measure) -> String {
    for (place, point) in series.points.enumerated() {
      let day = measure.period.inWords(year: point.year)
      if let status = point.stock.status {
        return "the number on \(day) is missing: \(status.explanation)"
      }
      if place > 0, let status = point.starts.status {
        return "the number starting in the year to \(day) is missing: \(status.explanation)"
      }
      if place > 0, let status = point.ceases.status {
        return "the number ceasing in the year to \(day) is missing: \(status.explanation)"
      }
    }
    return "no figures"
  }

  // MARK: Unaccompanied children

  private func unaccompanied(
    of area: ContinuityUnit, _ series: StockSeries
  ) -> UnaccompaniedChildren? {
    let figures = series.points.map {
      (part: builder.figure(unaccompanied, of: area, year: $0.year), all: $0.stock)
    }
    return children(figures)
  }

  /// Those of a region or England: the publication's own rows and nothing else, since a sum over
  /// authorities would leave out those that are withheld.
  private func unaccompanied(of area: Area, _ years: ClosedRange<Int>) -> UnaccompaniedChildren? {
    func published(_ id: String, _ year: Int) -> StockFigure {
      let figure = table.observation(of: id, in: area.key, year: year)?.published
      return StockFigure(number: figure?.number, status: figure?.status)
    }
    return children(years.map { (published(unaccompanied, $0), published(number, $0)) })
  }

  /// A difference of so few children would be told by the two numbers it lies between.
  private static let fewOthers = 1.0...5.0

  private func children(
    _ figures: [(part: StockFigure, all: StockFigure)]
  ) -> UnaccompaniedChildren? {
    guard !unaccompanied.isEmpty, table.measure(unaccompanied) != nil, let first = figures.first,
      let last = figures.last
    else { return nil }
    let shares = figures.map { UnaccompaniedChildren.share($0.part, of: $0.all) }
    let isOver = shares.contains { $0.map { $0 > 0.1 } ?? false }
    func shown(_ figure: (part: StockFigure, all: StockFigure)) -> StockFigure {
      guard let part = figure.part.number, let all = figure.all.number,
        Self.fewOthers.contains(all - part)
      else { return figure.part }
      return StockFigure(number: nil, status: .confidential)
    }
    return UnaccompaniedChildren(
      before: shown(first), after: shown(last), allBefore: first.all, allAfter: last.all,
      overTenth: isOver ? true : shares.contains(nil) ? nil : false)
  }
}
