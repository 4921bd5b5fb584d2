internal import CareStatistics
internal import StatisticalMethods

/// The stock of an area, or of several together, with its flows and population, year by year.
struct StockSeries: Sendable {
  /// One year: the count on its last day and what happened in the twelve months before.
  struct Point: Sendable {
    let year: Int
    let stock, starts, ceases: StockFigure
    /// The population that the stock is a rate of; `nil` where it is not known.
    let population: Double?
  }

  let points: [Point]

  /// The years cut to a range.
  func cut(to years: ClosedRange<Int>) -> Self {
    Self(points: points.filter { years.contains($0.year) })
  }

  /// The flows of every year after the first; `nil` where a figure is missing.
  var flows: [StockFlow]? {
    var flows: [StockFlow] = []
    for (earlier, point) in zip(points, points.dropFirst()) {
      guard let before = earlier.stock.number, let after = point.stock.number,
        let starts = point.starts.number, let ceases = point.ceases.number
      else { return nil }
      flows.append(StockFlow(before: before, after: after, starts: starts, ceases: ceases))
    }
    return flows.isEmpty ? nil : flows
  }

  /// Whether nothing is missing that a sum needs.
  var isComplete: Bool { flows != nil }

  /// Why a figure is withheld, which the others of its year would all but give away: the stock
  /// before plus starts less ceases is the stock after, give or take a child or two.
  ///
  /// Some files have one symbol for every kind of missing figure, so each counts as withheld but
  /// for those that cannot exist. `nil` where none is missing.
  var withheld: ValueStatus? {
    let stocks = points.map(\.stock)
    let flows = points.dropFirst().flatMap { [$0.starts, $0.ceases] }
    return (stocks + flows).compactMap(\.status).first { $0 != .notApplicable }
  }

  /// Several complete series of the same years together.
  static func sum(of series: [Self], years: ClosedRange<Int>) -> Self {
    Self(
      points: years.enumerated().map { place, year in
        let points = series.map { $0.points[place] }
        func total(_ figure: (Point) -> StockFigure) -> StockFigure {
          StockFigure(
            number: points.isEmpty ? nil : adding(points.map { figure($0).number }),
            status: .notAvailable)
        }
        return Point(
          year: year, stock: total(\.stock), starts: total(\.starts), ceases: total(\.ceases),
          population: adding(points.map(\.population)))
      })
  }

  private static func adding(_ numbers: [Double?]) -> Double? {
    var sum = 0.0
    for number in numbers {
      guard let number else { return nil }
      sum += number
    }
    return sum
  }

  /// The flow of all years after the first together.
  func total(_ flow: (Point) -> StockFigure) -> StockFigure {
    var sum = 0.0
    for point in points.dropFirst() {
      guard let number = flow(point).number else { return flow(point) }
      sum += number
    }
    return StockFigure(number: points.count > 1 ? sum : nil, status: .notAvailable)
  }
}

/// What the arithmetic of stock and flow makes of a series.
struct StockParts {
  private(set) var counts: StockCounts?
  private(set) var rates: StockRates?
  private(set) var growth: StockGrowth?

  init(_ series: StockSeries, multiplier: Double) {
    guard let flows = series.flows, let span = StockFlowSpan(flows) else { return }
    counts = StockCounts(
      change: span.change, residual: span.residual, exitHazard: span.exitHazard,
      meanStay: span.meanStay)
    rates = Self.rates(series, flows, multiplier)
    if let first = flows.first, let last = flows.last, flows.count > 1 {
      growth = Self.growth(from: first, to: last)
    }
  }

  private static func rates(
    _ series: StockSeries, _ flows: [StockFlow], _ multiplier: Double
  ) -> StockRates? {
    var sum: StockRateParts?
    for (flow, pair) in zip(flows, zip(series.points, series.points.dropFirst())) {
      guard let before = pair.0.population, let after = pair.1.population,
        let parts = StockRateParts(flow, population: before, after)
      else { return nil }
      sum = sum.map { $0 + parts } ?? parts
    }
    guard let sum, let first = flows.first, let last = flows.last,
      let start = series.points.first?.population, let end = series.points.last?.population
    else { return nil }
    return StockRates(
      before: first.before / start * multiplier, after: last.after / end * multiplier,
      starts: sum.starts * multiplier, ceases: sum.ceases * multiplier,
      residual: sum.residual * multiplier, population: sum.population * multiplier)
  }

  /// The growth from one year to another.
  static func growth(from first: StockFlow, to last: StockFlow) -> StockGrowth? {
    StockGrowthParts(from: first, to: last).map {
      StockGrowth(total: $0.total, starts: $0.starts, stay: $0.stay, balance: $0.balance)
    }
  }
}
