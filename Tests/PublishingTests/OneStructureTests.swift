import CareStatistics
import Foundation
import Publishing
import Testing
import TrendAnalysis

/// Text, drawing, table and files say the same: all are made from one structure.
@Suite struct OneStructureTests {
  private static let context = SampleAnalysis(authorities: 20, measures: 8).context()
  private static let pages = Dictionary(
    uniqueKeysWithValues: ((try? Site(context).pages()) ?? []).map { ($0.path, $0.bytes) })
  private static let check = StructureCheck(files: PublishedFigureTables(context))
  private static var table: ObservationTable { context.analysis.table }
  private static var authorities: [Area] { table.register.currentAuthorities }

  private static func page(_ path: String) throws -> PageTree {
    try PageTree.read(try #require(pages[path], "\(path)"))
  }

  private static func region(_ area: Area) -> Area? { area.region.flatMap { table.register[$0] } }

  private static func complaints(_ page: PageTree, _ area: Area) -> [String] {
    table.measures.flatMap { measure in
      check.complaints(page, area, region: region(area)?.name ?? "", measure)
    }
  }

  @Test("an authority's tables, drawings and sentences have the figures of the files")
  func authorityPages() throws {
    for area in Self.authorities {
      let page = try Self.page("areas/\(area.code).html")
      #expect(page.named("section").count { $0.classes == ["measure"] } == 8)
      let complaints = Self.complaints(page, area)
      #expect(complaints.isEmpty, "\(complaints.prefix(5))")
      let summary = try #require(page.section("top"))
      let strangers = Self.check.strangers(
        in: summary, pool: Self.summaryPool(page, area), "\(area.code) summary")
      #expect(strangers.isEmpty, "\(strangers)")
    }
  }

  /// The summary repeats sections of the page below it.
  private static func summaryPool(_ page: PageTree, _ area: Area) -> NumberPool {
    var pool = check.pool(page)
    pool.addDifferences(
      SampleAnalysis.years.map { year in
        let row = check.files.observation("looked_after_rate", area.code, year)
        return row.number("value_calculated") ?? row.number("value")
      })
    return pool
  }

  @Test("a theme's tables, drawings and sentences have the figures of the files")
  func themePages() throws {
    var seen = 0
    for theme in Theme.allCases {
      let slug = theme.rawValue.replacingOccurrences(of: " ", with: "-")
      let page = try Self.page("themes/\(slug).html")
      for measure in Self.table.measures where measure.theme == theme {
        let complaints = Self.check.complaints(
          page, measure, areas: Self.authorities, regions: Self.table.register.regions)
        #expect(complaints.isEmpty, "\(complaints.prefix(5))")
        seen += 1
      }
    }
    #expect(seen == 8)
  }

  @Test("a region's drawings and sentences have the figures of its tables and of the files")
  func regionPages() throws {
    let ids = ["looked_after_rate", "starting_rate", "ceasing_rate"]
    for region in Self.table.register.regions {
      let page = try Self.page("regions/\(region.code).html")
      let section = try #require(page.section("beside"))
      let table = try #require(section.element(id: "region-table")).cells
      let years = table[0].compactMap { Int($0) }
      let own = try #require(Self.authorities.first { $0.region == region.key })
      var pool = Self.check.pool(section)
      var complaints: [String] = []
      for (id, chart) in zip(ids, ["region-rate", "region-flow-0", "region-flow-1"]) {
        let measure = try #require(Self.table.measure(id))
        let rows = years.map { Self.check.files.comparator(id, own.code, $0) }
        let start = try #require(table.firstIndex { $0.first?.hasPrefix(measure.name) == true })
        let drawing = DrawnChart(try #require(section.drawing(chart)))
        for (place, name, column) in [(1, region.name, "region"), (2, "England", "england")] {
          let cells = table[start + place].dropFirst()
          #expect(table[start + place].first == name)
          complaints += Self.check.compare(
            cells, with: rows.map { $0.shown(column) }, decimals: measure.decimals, "\(id) \(name)")
          complaints += Self.check.compare(
            drawing, point: "p\(place - 1)", line: "l\(place - 1)", label: name, years: years,
            row: cells, "\(region.code) \(id) \(name)")
        }
        complaints += Self.check.compare(drawing.summary, years: years, "\(region.code) \(id)")
        pool.addDifferences(rows.map { $0.shown("region") })
      }
      complaints += Self.check.strangers(in: section, pool: pool, region.code)
      #expect(complaints.isEmpty, "\(complaints.prefix(5))")
    }
  }

  @Test("the overview's drawings and sentences have the figures of its tables and of the files")
  func overview() throws {
    let page = try Self.page("index.html")
    let own = try #require(Self.authorities.first)
    let table = try #require(page.element(id: "england-table")).cells
    let years = table[0].compactMap { Int($0) }
    var pool = Self.check.pool(page)
    var complaints: [String] = []
    for (id, chart) in [
      ("looked_after_rate", "england-rate"), ("looked_after_number", "england-number"),
    ] {
      let measure = try #require(Self.table.measure(id))
      let rows = years.map { Self.check.files.comparator(id, own.code, $0) }
      let cells = try #require(table.first { $0[0].hasPrefix(measure.shortName) }).dropFirst()
      complaints += Self.check.compare(
        cells, with: rows.map { $0.shown("england") }, decimals: measure.decimals, id)
      let drawing = DrawnChart(try #require(page.drawing(chart)))
      complaints += Self.check.compare(
        drawing, point: "p0", line: "l0", label: "England", years: years, row: cells, id)
      complaints += Self.check.compare(drawing.summary, years: years, id)
      pool.addDifferences(rows.map { $0.shown("england") })
    }
    complaints += Self.check.compareSpread(
      DrawnChart(try #require(page.drawing("spread-chart"))),
      try #require(page.element(id: "spread-table")).cells, "spread")
    complaints += Self.check.compareDumbbells(
      DrawnChart(try #require(page.drawing("regions-chart"))),
      try #require(page.element(id: "regions-table")).cells)
    for number in Self.check.files.tested { pool.add(number) }
    for section in ["time", "spread", "regions"] {
      let part = try #require(page.section(section))
      // The longer run is the configuration's: numbers of years before the files.
      let longer = part.named("p").filter { $0.text.hasPrefix("In the longer run") }.map(\.text)
      for text in longer { pool.add(cells: [Self.longRun(text)]) }
      complaints += Self.check.strangers(in: part, pool: pool, section)
    }
    let lead = try #require(page.named("p").first { $0.classes == ["lead"] })
    complaints += pool.strangers(in: lead.text)
    #expect(complaints.isEmpty, "\(complaints.prefix(5))")
  }

  /// The configured numbers and the shares that they give, as cells; none where the text has others.
  private static func longRun(_ text: String) -> [String] {
    let number = { (value: Int) in NumberText.whole(value) }
    let earlier = context.longRun.map(\.children)
    guard let first = earlier.first, let rows = context.analysis.comparators["looked_after_number"],
      let now = rows.england.last.flatMap(\.shown)
    else { return [] }
    let shares = (earlier.dropFirst().map(Double.init) + [now]).map {
      NumberText.fixed(abs(100 * ($0 / Double(first) - 1)))
    }
    return earlier.map(number) + shares
  }

  // MARK: - The check can fail

  private static func example() throws -> Area {
    try #require(authorities.first { $0.code == "E06000001" })
  }

  /// The complaints about an authority's page in which something was changed.
  private func complaints(
    changing pattern: String, to replacement: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String] {
    let area = try Self.example()
    let path = "areas/\(area.code).html"
    let text = String(decoding: try #require(Self.pages[path]), as: UTF8.self)
    let range = try #require(
      text.range(of: pattern, options: .regularExpression), sourceLocation: sourceLocation)
    let changed = text[range].replacingOccurrences(
      of: pattern, with: replacement, options: .regularExpression)
    #expect(changed != text[range], sourceLocation: sourceLocation)
    let page = try PageTree.read(Array(text.replacingCharacters(in: range, with: changed).utf8))
    return Self.complaints(page, area)
  }

  @Test("a page as it is made gives no complaint")
  func untouched() throws {
    let area = try Self.example()
    #expect(try Self.complaints(Self.page("areas/\(area.code).html"), area).isEmpty)
  }

  @Test(
    "a number that was changed in one place is found",
    arguments: [
      ("sentence", "(What this shows.*?England went from )[0-9]+", "$199"),
      (
        "title", "(<figcaption id=\"c-looked_after_rate-h\"><strong>[^<]*: )[0-9]+ per", "$1141 per"
      ),
      ("difference", "(id=\"c-looked_after_rate-h\"><strong>[^<]*2025, )[0-9]+ ", "$177 "),
      ("neighbours", "\\(10 of 10 neighbours\\)", "(8 of 12 neighbours)"),
      ("subtitle", "(id=\"c-looked_after_rate-h\">.*?<span>[^<]*)2016", "$12015"),
      (
        "neighbour", "(Looked after, rate: neighbours, closest first[\\s\\S]*?<td[^>]*>)[0-9]+",
        "$1141"
      ),
      ("strip", "(<desc id=\"s1-d\">[^<]*, from )[0-9]+", "$17141"),
      ("table", "(id=\"t-looked_after_rate\"[\\s\\S]*?<td[^>]*>)[0-9]+", "$1141"),
      ("point", "(c-looked_after_rate-d\">[\\s\\S]*?class=\"p0\" d=\"M[0-9.]+ )[0-9.]+", "$160"),
      ("line", "(c-looked_after_rate-d\">[\\s\\S]*?class=\"l0\" d=\"M[0-9.]+ )[0-9.]+", "$160"),
      ("label", "(c-looked_after_rate-d\">[\\s\\S]*?>England )[0-9]+", "$1141"),
    ])
  func changedNumber(place: String, pattern: String, replacement: String) throws {
    let complaints = try complaints(changing: pattern, to: replacement)
    #expect(!complaints.isEmpty, "\(place)")
  }

  @Test("the tokenizer leaves out what only builds a sentence, and nothing else")
  func tokens() {
    let text =
      "On 31 March 2025, 1,234 of 20 areas (95% interval 1.5 to 2.5) per 10,000 children "
      + "aged 0 to 17: 7 lower than in 2021; 18.2%, A0 and =3."
    #expect(
      SentenceNumbers(text).numbers.map(\.digits) == ["1234", "20", "1.5", "2.5", "7", "18.2"])
  }
}

extension StructureCheck {
  /// The labels of a region's two points are the first and last figure of its row.
  func compareDumbbells(_ chart: DrawnChart, _ table: [[String]]) -> [String] {
    table.dropFirst().compactMap { cells in
      guard let name = cells.first, let first = cells.dropFirst().first, let last = cells.last,
        let heading = chart.labels.first(where: { $0.full == name })
      else { return "regions: a row is not drawn" }
      let figures = chart.labels.filter { $0.y == heading.y && $0.full != name }.map(\.text)
      let expected = [first, last].compactMap(DrawnChart.number)
      return figures.compactMap(DrawnChart.number).sorted() == expected.sorted()
        ? nil : "regions: \(name) has \(figures)"
    }
  }
}
