internal import CareStatistics
internal import TrendAnalysis

/// One measure as people lay it out: a row an area, a column a year, then the change.
///
/// Authorities stand by name, then regions, then England. An area of the past and a joint return have
/// a row where the publication has a figure for them, so that no published figure is left out.
struct AuthorityGrid: Sendable {
  /// One area.
  struct Row: Sendable {
    let area: Area
    let regionName: String
    /// One value a year, as published; calculated where the publication gives only the parts.
    let values: [SheetValue]
    /// The change over the window, from unrounded figures.
    let change: SheetValue
    /// Where its trend stands; `nil` for an area whose trend is not looked at.
    let comparison: String?
  }

  let measure: Measure
  /// Every year that the publication has a row for, and those between; empty without any row.
  let years: [Int]
  /// The longest window in which the measure is assessed; `nil` where it is not.
  let window: ClosedRange<Int>?
  /// England's change over the window.
  let englandChange: SheetValue
  let rows: [Row]

  /// Decimals of the changes: one more than is published, and for counts as many.
  var changeDecimals: Int { Self.changeDecimals(of: measure) }

  private static func changeDecimals(of measure: Measure) -> Int {
    measure.unit.isCount ? measure.decimals : measure.decimals + 1
  }

  /// The table of a measure.
  init(_ measure: Measure, in analysis: Analysis) {
    let table = analysis.table
    let span = Self.span(of: table.observations(of: measure.id))
    let window = analysis.windows(of: measure.id).first
    let comparisons = window.map { Self.comparisons(of: measure.id, in: $0, analysis) } ?? [:]
    self.measure = measure
    years = span.map(Array.init) ?? []
    self.window = window
    englandChange = Self.englandChange(of: measure, in: analysis)
    rows = Self.areas(of: measure.id, in: table).map { area in
      let values = Self.values(of: measure, in: area, years: span, table: table)
      return Row(
        area: area, regionName: area.region.flatMap { table.register[$0]?.name } ?? "England",
        values: values,
        change: window.map { Self.change(of: measure, in: area, over: $0, table: table) }
          ?? .missing(.notApplicable),
        comparison: comparisons[area.key])
    }
  }

  private static func span(of observations: ArraySlice<Observation>) -> ClosedRange<Int>? {
    var span: ClosedRange<Int>?
    for index in observations.indices {
      let year = observations[index].year
      guard let seen = span else {
        span = year...year
        continue
      }
      span = min(seen.lowerBound, year)...max(seen.upperBound, year)
    }
    return span
  }

  /// Authorities and joint returns by name, regions, then England.
  private static func areas(of measure: String, in table: ObservationTable) -> [Area] {
    func isShown(_ area: Area) -> Bool {
      if area.level == .localAuthority, area.isCurrent { return true }
      return table.observations(of: measure, in: area.key).contains { $0.value != nil }
    }
    func areas(_ levels: Set<AreaLevel>) -> [Area] {
      table.register.areas.filter { levels.contains($0.level) && isShown($0) }
        .sorted { ($0.name, $0.key) < ($1.name, $1.key) }
    }
    return areas([.localAuthority, .jointReturn]) + areas([.region, .subRegion])
      + areas([.country])
  }

  private static func values(
    of measure: Measure, in area: Area, years: ClosedRange<Int>?, table: ObservationTable
  ) -> [SheetValue] {
    guard let years else { return [] }
    var values = years.map { year in
      let isInForce = area.isInForce(on: measure.period.endDate(year: year))
      return SheetValue.missing(isInForce ? .notAvailable : .notApplicable)
    }
    for observation in table.observations(of: measure.id, in: area.key) {
      values[observation.year - years.lowerBound] = SheetValue(
        observation.value, else: observation.status ?? .notAvailable)
    }
    return values
  }

  /// The difference of the unrounded figures at both ends.
  ///
  /// Where either figure is withheld, so is the change.
  private static func change(
    of measure: Measure, in area: Area, over window: ClosedRange<Int>, table: ObservationTable
  ) -> SheetValue {
    let ends = [window.lowerBound, window.upperBound].map { year in
      let observation = table.observation(of: measure.id, in: area.key, year: year)
      let isInForce = area.isInForce(on: measure.period.endDate(year: year))
      return SheetValue(
        observation?.precise,
        else: observation?.status ?? (isInForce ? .notAvailable : .notApplicable))
    }
    return change(from: ends[0], to: ends[1], in: measure)
  }

  private static func englandChange(of measure: Measure, in analysis: Analysis) -> SheetValue {
    guard let window = analysis.windows(of: measure.id).first,
      let comparators = analysis.comparators[measure.id]
    else { return .missing(.notApplicable) }
    let ends = [window.lowerBound, window.upperBound].map { year in
      let position = comparators.years.firstIndex(of: year)
      return SheetValue(
        position.flatMap { comparators.england[$0].drawn(for: measure.unit) }, else: .notAvailable)
    }
    return change(from: ends[0], to: ends[1], in: measure)
  }

  private static func change(
    from first: SheetValue, to last: SheetValue, in measure: Measure
  ) -> SheetValue {
    switch (first, last) {
    case (.number(let before), .number(let after)):
      return .number(
        NumberText.rounded(after - before, decimals: changeDecimals(of: measure)))
    // A withheld figure says more about the change than one that does not exist.
    case (.missing(.confidential), _), (_, .missing(.confidential)):
      return .missing(.confidential)
    case (.missing(let status), _), (_, .missing(let status)): return .missing(status)
    }
  }

  /// Where each authority's trend stands in a window.
  private static func comparisons(
    of measure: String, in window: ClosedRange<Int>, _ analysis: Analysis
  ) -> [AreaKey: String] {
    var comparisons: [AreaKey: String] = [:]
    let trends = analysis.trends
    for index in trends.indices where trends[index].measure == measure {
      let trend = trends[index]
      guard trend.window == window else { continue }
      let text = Phrases.attributed(Phrases.gradedStanding(trend), to: trend)
      // An authority that was joined to others has a row of its own that is not assessed as well.
      for key in trend.authorities where trend.estimate != nil || comparisons[key] == nil {
        comparisons[key] = text
      }
    }
    return comparisons
  }
}
