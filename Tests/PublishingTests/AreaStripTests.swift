import CareStatistics
import Foundation
import Publishing
import TestSupport
import Testing
import TrendAnalysis

/// All authorities and the neighbours in the latest year of each measure of an authority's page.
@Suite struct AreaStripTests {
  private static let context = SampleAnalysis(authorities: 24, measures: 12).context()

  /// The dots and rings of each measure's strip, and its words.
  private struct Strip {
    let dots: Int
    let rings: Int
    let text: String

    /// The strip of a measure on a page; `nil` where it has none.
    init?(_ place: Int, in page: String) {
      guard let start = page.range(of: "<title id=\"s\(place)-t\">")?.lowerBound,
        let end = page[start...].range(of: "</svg>")?.lowerBound
      else { return nil }
      let drawing = page[start..<end]
      (dots, rings) = (Self.count("j", drawing), Self.count("u", drawing))
      text = String(drawing)
    }

    /// Each column has one dot and as many more as whole gaps fit into its length.
    private static func count(_ style: String, _ drawing: Substring) -> Int {
      guard let start = drawing.range(of: "<path class=\"\(style)\"")?.upperBound else { return 0 }
      let path = drawing[start...].prefix { $0 != ">" }.split(separator: "\"")
      guard path.count > 5, let gap = Double(path[3].dropFirst(2)) else { return -1 }
      return path[5].split(separator: "v").dropFirst().map { column in
        let length = column.dropFirst().prefix { $0.isNumber || $0 == "." }
        return 1 + Int((Double(length) ?? -1) / gap)
      }.reduce(0, +)
    }
  }

  private static func page(_ area: Area, _ context: SiteContext) throws -> String {
    let site = try Site(context)
    let position = try #require(site.paths.firstIndex(of: "areas/\(area.code).html"))
    return String(decoding: site.page(at: position).bytes, as: UTF8.self)
  }

  /// Checks every strip of an authority's page; gives how many there are.
  private func expectStrips(of key: AreaKey, _ context: SiteContext) throws -> Int {
    let table = context.analysis.table
    let area = try #require(table.register[key])
    let page = try Self.page(area, context)
    let keys = (context.analysis.neighbourModel.neighbours[key] ?? []).map(\.neighbour)
    var found = 0
    for (place, measure) in table.measures.enumerated() {
      let years = try #require(table.years(of: measure.id))
      let own = table.series(of: measure.id, in: key, years: years)
      let strip = Strip(place + 1, in: page)
      guard let year = own.last(where: { $0.value != nil })?.year else {
        #expect(strip == nil, "\(measure.id)")
        continue
      }
      func has(_ area: AreaKey) -> Bool {
        table.observation(of: measure.id, in: area, year: year)?.value != nil
      }
      let others = table.register.currentAuthorities.map(\.key).filter { $0 != key && has($0) }
      let drawn = try #require(strip, "\(measure.id)")
      #expect(drawn.dots == others.count, "\(measure.id)")
      #expect(drawn.rings == keys.filter(has).count, "\(measure.id)")
      #expect(drawn.text.contains("among \(others.count + 1) authorities</title>"), "\(measure.id)")
      #expect(drawn.text.contains(">England ") != measure.unit.isCount, "\(measure.id)")
      #expect(!drawn.text.dropFirst("<title".count).contains("<title>"), "a name is cut short")
      found += 1
    }
    return found
  }

  @Test("every measure with a figure has a strip with a dot for each authority with a figure")
  func everyMeasureHasItsStrip() throws {
    #expect(try expectStrips(of: AreaKey("801"), Self.context) == 12)
    #expect(try expectStrips(of: AreaKey("810"), Self.context) > 8)
  }

  @Test("a suppressed neighbour is no dot and no ring, and its symbol stands in the table")
  func suppressedNeighbour() throws {
    var sample = SampleAnalysis(authorities: 24, measures: 12)
    let neighbour = try #require(sample.neighbourModel.neighbours[AreaKey("801")]?.first).neighbour
    sample.change { one in
      guard one.area == neighbour, one.measure == "looked_after_rate", one.year == 2025 else {
        return one
      }
      return Observation(
        measure: one.measure, area: one.area, year: one.year,
        published: Figure(number: nil, status: .confidential, text: "c", provenance: nil),
        numerator: nil, denominator: nil, calculated: nil, boundaryNote: "")
    }
    let context = sample.context()
    #expect(try expectStrips(of: AreaKey("801"), context) == 12)
    let area = try #require(context.analysis.table.register[AreaKey("801")])
    let page = PageInspection(Array(try Self.page(area, context).utf8))
    let name = try #require(context.analysis.table.register[neighbour]).name
    let rows = try #require(Self.neighbourTable("Looked after, rate", page)).rows
    let row = try #require(rows.first { $0.first == name })
    #expect(row.suffix(2).allSatisfy { $0.hasPrefix("[c] ") }, "\(row)")
  }

