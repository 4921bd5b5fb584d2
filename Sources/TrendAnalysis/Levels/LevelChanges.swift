internal import CareStatistics
internal import StatisticalMethods

/// The changes of one measure on the year before, each with the tests that fit its kind.
struct LevelChanges {
  let measure: Measure
  let year: Int
  let figures: [LevelFigure]
  let isStock: Bool
  let countsEvents: Bool
  let analysis: Analysis

  /// Fewer in either year are not tested, as in the test of trends.
  private static let fewestTested = 10.0
  /// Brothers and sisters start and cease together.
  private static let clustering = 1.3

  /// One a series; `nil` where one of the two years has no figure or is zero.
  var changes: [Level.Change?] {
    let pairs = figures.map(\.countChange)
    let rest = rests(pairs)
    let volatility = volatility
    let tests = pairs.indices.map { index in
      volatility.flatMap { model in
        pairs[index].flatMap { pair in
          rest[index].flatMap { model.test(pair, beside: $0) }
        }
      }
    }
    let p = pairs.indices.map { index in isTested(pairs[index]) ? tests[index]?.p : nil }
    let q = Self.adjusted(p)
    let turnovers = turnovers(pairs)
    return figures.indices.map { index in
      guard let own = figures[index].growth else { return nil }
      return Level.Change(
        own: own, rest: rest[index],
        ordinaryRange: tests[index].map { Self.outer * $0.standardError }, pVolatility: p[index],
        qVolatility: q[index],
        pStockOverlap: turnovers[index].flatMap { turnover in
          pairs[index]?.stockOverlap(turnover: turnover, clustering: Self.clustering)?.p
        },
        pIndependent: isStock || !countsEvents || measure.unit != .per10000
          ? nil : pairs[index]?.exactCounts?.exactP)
    }
  }

  /// The standard errors that 19 of 20 ordinary changes stay within.
  private static let outer = NormalDistribution.quantile(0.975)

  private func isTested(_ pair: AnnualChange?) -> Bool {
    guard let pair else { return false }
    return min(pair.before.count, pair.after.count) >= Self.fewestTested
  }

  /// The growth of all other series with both years, taken together.
  private func rests(_ pairs: [AnnualChange?]) -> [Double?] {
    let known = pairs.compactMap { $0 }
    let before = Self.total(known.map(\.before))
    let after = Self.total(known.map(\.after))
    return pairs.map { pair in
      pair.flatMap { pair in
        guard let from = Self.rate(before, without: pair.before),
          let to = Self.rate(after, without: pair.after)
        else { return nil }
        return GrowthOfValues.logPoints(from: from, to: to)
      }
    }
  }

  private static func total(_ years: [AnnualChange.Year]) -> AnnualChange.Year {
    AnnualChange.Year(
      count: years.reduce(0) { $0 + $1.count }, population: years.reduce(0) { $0 + $1.population })
  }

  private static func rate(
    _ all: AnnualChange.Year, without own: AnnualChange.Year
  ) -> Double? {
    let population = all.population - own.population
    return population > 0 ? (all.count - own.count) / population : nil
  }

  /// What a year's relative growth ordinarily varies by, from the model of the longest window.
  private struct Volatility {
    let omega, sigma2: Double

    func test(_ change: AnnualChange, beside rest: Double) -> AnnualChange.NormalTest? {
      change.ordinaryVolatility(omega: omega, sigma2: sigma2, relativeTo: rest)
    }
  }

  private var volatility: Volatility? {
    for model in analysis.models where model.measure == measure.id {
      let value = { (name: String) in model.quantities.first { $0.name == name }?.value }
      if let omega = value("omega"), let sigma2 = value("sigma2") {
        return Volatility(omega: omega, sigma2: sigma2)
      }
    }
    return nil
  }

  /// The q-values of the p-values that are there.
  private static func adjusted(_ p: [Double?]) -> [Double?] {
    let places = p.indices.filter { p[$0] != nil }
    var q = [Double?](repeating: nil, count: p.count)
    let values = MultipleTesting.benjaminiHochberg(places.compactMap { p[$0] })
    for (position, place) in places.enumerated() { q[place] = values[position] }
    return q
  }

  /// Children who came or went over those there: an area's own where it is published and above that
  /// of all areas together, else that of all together; `nil` for a measure without flows.
  private func turnovers(_ pairs: [AnnualChange?]) -> [Double?] {
    guard isStock, countsEvents, !measure.flows.isEmpty else { return pairs.map { _ in nil } }
    let flows = figures.map { figure in
      measure.flows.reduce(0.0 as Double?) { sum, id in
        let flow = analysis.table.observation(of: id, in: figure.source, year: year)
        return sum.flatMap { sum in flow?.published?.number.map { sum + $0 } }
      }
    }
    let known = pairs.indices.filter { flows[$0] != nil && pairs[$0] != nil }
    let flow = known.reduce(0.0) { $0 + (flows[$1] ?? 0) }
    let stock = known.reduce(0.0) { $0 + (pairs[$1]?.meanCount ?? 0) }
    guard flow > 0, stock > 0 else { return pairs.map { _ in nil } }
    return pairs.indices.map { index in
      guard let mean = pairs[index]?.meanCount, mean > 0 else { return nil }
      return max(flow / stock, flows[index].map { $0 / mean } ?? 0)
    }
  }
}
