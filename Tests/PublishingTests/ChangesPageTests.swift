import CareStatistics
import TestSupport
import Testing
import TrendAnalysis

@testable import Publishing

/// The leading measures of the small fixture.
enum HeadlineMeasuresOfFixture {
  static let headline = leading("cla_rate")

  static func leading(_ rate: String) -> HeadlineMeasures {
    HeadlineMeasures(rate: rate, number: "cla", starting: "", ceasing: "")
  }
}

/// What the page of changes and the overview say of flags, areas, measures and settings.
struct ChangesPageTests {
  private static func site(_ changes: RunChanges?) throws -> Site {
    try Site(
      SiteContext(
        analysis: TidyFixture.analysis, findings: [], changes: changes, sources: [],
        fingerprint: "0123456789abcdef", version: "1", dataNote: "Made-up.",
        headline: HeadlineMeasuresOfFixture.headline, longRun: [], downloads: [],
        policy: PagePolicy(styleHash: "c3R5bGU=", scriptHash: "c2NyaXB0")))
  }

  private static func page(_ path: String, _ changes: RunChanges?) throws -> [UInt8] {
    let site = try site(changes)
    let position = try #require(site.paths.firstIndex(of: path))
    return site.page(at: position).bytes
  }

  @Test("each flag stands under its heading with before, now and cause")
  func flags() throws {
    let bytes = try Self.page("changes.html", TidyFixture.differences())
    let page = PageInspection(bytes)
    #expect(page.problem == nil)
    let text = page.visibleText
    for heading in [
      "Areas that gained a grade", "Areas that no longer have a grade", "Changed grade or standing",
      "Revised figures", "Figures now withheld", "Areas, measures and settings",
    ] { #expect(text.contains(heading), "\(heading)") }
    #expect(text.contains("4 graded results differ, over all measures: 1 gained, 2 lost"))
    #expect(text.contains("The earlier run is fedcba9876543210"))
    let rows = page.tables.flatMap(\.rows)
    #expect(
      rows.contains([
        "Poole, \"new\"", "cla_rate", "2016 to 2025",
        "No clear difference from the rest of England, 2015 to 2024",
        "Fell while England rose (confirmed)",
        "New figures in the window; figures of other areas revised or withheld",
      ]), "\(rows)")
    #expect(
      rows.contains([
        "Poole, \"new\"", "cla_rate", "2021 to 2025",
        "Grew less than the rest of England (observed)",
        "Not assessed: the figure for 2025 is suppressed",
        "Figures of this area revised or withheld",
      ]))
    #expect(
      rows.contains([
        "Poole, \"new\"", "old_rate", "2016 to 2025",
        "Grew more than the rest of England (confirmed)", "Not in this run", "Changed settings",
      ]))
    #expect(rows.contains(["Older", "Area", "removed", "there", "not there"]))
    #expect(rows.contains(["Windows in years", "Setting", "changed", "10", "10 5"]))
    #expect(
      rows.contains(["List of areas", "Setting", "changed", "file aaaaaaaa", "file bbbbbbbb"]))
    #expect(text.contains(Phrases.caveat))
    #expect(BannedWords.found(in: text) == [])
    // A screen reader lists tables by caption.
    let captions = String(decoding: bytes, as: UTF8.self).split(separator: "<caption")
      .dropFirst().map { $0.prefix { $0 != "/" }.drop { $0 != ">" } }
    #expect(captions.count == 6 && Set(captions).count == 6)
  }

  @Test("no earlier run, and no difference from it, are told apart; the feed is linked from both")
  func emptyStates() throws {
    let same = RunChanges(earlier: "fedcba9876543210", figures: [])
    for (changes, words) in [
      (RunChanges?.none, "There is no earlier run to compare this run with."),
      (same, "No differences from the earlier run."),
    ] {
      let page = PageInspection(try Self.page("changes.html", changes))
      #expect(page.visibleText.contains(words) && page.links.contains("flags.xml"))
      #expect(page.tables.isEmpty)
    }
  }

  @Test("the overview counts flags in one line where there was an earlier run")
  func overview() throws {
    func words(_ changes: RunChanges?) throws -> String {
      PageInspection(try Self.page("index.html", changes)).visibleText
    }
    #expect(try words(TidyFixture.differences()).contains("4 graded results differ"))
    #expect(
      try words(RunChanges(earlier: "f", figures: [])).contains(
        "Since the earlier run no graded result differs."))
    #expect(try !words(nil).contains("earlier run"))
  }

  @Test("the feed is found from the heads of overview, board and changes alone")
  func discovery() throws {
    let site = try Self.site(nil)
    let link = "<link rel=\"alternate\" type=\"application/atom+xml\""
    let pages = site.pages().filter { String(decoding: $0.bytes, as: UTF8.self).contains(link) }
    #expect(pages.map(\.path) == ["index.html", "board.html", "changes.html"])
  }

  @Test("more flags than a page can hold are cut with a note, and the page stays within its limit")
  func many() throws {
    let flags = (0..<2_000).compactMap { number in
      TidyFixture.flagChange(
        TidyFixture.standing(.below, .observed, code: "X\(number)", name: "Area \(number)"),
        TidyFixture.standing(.with, nil, code: "X\(number)", name: "Area \(number)"),
        ChangeCause.allCases)
    }
    let bytes = try Self.page("changes.html", RunChanges(earlier: "f", figures: [], flags: flags))
    #expect(bytes.count < 400_000 / 3, "one of three such tables")
    #expect(PageInspection(bytes).visibleText.contains("The first 150 of 2,000"))
  }

  @Test("rows of changed flags carry both standings, the causes and a key")
  func file() {
    let records = TidyRecords("flag_changes")
    #expect(records.rows.count == 4)
    let order = records.rows.indices.map { row in
      ["measure_id", "window_start", "area_code"].map { records[row, $0] ?? "" }
        .joined(separator: " ")
    }
    #expect(
      order == [
        "cla_rate 2016 E06000001", "cla_rate 2016 E06000058", "cla_rate 2021 E06000058",
        "old_rate 2016 E06000058",
      ])
    let moved = records.rows.indices.first { records[$0, "window_start_before"] == "2015" } ?? 0
    #expect(records[moved, "tier_before"] == "with" && records[moved, "grade_before"] == "")
    #expect(records[moved, "causes"] == "new data|revision of other areas' figures")
    #expect(records[moved, "flag_key"] == "cla_rate|E06000058|2016-2025|against|confirmed")
    let keys = records.rows.indices.map { records[$0, "flag_key"] ?? "" }
    #expect(Set(keys).count == keys.count)
    #expect(TidyRecords("run_changes").rows.count == 4)
  }
}
