import CareStatistics
import Testing
import TrendAnalysis

struct TrendAssessorTests {
  @Test func `a split county is one unit whose parts are added up`() throws {
    let (trends, _) = SmallEngland(authorities: 20).assessor.assess(SmallEngland.measure)
    let joined = try #require(
      trends.first { $0.areaName == "Old county" && $0.window == 2016...2025 })
    #expect(joined.areaCode == "E0901 / E0902")
    #expect(joined.parts == ["Area 900", "Area 901", "Area 902"])
    #expect(joined.points == 10)
    let estimate = try #require(joined.estimate)
    #expect(abs(estimate.meanCount - (6 * 500 + 15 + 4 * 500 + 2 * 30) / 10) < 1e-9)
  }

  @Test func `its authorities have a row that leads to the joined area`() throws {
    let (trends, _) = SmallEngland(authorities: 20).assessor.assess(SmallEngland.measure)
    let part = try #require(trends.first { $0.areaName == "Area 901" && $0.window == 2016...2025 })
    #expect(part.tier == .notAssessed)
    #expect(part.reasonNotAssessed == "joined with other areas, assessed as Old county")
    #expect(part.statement.hasPrefix("Not assessed: "))
  }

  @Test func `every authority of today has exactly one row of its own a window`() {
    let england = SmallEngland(authorities: 20)
    let (trends, models) = england.assessor.assess(SmallEngland.measure)
    #expect(models.map(\.window) == [2016...2025, 2021...2025])
    for window in [2016...2025, 2021...2025] {
      for area in england.register.currentAuthorities {
        let rows = trends.filter { $0.window == window && $0.areaCode == area.code }
        #expect(rows.count == 1, "\(area.name) \(window)")
      }
    }
  }

  @Test func `a suppressed year is never imputed, and the reason names it`() throws {
    var england = SmallEngland(authorities: 20)
    england.counts["105"] = (0..<10).map { $0 == 9 ? nil : 300 }
    let (trends, _) = england.assessor.assess(SmallEngland.measure)
    let row = try #require(trends.first { $0.areaName == "Area 105" })
    #expect(row.estimate == nil)
    #expect(row.reasonNotAssessed == "the figure for 2025 is suppressed")
  }

  @Test func `small counts are not tested`() throws {
    var england = SmallEngland(authorities: 20)
    england.counts["105"] = (0..<10).map { _ in 12 }
    england.counts["106"] = (0..<10).map { $0 == 4 ? 6 : 90 }
    let (trends, _) = england.assessor.assess(SmallEngland.measure)
    let reasons = ["Area 105", "Area 106"].map { name in
      trends.first { $0.areaName == name && $0.window == 2016...2025 }?.reasonNotAssessed
    }
    #expect(
      reasons == [
        "fewer than 30 counted in a usual year, too few to test",
        "fewer than 10 counted in 2020, too few to test",
      ])
  }

  @Test func `an authority that falls steadily is found, with a sentence that fits its grade`()
    throws
  {
    var england = SmallEngland(authorities: 30)
    var count = 900.0
    england.counts["104"] = (0..<10).map { _ in
      count *= 0.85
      return count.rounded()
    }
    let (trends, models) = england.assessor.assess(SmallEngland.measure)
    let row = try #require(trends.first { $0.areaName == "Area 104" })
    #expect(row.tier == .below || row.tier == .against)
    #expect(row.grade == .confirmed)
    #expect(row.statement.contains("From 2016 to 2025, Area 104"))
    #expect(row.statement.hasSuffix("by more than ordinary local change explains."))
    #expect(models[0].tested == 31)
    #expect(models[0].quantities.contains { $0.name == "rho" && $0.value != nil })
  }

  @Test func `a joint return counts once and stands for both of its authorities`() throws {
    var england = SmallEngland(authorities: 12)
    england.counts["100"] = Array(repeating: nil, count: 10)
    england.counts["101"] = Array(repeating: nil, count: 10)
    let shared = SmallEngland.years.map {
      england.observation("100 / 101", $0, count: 600 + Double($0 % 3), population: 100_000)
    }
    let table = ObservationTable(
      measures: england.table.measures, register: england.register,
      observations: england.table.observations + shared)
    let (trends, _) = TrendAssessor(
      table: table, model: NeighbourModel(name: "2025", neighbours: [:]), windows: [10],
      falseDiscoveryRate: 0.05, eventVariance: 1.2
    ).assess(SmallEngland.measure)
    let joint = try #require(trends.first { $0.areaName == "Area 100 / 101" })
    #expect(joint.areaCode == "E0100 / 101")
    #expect(joint.authorities == [AreaKey("100"), AreaKey("101")])
    #expect(try #require(joint.estimate).meanCount > 599)
    let series = table.series(of: "rate", in: AreaKey("101"), years: 2024...2025)
    #expect(series.allSatisfy { $0.isJointReturn && $0.precise != nil })
  }

  @Test func `a measure without a test has no trend`() {
    let (trends, models) = SmallEngland(authorities: 5).assessor.assess(SmallEngland.people)
    #expect(trends.isEmpty && models.isEmpty)
  }
}
