import CareStatistics
import Foundation
import Publishing
import TestSupport
import Testing
import TrendAnalysis

/// What pages say about where a change came from and about the next years.
@Suite struct StockPagesTests {
  private static let sample = SampleAnalysis(authorities: 20, measures: 8).context()
  private static let window = 2016...2025
  private static let rate = "looked_after_rate"

  /// Rows for one quiet authority, one withheld, one joined area, a region and England.
  private static let changes: [StockChange] = {
    let areas: [(AreaLevel, String, String, [AreaKey])] = [
      (.localAuthority, "E06000001", "Ashbridge", [AreaKey("801")]),
      (.localAuthority, "E06000010 / E06000011", "Old County area", SampleAreas.successors),
      (.region, "E12000001", "North", []), (.country, "E92000001", "England", []),
    ]
    var rows: [StockChange] = []
    for (level, code, name, keys) in areas {
      for year in 2017...2025 {
        rows.append(
          SampleStock.change(
            rate, level, code, name, authorities: keys, year - 1...year, window: false, 140,
            year == 2025 ? 52 : 45, year == 2025 ? 71 : 54, 130))
      }
      rows.append(
        SampleStock.change(
          rate, level, code, name, authorities: keys, window, window: true, 146, 221, 250, 124,
          unaccompanied: SampleStock.withheld))
    }
    rows.append(
      SampleStock.change(
        rate, .localAuthority, "E06000004", "Elmton", authorities: [AreaKey("804")], window,
        window: true, 146, nil, 250, 124))
    return rows
  }()

  private static func pages(inside95: Double = 0.951) throws -> [String: PageInspection] {
    var analysis = sample.analysis
    analysis.evidence.stockChanges = changes
    analysis.evidence.projections = [
      SampleStock.projection(
        rate, "E06000001", "Ashbridge", authorities: [AreaKey("801")], inside95: inside95),
      SampleStock.unassessed(
        rate, "E06000004", "Elmton", authorities: [AreaKey("804")],
        reason: "the figure for 2025 is suppressed"),
      SampleStock.unassessed(
        rate, "E06000010", "Alone", authorities: [SampleAreas.successors[0]],
        reason: "joined with other areas, projected as Old County area"),
      SampleStock.projection(
        rate, "E06000010 / E06000011", "Old County area", authorities: SampleAreas.successors),
    ]
    let site = try Site(
      SiteContext(
        analysis: analysis, findings: [], changes: nil, sources: [], fingerprint: "0", version: "1",
        dataNote: "Made up.", headline: sample.headline, longRun: [], downloads: [],
        policy: sample.policy))
    let wanted =
      ["index.html", "methods.html"]
      + [1, 4, 10, 12].map {
        "areas/E060000\($0 < 10 ? "0" : "")\($0).html"
      }
    return Dictionary(
      uniqueKeysWithValues: try wanted.map { path in
        let position = try #require(site.paths.firstIndex(of: path))
        return (path, PageInspection(site.page(at: position).bytes))
      })
  }

  private static func text(_ page: PageInspection?) -> String {
    (page?.visibleText ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `an authority's page takes its change apart in words and tables`() throws {
    let page = try #require(try Self.pages()["areas/E06000001.html"])
    let text = Self.text(page)
    #expect(page.problem == nil && BannedWords.found(in: text).isEmpty)
    #expect(
      text.contains(
        "From 31 March 2016 to 31 March 2025 the number fell by 22, from 146 to 124: 221 children "
          + "started, 250 ceased, and 7 more are there than the two account for."))
    #expect(text.contains("starts went from 45 to 52, ceases from 54 to 71"))
    #expect(text.contains("more starts and equal stays"))
    #expect(text.contains("more than one in ten of the children looked after were unaccompanied"))
    let rows = page.tables.flatMap(\.rows)
    #expect(rows.contains { $0.prefix(6) == ["2024 to 2025", "140", "52", "71", "+9", "130"] })
    let parts = ["50.0", "+40.0", "\u{2212}43.0", "+1.5", "\u{2212}1.0", "\u{2212}2.5", "47.5"]
    #expect(rows.contains { $0.first == "Ashbridge" && Array($0.dropFirst()) == parts })
    #expect(rows.contains { $0.first == "England (12 areas)" && Array($0.dropFirst()) == parts })
    #expect(rows.contains { $0.first == "North (12 areas)" })
  }

  @Test func `a withheld number is marked and nothing is worked out from it`() throws {
    let page = try #require(try Self.pages()["areas/E06000001.html"])
    let table = try #require(
      page.tables.first { $0.rows.first?.contains("Unaccompanied, 2016") == true })
    let row = try #require(table.rows.first { $0.first == "Ashbridge" })
    #expect(row.dropFirst().prefix(3).allSatisfy { $0.hasPrefix("[c]") })
    #expect(row.suffix(3) == ["17", "103", "14.2"])
  }