  private static func neighbourTable(
    _ measure: String, _ page: PageInspection
  ) -> PageInspection.Table? {
    page.tables.first { $0.caption == "\(measure): neighbours, closest first" }
  }

  @Test("the table of neighbours has the figures behind the median, and their change")
  func neighboursTable() throws {
    let (analysis, key) = (Self.context.analysis, AreaKey("801"))
    let area = try #require(analysis.table.register[key])
    let page = PageInspection(Array(try Self.page(area, Self.context).utf8))
    let neighbours = try #require(analysis.neighbourModel.neighbours[key])
    var compared = 0
    for measure in analysis.table.measures {
      let years = try #require(analysis.table.years(of: measure.id))
      let points = analysis.table.series(of: measure.id, in: key, years: years)
      let first = try #require(points.first { $0.value != nil }).year
      let last = try #require(points.last { $0.value != nil }).year
      let rows = try #require(Self.neighbourTable(measure.shortName, page), "\(measure.id)").rows
      #expect(rows.first == ["Authority", "\(first)", "\(last)", "Change"], "\(measure.id)")
      #expect(rows.count == neighbours.count + 1)
      for (row, neighbour) in zip(rows.dropFirst(), neighbours) {
        let series = analysis.table.series(
          of: measure.id, in: neighbour.neighbour, years: first...last)
        guard let before = series.first?.precise, let now = series.last?.precise,
          series.allSatisfy({ !$0.isJointReturn })
        else { continue }
        let shown = [series.first?.value, series.last?.value].compactMap { $0 }
        #expect(
          row.dropFirst().prefix(2)
            == ArraySlice(shown.map { NumberText.fixed($0, decimals: measure.decimals) }))
        #expect(row.last == NumberText.signed(now - before, decimals: measure.decimals))
        compared += 1
      }
      // As many figures as the comparison itself counts, where no joint return stands for two.
      let position = try #require(analysis.comparators[measure.id]?.years.firstIndex(of: last))
      let figure = try #require(analysis.comparators[measure.id]?.neighbours[key]?[position])
      let figures = rows.dropFirst().map { $0[2] }.filter { !$0.hasPrefix("[") }
      if !figures.contains(where: { $0.contains("[j]") }) {
        #expect(figures.count == figure.used, "\(measure.id)")
      }
    }
    #expect(compared > 80)
    let captions = page.tables.map(\.caption)
    #expect(Set(captions).count == captions.count, "captions are unique")
  }

  @Test("each prompt of the self-evaluation is there, and paper has ruled space below it")
  func prompts() throws {
    let area = try #require(Self.context.analysis.table.register[AreaKey("801")])
    let page = try Self.page(area, Self.context)
    let start = try #require(page.range(of: "id=\"questions\""))
    let section = page[start.upperBound...].prefix(3_000)
    for question in [
      "What changed locally in these years?", "Is recording or coding different?",
      "What do case reviews say?", "Which neighbour could we ask?",
    ] {
      #expect(section.contains("<li><strong>\(question)</strong>"), "\(question)")
    }
    let style = Site.styleText
    let print = try #require(style.range(of: "@media print{"))
    let rule = try #require(style.range(of: ".questions li::after{content:\"\""))
    #expect(rule.lowerBound > print.upperBound, "the space is for print alone")
    #expect(style[rule.upperBound...].prefix { $0 != "}" }.contains("repeating-linear-gradient"))
  }

  @Test("the downloads name the workbook with its size where the run has it")
  func workbook() throws {
    let context = Self.context
    let area = try #require(context.analysis.table.register[AreaKey("801")])
    #expect(!(try Self.page(area, context)).contains("data/workbooks/"))
    let files = ["xlsx", "ods"].map {
      DownloadFile(path: "data/workbooks/\(area.code).\($0)", rows: nil, bytes: 61_440)
    }
    let with = SiteContext(
      analysis: context.analysis, findings: [], changes: nil, sources: context.sources,
      fingerprint: context.fingerprint, version: context.version, dataNote: context.dataNote,
      headline: context.headline, longRun: context.longRun, downloads: files,
      policy: context.policy)
    let page = try Self.page(area, with)
    for form in ["xlsx", "ods"] {
      #expect(page.contains("href=\"../data/workbooks/\(area.code).\(form)\""))
    }
    #expect(page.contains("<small> \(NumberText.size(bytes: 61_440))</small>"))
  }
}
