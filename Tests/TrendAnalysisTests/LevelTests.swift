import CareStatistics
import Foundation
import StatisticalMethods
import TestSupport
import Testing
import TrendAnalysis

struct LevelTests {
  private func analysis(
    _ england: SmallEngland, measures: [Measure] = [SmallEngland.measure, SmallEngland.people],
    observations: [Observation]? = nil, omega: Double? = 1.2
  ) -> Analysis {
    let table = ObservationTable(
      measures: measures, register: england.register,
      observations: observations ?? england.table.observations)
    let model = NeighbourModel(name: "2025", neighbours: [:])
    let comparators = ComparatorBuilder(table: table, model: model, groups: [])
    return Analysis(
      table: table,
      comparators: Dictionary(
        uniqueKeysWithValues: measures.map { ($0.id, comparators.comparators(of: $0)) }),
      trends: [],
      models: [
        TrendModel(
          measure: "rate", window: 2016...2025, tested: 12, notAssessed: 0, nationalGrowth: 0.01,
          direction: .rising, quantities: [.init("omega", omega), .init("sigma2", 0.0023)])
      ], neighbourModel: model, neighbourModels: [model], groups: [])
  }

  private func levels(_ analysis: Analysis) -> [AreaKey: Level] {
    let headline = HeadlineMeasures(rate: "rate", number: "", starting: "", ceasing: "")
    let rows = Evidence(.levels, of: analysis, headline: headline).levels
      .filter { $0.measure == "rate" }
    return Dictionary(rows.map { ($0.area, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func level(_ key: String, _ analysis: Analysis) throws -> Level {
    try #require(levels(analysis)[AreaKey(key)])
  }

  @Test func `every authority of today has one row, and England one`() {
    let england = SmallEngland(authorities: 12)
    let rows = levels(analysis(england))
    let keys = Set(england.register.currentAuthorities.map(\.key)).union([.england])
    #expect(Set(rows.keys) == keys)
    #expect(rows.values.allSatisfy { $0.year == 2025 && $0.isStock })
  }

  @Test func `interval, funnel and rank are those of the methods`() throws {
    let england = SmallEngland(authorities: 12)
    let analysis = analysis(england)
    let rows = levels(analysis)
    let last = analysis.table.observations(of: "rate").filter { $0.year == 2025 }
    let counts = last.compactMap(\.numerator?.number)
    let people = last.compactMap(\.denominator?.number)
    let funnel = try #require(OverdispersedFunnel(counts: counts, populations: people))
    for (index, observation) in last.enumerated() {
      let level = try #require(rows[observation.area])
      let interval = try #require(RateInterval(count: counts[index], population: people[index]))
      #expect(level.interval?.lower == interval.lower && level.interval?.method == .byar)
      #expect(level.counts == Level.Counts(numerator: counts[index], denominator: people[index]))
      let own = try #require(level.funnel)
      #expect(own.chanceZ == funnel.plainZ[index] && own.spreadZ == funnel.z[index])
      #expect(agree(own.expected, people[index] * counts.reduce(0, +) / people.reduce(0, +)))
      #expect((abs(own.chanceZ) <= 1.959963) == (own.byChance == .within))
      let rates = last.compactMap(\.calculated)
      let rank = try #require(level.rank)
      #expect(rank.outOf == last.count)
      #expect(rank.fromLowest == 1 + rates.count { $0 < rates[index] })
      #expect((1...4).contains(rank.quarter))
    }
  }

  @Test func `a change is tested beside the growth of all the others`() throws {
    var england = SmallEngland(authorities: 12)
    england.counts["103"] = (0..<10).map { $0 == 9 ? 480 : 320 }
    let analysis = analysis(england)
    let change = try #require(try level("103", analysis).change)
    #expect(agree(change.own, log(480.0 / 320)))
    let others = analysis.table.observations(of: "rate").filter { $0.area != AreaKey("103") }
    func rate(_ year: Int) -> Double {
      let rows = others.filter { $0.year == year }
      return rows.compactMap(\.numerator?.number).reduce(0, +)
        / rows.compactMap(\.denominator?.number).reduce(0, +)
    }
    #expect(agree(change.rest, log(rate(2025) / rate(2024))))
    let error = (1.2 / 400 + 0.0023).squareRoot()
    #expect(agree(change.ordinaryRange, NormalDistribution.quantile(0.975) * error))
    #expect(
      agree(change.pVolatility, NormalDistribution.twoSidedP((change.relative ?? 0) / error)))
    #expect(change.isOrdinary == false)
    let p = levels(analysis).values.compactMap(\.change?.pVolatility)
    #expect(p.count == 14)
    #expect(agree(change.qVolatility, MultipleTesting.benjaminiHochberg(p).min()))
    #expect(change.pIndependent == nil && change.pStockOverlap == nil)
  }

  @Test func `a suppressed figure leaves a status and no number`() throws {
    var england = SmallEngland(authorities: 12)
    england.counts["105"] = (0..<10).map { $0 == 9 ? nil : 300 }
    england.counts["106"] = (0..<10).map { $0 == 8 ? nil : 300 }
    let analysis = analysis(england)
    let suppressed = try level("105", analysis)
    #expect(suppressed.status == .confidential && suppressed.value == nil)
    #expect(suppressed.counts == nil && suppressed.interval == nil && suppressed.funnel == nil)
    #expect(suppressed.rank == nil && suppressed.previous == nil && suppressed.change == nil)
    let later = try level("106", analysis)
    #expect(later.value != nil && later.previous == nil && later.change == nil)
    #expect(later.rank?.outOf == 13)
  }

  @Test func `fewer than ten counted are not tested, and nought has no change`() throws {
    var england = SmallEngland(authorities: 12)
    england.counts["105"] = (0..<10).map { $0 == 8 ? 9 : 12 }
    england.counts["106"] = (0..<10).map { $0 == 9 ? 0 : 12 }
    let analysis = analysis(england)
    let small = try #require(try level("105", analysis).change)
    #expect(small.pVolatility == nil && small.ordinaryRange != nil)
    let none = try level("106", analysis)
    #expect(none.value == 0 && none.change == nil && none.funnel == nil)
    #expect(none.interval?.lower == 0 && none.interval?.method == .exact)
    #expect(none.rank?.fromLowest == 1)
  }

  @Test func `without a model there is no ordinary range`() throws {
    let change = try #require(
      try level("103", analysis(SmallEngland(authorities: 12), omega: nil)).change)
    #expect(change.ordinaryRange == nil && change.pVolatility == nil && change.isOrdinary == nil)
    #expect(change.rest != nil)
  }

  @Test func `a joint return stands for both of its authorities and is ranked once`() throws {
    var england = SmallEngland(authorities: 12)
    england.counts["100"] = Array(repeating: nil, count: 10)
    england.counts["101"] = Array(repeating: nil, count: 10)
    let shared = SmallEngland.years.map {
      england.observation("100 / 101", $0, count: 600, population: 100_000)
    }
    let analysis = analysis(england, observations: england.table.observations + shared)
    let (first, second) = (try level("100", analysis), try level("101", analysis))
    #expect(first.isJointReturn && second.isJointReturn)
    #expect(first.counts == second.counts && first.rank == second.rank)
    #expect(first.change == second.change && first.change?.own == 0)
    #expect(first.rank?.outOf == 13)
  }

  @Test func `full-time equivalents have no chance interval`() throws {
    var england = SmallEngland(authorities: 12)
    england.counts["105"] = (0..<10).map { _ in 300.5 }
    for level in levels(analysis(england)).values {
      #expect(level.interval == nil && level.funnel == nil)
      #expect(level.area == .england || level.rank != nil)
    }
  }

  @Test func `a new authority has no change on the year before its start`() throws {
    let england = SmallEngland(authorities: 12)
    let until2022 = england.table.observations.filter { $0.year <= 2022 }
    let first = analysis(england, observations: until2022)
    #expect(try level("901", first).change == nil)
    #expect(try level("901", first).previous == nil && level("901", first).value != nil)
    #expect(try level("100", first).change != nil)
    #expect(try level("901", analysis(england)).change != nil)
  }

  private func flow(_ unit: MeasureUnit, _ period: PeriodBasis, flows: [String] = []) -> Measure {
    Measure(
      id: "rate", name: "Rate", shortName: "Rate", theme: .reducingNeed, unit: unit,
      period: period, direction: .none, balances: [], numeratorName: "children",
      denominatorName: "population", isTested: true, decimals: 0, definition: "", publication: "",
      flows: flows)
  }

  @Test func `events in a year are tested as independent counts, shares are not`() throws {
    let england = SmallEngland(authorities: 12)
    let rates = analysis(england, measures: [flow(.per10000, .yearEndingMarch31)])
    let level = try level("103", rates)
    #expect(!level.isStock)
    let years = rates.table.observations(of: "rate", in: AreaKey("103")).suffix(2).map {
      AnnualChange.Year(count: $0.numerator?.number ?? 0, population: $0.denominator?.number ?? 0)
    }
    let exact = try #require(AnnualChange(from: years[0], to: years[1])?.exactCounts)
    #expect(level.change?.pIndependent == exact.exactP)
    let shares = try self.level(
      "103", analysis(england, measures: [flow(.percent, .yearEndingMarch31)]))
    #expect(shares.change?.pIndependent == nil)
    #expect(shares.interval?.method == .wilson)
    let funnel = try #require(shares.funnel)
    #expect(abs(funnel.spreadZ) <= abs(funnel.chanceZ))
  }

  @Test func `the stock is tested against the turnover of its children`() throws {
    let england = SmallEngland(authorities: 12)
    func count(_ id: String, _ key: String, _ number: Double) -> Observation {
      Observation(
        measure: id, area: AreaKey(key), year: 2025,
        published: Figure(number: number, status: nil, text: "", provenance: nil), numerator: nil,
        denominator: nil, calculated: nil, boundaryNote: "")
    }
    let keys = england.register.currentAuthorities.map(\.key.rawValue).filter { $0 != "104" }
    let flows = keys.flatMap { key in
      [count("in", key, key == "103" ? 900 : 100), count("out", key, 80)]
    }
    let measures = [flow(.per10000, .march31, flows: ["in", "out"])]
    let analysis = analysis(
      england, measures: measures, observations: england.table.observations + flows)
    let rows = levels(analysis)
    func mean(_ key: String) -> Double {
      let last = analysis.table.observations(of: "rate", in: AreaKey(key)).suffix(2)
      return last.compactMap(\.numerator?.number).reduce(0, +) / 2
    }
    let pooled =
      (Double(keys.count) * 180 + 800) / keys.map(mean).reduce(0, +)
    for (key, turnover) in [("103", 980 / mean("103")), ("104", pooled)] {
      let change = try #require(rows[AreaKey(key)]?.change)
      let error = (1.3 * turnover / mean(key)).squareRoot()
      #expect(agree(change.pStockOverlap, NormalDistribution.twoSidedP(change.own / error)))
    }
  }

  @Test func `the same analysis gives the same rows`() {
    let england = SmallEngland(authorities: 12)
    #expect(levels(analysis(england)) == levels(analysis(england)))
  }
}