  @Test func `a change that cannot be taken apart says why`() throws {
    let text = Self.text(try Self.pages()["areas/E06000004.html"])
    #expect(
      text.contains(
        "The change from 31 March 2016 to 31 March 2025 is not taken apart: the number starting in "
          + "the year to 31 March 2025 is missing: suppressed to protect confidentiality."))
    #expect(text.contains("No range is given: the figure for 2025 is suppressed."))
  }

  @Test func `an authority inside a joined area shows the joined area and says so`() throws {
    let text = Self.text(try Self.pages()["areas/E06000010.html"])
    #expect(text.contains("2016 to 2025, Old County area as one area"))
    #expect(text.contains("lies between 110 and 132 in 80 of 100 such areas"))
  }

  @Test func `an area without rows has neither section`() throws {
    let page = try #require(try Self.pages()["areas/E06000012.html"])
    #expect(!page.ids.contains("stock-change") && !page.ids.contains("projection"))
    #expect(!page.links.contains("#projection"))
  }

  @Test func `the overview takes England's change apart, by region`() throws {
    let page = try #require(try Self.pages()["index.html"])
    let text = Self.text(page)
    #expect(page.ids.contains("stock-change") && page.problem == nil)
    #expect(BannedWords.found(in: text).isEmpty)
    #expect(text.contains("the number fell by 22, from 146 to 124"))
    let rows = page.tables.flatMap(\.rows)
    #expect(rows.contains { $0.first == "North (12 areas)" })
    #expect(rows.contains { $0.first == "2016 to 2017" && $0.suffix(2) == ["12", "0"] })
  }

  @Test func `a range is given for each year with how earlier ones did`() throws {
    let page = try #require(try Self.pages()["areas/E06000001.html"])
    let text = Self.text(page)
    #expect(text.contains("the number on 31 March 2026 lies between 110 and 132 in 80 of 100"))
    #expect(text.contains("it is not a forecast of need"))
    #expect(text.contains("held 81.0% and 95.1% one year ahead, 81.0% and 95.1% two years ahead"))
    #expect(!text.contains("too narrow"))
    let rows = page.tables.flatMap(\.rows)
    #expect(
      rows.contains {
        $0 == ["31 March 2028", "90 to 156", "75 to 180", "36.0 to 63.0", "30.0 to 72.0"]
      })
  }

  @Test func `intervals that held too little are called too narrow, beside them and in methods`()
    throws
  {
    let pages = try Self.pages(inside95: 0.90)
    for path in ["areas/E06000001.html", "methods.html"] {
      #expect(
        Self.text(pages[path]).contains(
          "clearly less than they are meant to hold one, two and three years ahead"))
    }
    #expect(Self.text(try Self.pages()["methods.html"]).contains("Both intervals held about"))
  }

  @Test func `methods give formulas, the record and the drift's error`() throws {
    let page = try #require(try Self.pages()["methods.html"])
    let text = Self.text(page)
    #expect(page.ids.contains("stock-change") && page.ids.contains("projection"))
    #expect(BannedWords.found(in: text).isEmpty && page.problem == nil)
    #expect(text.contains("The rest: starts and ceases do not account for the whole change."))
    #expect(text.contains("In this run the rest is on average"))
    #expect(text.contains("4.6% without drift and 5.1% with each area's own drift"))
    let rows = page.tables.flatMap(\.rows)
    #expect(
      rows.contains {
        $0 == ["1", "2020 to 2024", "740", "81.0%", "95.1%", "4.6%", "5.1%"]
      })
  }

  @Test func `the files hold the rows, withheld figures as empty cells with their status`() {
    let changes = TidyRecords("stock_change")
    #expect(changes.rows.count == 3)
    #expect(changes[0, "period"] == "window" && changes[0, "residual"] == "1")
    #expect(changes[0, "unaccompanied_before"] == "" && changes[0, "others_before"] == "")
    #expect(changes[0, "unaccompanied_before_status"] == "c")
    #expect(changes[0, "unaccompanied_over_tenth"] == "true")
    #expect(changes[1, "starts"] == "" && changes[1, "residual"] == "")
    #expect(changes[1, "reason"]?.isEmpty == false)
    let ahead = TidyRecords("projections")
    #expect(ahead.rows.count == 6)
    #expect(ahead[2, "time_period"] == "2028" && ahead[2, "past_cases"] == "740")
    #expect(ahead[3, "rate_lower_80"] == "" && ahead[3, "past_cases"] == "")
    #expect(ahead[3, "reason_not_assessed"] == "the figure for 2025 is suppressed")
  }
}
