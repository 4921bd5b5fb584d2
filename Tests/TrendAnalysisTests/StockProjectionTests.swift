import CareStatistics
import Foundation
import StatisticalMethods
import TestSupport
import Testing
import TrendAnalysis

struct StockProjectionTests {
  private let england = FlowEngland.random(seed: 11, authorities: 28, years: 2016...2025)
  private let rows: [StockProjection]

  init() {
    rows =
      Evidence(.projections, of: england.analysis(), headline: FlowEngland.headline).projections
  }

  /// The panel as the rule sees it, an area with a withheld year without any.
  private var units: [PanelUnit] {
    england.areas.map { area in
      guard let figures = england.figures[area.key], !figures.stock.contains(nil) else {
        return PanelUnit(years: [], counts: [], populations: [])
      }
      return PanelUnit(
        years: Array(england.years), counts: figures.stock.compactMap { $0 },
        populations: figures.population)
    }
  }

  @Test func `every authority has a row, by code`() {
    #expect(rows.map(\.areaCode) == england.areas.map { "E0\($0.key)" })
  }

  @Test func `the variance is the rule's plus England's about zero, and the centre stays`() throws {
    let units = units
    let result = RelativeGrowthRule().assess(units, window: england.years)
    let tested = units.indices.filter { result.growth(of: $0) != nil }
    #expect(tested.count == 24)
    let national = (0..<10).map { place in
      log(
        tested.map { units[$0].counts[place] }.reduce(0, +)
          / tested.map { units[$0].populations[place] }.reduce(0, +))
    }
    let squares = zip(national, national.dropFirst()).map { ($1 - $0) * ($1 - $0) }
    let whole = squares.reduce(0, +) / 9
    for index in tested {
      let growth = try #require(result.growth(of: index))
      let row = rows[index]
      let start = try #require(row.start)
      #expect(agree(start.relativeVariance, growth.variance))
      #expect(agree(start.englandVariance, whole))
      #expect(start.degrees == growth.degrees && row.reasonNotAssessed == nil)
      let rate = units[index].counts[9] / units[index].populations[9] * 10_000
      #expect(agree(start.rate, rate) && start.number == units[index].counts[9])
      for (place, year) in row.years.enumerated() {
        #expect(year.year == 2026 + place)
        let t = StudentDistribution.quantile(0.9, degrees: growth.degrees)
        let margin = t * (Double(place + 1) * (growth.variance + whole)).squareRoot()
        #expect(agree(year.rate80.lowerBound, rate * exp(-margin)))
        #expect(agree(year.rate80.upperBound, rate * exp(margin)))
        #expect(agree(year.number80.upperBound, start.number * exp(margin)))
        #expect(year.rate95.lowerBound < year.rate80.lowerBound)
        #expect(year.number95.upperBound > year.number80.upperBound)
      }
    }
  }

  @Test func `what is not tested has a reason and no range`() throws {
    let withheld = try #require(rows.first { $0.start == nil })
    #expect(withheld.years.isEmpty)
    #expect(withheld.reasonNotAssessed?.hasSuffix("is suppressed") == true)
    #expect(rows.count { $0.start == nil } == 4)
  }

  @Test func `the record is that of the whole panel, the same for every area`() throws {
    let records = ProjectionRecord.rolledBack(
      units, window: england.years, horizons: 1...3, shares: [0.8, 0.95])
    for row in rows where row.start != nil {
      for (year, record) in zip(row.years, records) {
        let found = try #require(year.record)
        #expect(found.cases == record.cases && found.origins == record.origins)
        #expect(found.inside80 == record.inside[0] && found.inside95 == record.inside[1])
        #expect(found.medianError == record.medianError)
        #expect(found.driftMedianError == record.driftMedianError)
      }
    }
    #expect(records[0].cases == 24 * 5)
  }

  @Test func `a divided county is projected as one, and its parts lead to it`() throws {
    var england = FlowEngland.random(seed: 12, authorities: 10, years: 2016...2025)
    func figures(_ stock: [Double?], _ people: Double) -> FlowEngland.Figures {
      FlowEngland.Figures(
        stock: stock, starts: stock, ceases: stock,
        population: stock.map { $0 == nil ? 0 : people })
    }
    england.areas += [
      ("900", "E12000001", 2016...2020), ("901", "E12000001", 2021...2025),
      ("902", "E12000001", 2021...2025),
    ]
    england.division = ("900", ["901", "902"], 2020)
    england.figures["900"] = figures([300, 310, 290, 305, 320, nil, nil, nil, nil, nil], 40_000)
    england.figures["901"] = figures([nil, nil, nil, nil, nil, 200, 190, 210, 205, 200], 25_000)
    england.figures["902"] = figures([nil, nil, nil, nil, nil, 120, 130, 125, 130, 140], 15_000)
    let rows = Evidence(.projections, of: england.analysis(), headline: FlowEngland.headline)
      .projections
    let joined = try #require(rows.first { $0.areaName == "Old county" })
    #expect(joined.start?.number == 340 && joined.start?.population == 40_000)
    #expect(joined.authorities == [AreaKey("901"), AreaKey("902")])
    let member = try #require(rows.first { $0.areaCode == "E0901" })
    #expect(member.start == nil)
    #expect(member.reasonNotAssessed == "joined with other areas, projected as Old county")
  }

  @Test func `five years have a range but nothing to look back on`() throws {
    let short = FlowEngland.random(seed: 13, authorities: 12, years: 2021...2025)
    let rows = Evidence(.projections, of: short.analysis(), headline: FlowEngland.headline)
      .projections
    let row = try #require(rows.first { $0.start != nil })
    #expect(row.years.count == 3 && row.years.allSatisfy { $0.record == nil })
  }

  @Test func `coverage far from what it is meant to be is told apart`() {
    func coverage(_ inside80: Double, _ inside95: Double) -> ProjectionCoverage {
      ProjectionCoverage(
        horizon: 1, cases: 700, origins: 2020...2024, inside80: inside80, inside95: inside95,
        medianError: 0.05, driftMedianError: 0.06)
    }
    #expect(!coverage(0.8, 0.95).isTooNarrow && !coverage(0.8, 0.95).isTooWide)
    #expect(coverage(0.78, 0.90).isTooNarrow && coverage(0.70, 0.95).isTooNarrow)
    #expect(coverage(0.90, 0.95).isTooWide && coverage(0.8, 0.99).isTooWide)
    #expect(!coverage(0.90, 0.90).isTooWide)
  }
}
