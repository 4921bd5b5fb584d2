import CareStatistics
import Foundation
import Testing
import TrendAnalysis

/// Graded differences, looked at in other windows and beside other areas.
struct SensitivityTests {
  private static let falling: [Double?] = (0..<10).map { 400 - 30 * Double($0) }

  /// A country in which Area 105 falls every year, and what is said of it.
  private static func rows(
    _ counts: [Double?] = falling, windows: [Int] = [10, 5]
  ) throws -> (england: SmallEngland, trends: [Trend], rows: [Sensitivity]) {
    var england = SmallEngland(authorities: 20)
    england.counts["105"] = counts
    let assessor = TrendAssessor(
      table: england.table,
      model: NeighbourModel(
        name: "2025",
        neighbours: [
          AreaKey("105"): [106, 107, 107].enumerated().map {
            StatisticalNeighbour(
              neighbour: AreaKey("\($1)"), rank: $0 + 1, closeness: "")
          }
        ]), windows: windows, falseDiscoveryRate: 0.05, eventVariance: 1.2)
    let trends = assessor.assess(SmallEngland.measure).trends
    return (england, trends, assessor.sensitivity(of: SmallEngland.measure, trends: trends))
  }

  private static func row(
    _ rows: [Sensitivity], _ window: ClosedRange<Int>, _ alternative: Sensitivity.Alternative
  ) throws -> Sensitivity {
    try #require(
      rows.first {
        $0.trend.areaName == "Area 105" && $0.trend.window == window
          && $0.alternative == alternative
      })
  }

  @Test func `every graded trend has each alternative once, and no other trend has one`() throws {
    let (_, trends, rows) = try Self.rows()
    let graded = trends.filter { $0.grade != nil }
    #expect(graded.contains { $0.areaName == "Area 105" })
    for trend in trends {
      let own = rows.filter { $0.trend == trend }.map(\.alternative)
      var wanted: [Sensitivity.Alternative] = [2023...2025, 2022...2025, 2021...2025]
        .filter { $0 != trend.window }.map { .window($0) }
      wanted += [.region, .neighbours]
      #expect(own == (trend.grade == nil ? [] : wanted), "\(trend.areaName)")
    }
  }

  @Test func `five years are what a run with that window says`() throws {
    let (_, _, rows) = try Self.rows(windows: [10])
    let other = try Self.rows(windows: [5]).trends.first { $0.areaName == "Area 105" }
    let row = try Self.row(rows, 2016...2025, .window(2021...2025))
    #expect(row.contrast == other?.estimate?.contrast)
    #expect(row.interval?.lowerBound == other?.estimate?.contrastLower)
    #expect(row.interval?.upperBound == other?.estimate?.contrastUpper)
    #expect(row.grade == other?.contrastGrade && row.grade != nil && row.points == 5)
    #expect(row.isSameSide == true && row.reason == nil)
  }

  @Test(arguments: [3, 4])
  func `three and four years are the growth of both ends, without grade or interval`(
    _ length: Int
  ) throws {
    let (england, trends, rows) = try Self.rows()
    let window = (2026 - length)...2025
    let row = try Self.row(rows, 2016...2025, .window(window))
    // A plain sum over what the rule tested, from the observations themselves.
    let tested = trends.filter { $0.window == 2016...2025 && $0.estimate != nil }
    func logRate(_ year: Int, _ keys: [String]) throws -> Double {
      let all = keys.compactMap {
        england.table.observation(of: "rate", in: AreaKey($0), year: year)
      }
      let count = all.reduce(0) { $0 + ($1.numerator?.number ?? 0) }
      return log(count / all.reduce(0) { $0 + ($1.denominator?.number ?? 0) })
    }
    #expect(tested.count == 21)
    let rest = (0..<20).filter { $0 != 5 }.map { "\(100 + $0)" } + ["900", "901", "902"]
    let expected =
      (try logRate(2025, ["105"]) - logRate(window.lowerBound, ["105"])
        - logRate(2025, rest) + logRate(window.lowerBound, rest)) / Double(length - 1)
    #expect(abs(try #require(row.contrast) - expected) < 1e-12)
    #expect(row.interval == nil && row.grade == nil && row.points == length)
    #expect(row.reason == "fewer than 5 yearly figures, too few to grade")
  }

  @Test func `a region and neighbours have a side and an interval, and never a grade`() throws {
    let rows = try Self.rows().rows
    let region = try Self.row(rows, 2016...2025, .region)
    // All areas of this country lie in one region.
    let contrast = try #require(region.trend.estimate?.contrast)
    #expect(region.used == 20 && region.grade == nil && region.isSameSide == true)
    #expect(abs(try #require(region.contrast) - contrast) < 1e-9)
    let neighbours = try Self.row(rows, 2016...2025, .neighbours)
    #expect(
      neighbours.used == 2 && neighbours.contrast == neighbours.trend.estimate?.neighbourContrast)
    for row in [region, neighbours] {
      #expect(row.interval?.contains(try #require(row.contrast)) == true)
      #expect(row.reason == "grades are given against the rest of England alone")
    }
  }

  @Test func `an area that turns round stands on the other side in the last years`() throws {
    let counts: [Double?] = [500, 450, 400, 350, 300, 250, 200, 150, 190, 230]
    let rows = try Self.rows(counts).rows
    #expect(try Self.row(rows, 2016...2025, .window(2023...2025)).isSameSide == false)
    #expect(try Self.row(rows, 2016...2025, .region).isSameSide == true)
  }

  @Test func `without neighbours there is no difference, and it is said`() throws {
    var england = SmallEngland(authorities: 20)
    england.counts["105"] = Self.falling
    let trends = england.assessor.assess(SmallEngland.measure).trends
    let rows = england.assessor.sensitivity(of: SmallEngland.measure, trends: trends)
    let row = try Self.row(rows, 2016...2025, .neighbours)
    #expect(row.contrast == nil && row.isSameSide == nil)
    #expect(row.reason == "no area to compare with over the same years")
  }
}
