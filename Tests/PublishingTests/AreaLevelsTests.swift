import CareStatistics
import Foundation
import Publishing
import Testing
import TrendAnalysis

@Suite struct AreaLevelsTests {
  private static let context = SampleAnalysis(authorities: 24, measures: 12).context()
  private static let site = try? Site(context)

  private func page(_ path: String) throws -> PageInspection {
    let site = try #require(Self.site)
    return PageInspection(site.page(at: try #require(site.paths.firstIndex(of: path))).bytes)
  }

  private func rows(_ path: String) throws -> [[String]] {
    try page(path).tables.first { $0.rows.first?.contains("95% chance interval") == true }?.rows
      ?? []
  }

  @Test func `each measure has one row, in the catalogue's order`() throws {
    let rows = try rows("areas/E06000001.html").dropFirst()
    let names = Self.context.analysis.table.measures.map(\.shortName)
    #expect(rows.count == 12)
    for (row, name) in zip(rows, names) { #expect(row[0].hasPrefix("\(name), ")) }
  }

  @Test func `a rank is shown only beside an interval`() throws {
    let site = try #require(Self.site)
    var (ranked, unranked) = (0, 0)
    for path in site.paths where path.hasPrefix("areas/") {
      for row in try rows(path).dropFirst() {
        let hasRank = row[4].contains(" of ")
        #expect(!hasRank || row[2].contains(" to "), "\(path) \(row)")
        if hasRank { ranked += 1 } else { unranked += 1 }
      }
    }
    #expect(ranked > 50 && unranked > 50)
  }

  @Test func `the cells are those of the level`() throws {
    let level = try #require(
      Self.context.analysis.evidence.levels.first {
        $0.area == AreaKey("801") && $0.measure == "starting_rate"
      })
    let row = try #require(
      try rows("areas/E06000001.html").first { $0[0].hasPrefix("Starting, rate") })
    let value = try #require(level.value)
    let interval = try #require(level.interval)
    let rank = try #require(level.rank)
    let change = try #require(level.change)
    #expect(row[0] == "Starting, rate, year ending 31 March 2025")
    #expect(row[1] == NumberText.fixed(value, decimals: 1))
    #expect(
      row[2]
        == "\(NumberText.fixed(interval.lower, decimals: 1)) to "
        + NumberText.fixed(interval.upper, decimals: 1))
    #expect(row[4].hasPrefix("\(rank.fromLowest) of \(rank.outOf), "))
    #expect(row[5].hasSuffix(" the 95% limits") || row[5].hasSuffix(" the 99.8% limits"))
    #expect(row[6].hasPrefix(NumberText.growth(change.own)))
    #expect(change.isOrdinary == row[6].contains("within the ordinary range"))
  }

  @Test func `a number has no rank, and a missing figure says why`() throws {
    let number = try #require(
      try rows("areas/E06000001.html").first { $0[0].hasPrefix("Looked after, number") })
    #expect(number[2] == "none" && number[4] == "not ranked" && number[5] == "not compared")
    #expect(number[6].hasSuffix("%, not tested"))
    var analysis = Self.context.analysis
    let first = try #require(analysis.evidence.levels.first { $0.area == AreaKey("801") })
    analysis.evidence.levels = analysis.evidence.levels.map { level in
      guard level.area == first.area, level.measure == first.measure else { return level }
      return Level(
        measure: level.measure, year: level.year, area: level.area, isStock: level.isStock,
        isJointReturn: false, value: nil, status: .confidential, counts: nil, interval: nil,
        england: level.england, funnel: nil, rank: nil, previous: nil, change: nil)
    }
    let plain = Self.context
    let site = try Site(
      SiteContext(
        analysis: analysis, findings: [], changes: nil, sources: plain.sources,
        fingerprint: plain.fingerprint, version: plain.version, dataNote: plain.dataNote,
        headline: plain.headline, longRun: [], downloads: [], policy: plain.policy))
    let path = try #require(site.paths.firstIndex(of: "areas/E06000001.html"))
    let table = PageInspection(site.page(at: path).bytes).tables.first {
      $0.rows.first?.contains("95% chance interval") == true
    }
    let row = try #require(table?.rows.first { $0[1].hasPrefix("[c]") })
    #expect(Array(row[4...]) == ["no figure", "no figure", "no figure"])
  }

  @Test func `the section is small`() throws {
    let site = try #require(Self.site)
    for path in site.paths where path.hasPrefix("areas/") {
      let position = try #require(site.paths.firstIndex(of: path))
      let text = String(decoding: site.page(at: position).bytes, as: UTF8.self)
      let start = try #require(text.range(of: "aria-labelledby=\"levels\"")?.lowerBound)
      let end = try #require(text[start...].range(of: "</section>")?.lowerBound)
      #expect(text[start..<end].utf8.count < 12_000, "\(path)")
    }
  }

  @Test func `the methods say how the table is worked out`() throws {
    let methods = try page("methods.html")
    #expect(methods.ids.contains("levels"))
    #expect(methods.visibleText.contains("it is not the uncertainty of a change of such a number"))
    #expect(try page("areas/E06000001.html").links.contains("../methods.html#levels"))
  }
}
