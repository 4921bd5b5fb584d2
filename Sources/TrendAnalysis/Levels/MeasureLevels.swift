internal import CareStatistics
internal import StatisticalMethods

/// The levels of one measure: every authority of today, and England.
struct MeasureLevels {
  let analysis: Analysis
  let measure: Measure
  /// The latest year with a value.
  let year: Int
  let authorities: [Area]
  /// One a series: an authority's own, or a joint return's, which stands once for its members.
  let figures: [LevelFigure]
  /// The position in `figures` of each authority, in the order of `authorities`.
  let places: [Int]
  /// Whether the numerators are counts of events or children, so that chance moves them by whole
  /// numbers.
  let countsEvents: Bool

  /// `nil` for a measure without any value.
  init?(_ measure: Measure, analysis: Analysis) {
    let table = analysis.table
    guard let year = table.years(of: measure.id)?.upperBound else { return nil }
    (self.analysis, self.measure, self.year) = (analysis, measure, year)
    authorities = table.register.currentAuthorities
    var figures: [LevelFigure] = []
    var places: [Int] = []
    var known: [AreaKey: Int] = [:]
    for area in authorities {
      let figure = LevelFigure(of: area, measure: measure, year: year, in: table)
      let place = known[figure.source] ?? figures.count
      if place == figures.count { figures.append(figure) }
      known[figure.source] = place
      places.append(place)
    }
    (self.figures, self.places) = (figures, places)
    countsEvents = Self.countsEvents(measure, in: table)
  }

  /// A rate or share whose numerators, as far back as they go, are all whole.
  ///
  /// Full-time equivalents have decimals, and no chance interval is right for them.
  private static func countsEvents(_ measure: Measure, in table: ObservationTable) -> Bool {
    guard measure.unit == .per10000 || measure.unit == .percent else { return false }
    return table.observations(of: measure.id).allSatisfy { observation in
      [observation.numerator, observation.denominator].allSatisfy { figure in
        guard let number = figure?.number else { return true }
        return number == number.rounded()
      }
    }
  }

  private var isStock: Bool {
    switch measure.period {
    case .march31, .september30, .midYear: true
    case .yearEndingMarch31, .yearEndingSeptember30: false
    }
  }

  /// The rows, authorities by name, England last.
  var rows: [Level] {
    let funnels = LevelFunnels(figures, unit: countsEvents ? measure.unit : nil).funnels
    let ranks = ranks
    let changes = LevelChanges(
      measure: measure, year: year, figures: figures, isStock: isStock,
      countsEvents: countsEvents, analysis: analysis
    ).changes
    let england = englandFigure(year)?.shown
    let rows = zip(authorities, places).map { area, place in
      let figure = figures[place]
      return Level(
        measure: measure.id, year: year, area: area.key, isStock: isStock,
        isJointReturn: figure.isJointReturn, value: figure.now?.value, status: figure.status,
        counts: figure.counts.map { Level.Counts(numerator: $0.count, denominator: $0.population) },
        interval: interval(figure.counts), england: england, funnel: funnels[place],
        rank: ranks[place], previous: figure.now?.value == nil ? nil : figure.before?.value,
        change: changes[place])
    }
    return rows + [englandRow]
  }

  private func interval(_ counts: AnnualChange.Year?) -> Level.Interval? {
    guard countsEvents, let counts else { return nil }
    if measure.unit == .percent {
      return WilsonInterval(part: counts.count, whole: counts.population).map {
        Level.Interval(lower: 100 * $0.lower, upper: 100 * $0.upper, method: .wilson)
      }
    }
    return RateInterval(
      count: counts.count, population: counts.population, multiplier: measure.unit.multiplier
    ).map {
      Level.Interval(
        lower: $0.lower, upper: $0.upper, method: $0.method == .exact ? .exact : .byar)
    }
  }

  /// Ranks by the unrounded value, each series once.
  private var ranks: [Level.Rank?] {
    let values = figures.map { $0.now?.value == nil ? nil : $0.now?.precise }
    let known = values.indices.filter { values[$0] != nil }
    var ranks = [Level.Rank?](repeating: nil, count: values.count)
    guard let bands = QuartileBands(known.compactMap { values[$0] }) else { return ranks }
    for (position, index) in known.enumerated() {
      guard let value = values[index], let quarter = bands.quarter(of: value) else { continue }
      ranks[index] = Level.Rank(
        fromLowest: bands.ranksFromLowest[position], outOf: known.count, quarter: quarter)
    }
    return ranks
  }

  private func englandFigure(_ year: Int) -> AggregateFigure? {
    guard let comparators = analysis.comparators[measure.id],
      let position = comparators.years.firstIndex(of: year),
      comparators.england.indices.contains(position)
    else { return nil }
    return comparators.england[position]
  }

  private var englandRow: Level {
    let (now, before) = (englandFigure(year), englandFigure(year - 1))
    let counts = LevelFigure.counts(
      analysis.table.observation(of: measure.id, in: .england, year: year))
    let growth = now?.drawn(for: measure.unit).flatMap { after in
      before?.drawn(for: measure.unit).flatMap { GrowthOfValues.logPoints(from: $0, to: after) }
    }
    return Level(
      measure: measure.id, year: year, area: .england, isStock: isStock, isJointReturn: false,
      value: now?.shown, status: now?.shown == nil ? .notAvailable : nil,
      counts: counts.map { Level.Counts(numerator: $0.count, denominator: $0.population) },
      interval: interval(counts), england: now?.shown, funnel: nil, rank: nil,
      previous: before?.shown,
      change: growth.map {
        Level.Change(
          own: $0, rest: nil, ordinaryRange: nil, pVolatility: nil, qVolatility: nil,
          pStockOverlap: nil, pIndependent: nil)
      })
  }
}
