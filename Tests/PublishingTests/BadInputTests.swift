import CareStatistics
import Foundation
import PackageReading
import PackagedFiles
import Publishing
import Testing
import TrendAnalysis

/// Everything that is published from names and figures that nobody would wish for.
@Suite struct BadInputTests {
  private static let names = [
    "<script>alert(1)</script>", "\"O'Brien\" & S\u{F6}hne", "=cmd()|' /C calc'!A0",
    String(repeating: "N", count: 200), "C\u{F4}te-d\u{2019}\u{C9}t\u{E9} \u{141}\u{F3}d\u{17A}",
  ]

  private static let context: SiteContext = {
    var sample = SampleAnalysis(authorities: 16, measures: 8, hostileNames: names)
    sample.change { one in
      switch one.measure {
      case "second_plans": nil
      case "turnover": one.year == 2025 ? one : nil
      case "referral_rate":
        Observation(
          measure: one.measure, area: one.area, year: one.year,
          published: Figure(number: nil, status: .confidential, text: "c", provenance: nil),
          numerator: nil, denominator: nil, calculated: nil, boundaryNote: "")
      default: one
      }
    }
    return sample.context()
  }()
  private static let pages = (try? Site(context).pages()) ?? []

  private static func area(_ name: String) throws -> Area {
    try #require(context.analysis.table.register.currentAuthorities.first { $0.name == name })
  }

  private static func page(_ area: Area) throws -> SitePage {
    try #require(pages.first { $0.path == "areas/\(area.code).html" })
  }

  // MARK: - Pages

  @Test("every page keeps the rules that hold for all pages")
  func sound() { MadePages(Self.context).expectSound() }

  @Test("every page has its one script, its policy and no other way in")
  func safe() throws {
    #expect(Self.pages.count > 20)
    for page in Self.pages {
      let root = try PageTree.read(page.bytes)
      let scripts = root.named("script")
      #expect(scripts.count == 1, "\(page.path)")
      #expect(scripts.first?.ownText == Site.scriptText, "\(page.path)")
      #expect(root.named("style").map(\.ownText) == [Site.styleText], "\(page.path)")
      let policies = root.named("meta").filter {
        $0.attributes["http-equiv"] == "Content-Security-Policy"
      }
      #expect(
        policies.map { $0.attributes["content"] } == [
          "default-src 'none'; style-src 'sha256-c3R5bGU='; script-src 'sha256-c2NyaXB0'; "
            + "img-src data:; base-uri 'none'; form-action 'none'"
        ], "\(page.path)")
      for element in root.all {
        let inline = element.attributes.keys.filter { $0.hasPrefix("on") || $0 == "style" }
        #expect(inline.isEmpty, "\(page.path): \(inline)")
        let target = element.attributes["href"] ?? element.attributes["src"] ?? ""
        #expect(
          !target.contains("javascript:") && !target.contains("//"), "\(page.path): \(target)")
        #expect(!["iframe", "object", "embed", "img", "base"].contains(element.name))
      }
    }
  }

  @Test("a page shows its authority's name letter by letter", arguments: names)
  func shown(name: String) throws {
    let root = try PageTree.read(try Self.page(try Self.area(name)).bytes)
    #expect(root.named("h1").map(\.text) == [name])
    #expect(root.named("title").first?.text == "\(name) - children looked after - Care numbers")
    let sheet = try #require(root.drawing("sheet-chart"))
    #expect(sheet.named("title").first?.text.contains(name) == true)
  }

  @Test(
    "the file inside a page holds a row a year and nothing that an address cannot", arguments: names
  )
  func insideFile(name: String) throws {
    let root = try PageTree.read(try Self.page(try Self.area(name)).bytes)
    let links = root.named("a").filter { $0.attributes["href"]?.hasPrefix("data:") == true }
    let link = try #require(links.first?.attributes["href"])
    #expect(links.count == 1 && links.first?.attributes["download"]?.hasSuffix(".csv") == true)
    #expect(link.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"'<>\\".utf8.contains($0) })
    let body = try #require(
      link.dropFirst("data:text/csv;charset=utf-8,".count).removingPercentEncoding)
    let lines = body.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines.first?.first == "measure_id")
    #expect(lines.allSatisfy { $0.count == lines.first?.count })
    let measures = Dictionary(grouping: lines.dropFirst(), by: { $0.first ?? "" }).mapValues(
      \.count)
    #expect(measures["looked_after_rate"] == 10 && measures["turnover"] == 1)
    #expect(measures["second_plans"] == nil)
    let suppressed = lines.filter { $0.first == "referral_rate" }
    #expect(suppressed.allSatisfy { $0[2].isEmpty && $0[3] == "c" })
  }

  @Test("a measure without any figure says so, and shows no number")
  func noFigures() throws {
    for name in Self.names {
      let root = try PageTree.read(try Self.page(try Self.area(name)).bytes)
      #expect(root.section("m-second_plans") == nil)
      if let section = root.section("m-referral_rate") {
        #expect(section.text.contains("No figure of this measure is published for \(name)"))
        #expect(section.drawing("c-referral_rate") == nil)
        let cells = section.named("td").map(\.text)
        #expect(cells.allSatisfy { $0.hasPrefix("[") || $0.hasSuffix(" of 10") }, "\(cells)")
      }
      let turnover = try #require(root.section("m-turnover"))
      #expect(turnover.text.contains("Only one year has a figure, so no change can be shown."))
    }
  }

  // MARK: - Files

  @Test("every chart's file is well formed, names itself and asks for nothing")
  func charts() throws {
    var seen = 0
    for page in Self.pages {
      for file in page.charts.files + page.charts.entries {
        let root = try PageTree.read(file.bytes)
        seen += 1
        #expect(root.name == "svg" && root.attributes["role"] == "img", "\(file.path)")
        let ids = root.children.prefix(2).map { $0.attributes["id"] ?? "" }
        #expect(root.children.prefix(2).map(\.name) == ["title", "desc"], "\(file.path)")
        #expect(root.attributes["aria-labelledby"] == ids.joined(separator: " "), "\(file.path)")
        let known: Set = ["svg", "title", "desc", "style", "rect", "text", "path", "g"]
        #expect(Set(root.all.map(\.name)).subtracting(known) == [], "\(file.path)")
        for element in root.all {
          let unsafe = element.attributes.keys.filter {
            $0.hasPrefix("on") || $0.contains("href") || $0 == "style"
          }
          #expect(unsafe.isEmpty, "\(file.path): \(unsafe)")
        }
        let style = root.named("style").map(\.ownText).joined()
        #expect(!style.contains("url(") && !style.contains("@import"), "\(file.path)")
        #expect(root.text.contains("Made-up figures for tests."), "\(file.path)")
      }
    }
    #expect(seen > 100)
  }

  @Test("a chart's words stay inside its file, however long the name")
  func chartWidth() throws {
    let page = try Self.page(try Self.area(Self.names[3]))
    for file in page.charts.entries {
      let root = try PageTree.read(file.bytes)
      let view = (root.attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
      for text in root.named("text")
      where !text.classes.contains("m") && !text.classes.contains("e") {
        guard let x = text.attributes["x"].flatMap(Double.init) else { continue }
        // Even the narrowest letters are seven units wide on average in a label of this size.
        let most = (view[0] + view[2] - x) / 7
        #expect(Double(text.ownText.count) <= most || x < 0, "\(file.path): \(text.ownText)")
      }
    }
  }

  @Test("the files of charts have names of their own, and pages link to those that stand alone")
  func chartPaths() throws {
    let paths = Self.pages.flatMap(\.charts.paths)
    #expect(Set(paths).count == paths.count && paths.allSatisfy { $0.hasPrefix("charts/") })
    let safe = CharacterSet(charactersIn: "-_./").union(.alphanumerics)
    for page in Self.pages {
      let charts = page.charts
      let root = page.path.contains("/") ? "../" : ""
      let links = try PageTree.read(page.bytes).named("a").compactMap { $0.attributes["href"] }
      let offered = links.filter { $0.hasPrefix(root + "charts/") }
      #expect(Set(offered) == Set(charts.paths.map { root + $0 }), "\(page.path)")
      let names = charts.entries.map(\.path)
      #expect(names == names.sorted() && Set(names).count == names.count)
      for path in names + charts.paths {
        #expect(path.unicodeScalars.allSatisfy(safe.contains) && !path.contains(".."), "\(path)")
      }
      let drawings = try PageTree.read(page.bytes).named("svg").filter {
        $0.attributes["role"] == "img"
      }
      let isArea = page.path.hasPrefix("areas/")
      #expect((isArea ? names.count : charts.files.count) == drawings.count, "\(page.path)")
      #expect(charts.files.count == (isArea ? 1 : drawings.count), "\(page.path)")
      #expect((charts.archive != nil) == isArea, "\(page.path)")
    }
  }

  @Test("every text cell for spreadsheets is harmless, and keeps the name")
  func spreadsheets() {
    let first = "=+-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}"
    var names: Set<String> = []
    for make in AuthorityFiles.makers(Self.context.analysis) {
      let records = SpreadsheetRecords(make())
      for row in records.rows {
        names.insert(row[1])
        for cell in row where Double(cell) == nil {
          #expect(!first.contains(cell.prefix(1)), "\(cell)")
        }
      }
    }
    for name in Self.names { #expect(names.contains(name.hasPrefix("=") ? "'" + name : name)) }
  }

  @Test("tidy files keep every name as it is")
  func tidyFiles() throws {
    let files = TidyFiles.all(
      analysis: Self.context.analysis, findings: [], changes: nil, sources: [])
    for name in ["observations", "comparators", "areas"] {
      let file = try #require(files.first { $0.name == "tidy/\(name).csv" })
      let records = TidyRecords(bytes: file.bytes)
      #expect(records.rows.allSatisfy { $0.count == records.header.count })
      let cells = Set(records.rows.joined())
      for name in Self.names { #expect(cells.contains(name), "\(file.name): \(name)") }
    }
    let observations = try #require(files.first { $0.name == "tidy/observations.csv" })
    let records = TidyRecords(bytes: observations.bytes)
    let suppressed = records.rows.indices.filter { records[$0, "measure_id"] == "referral_rate" }
    #expect(!suppressed.isEmpty)
    for row in suppressed {
      for column in ["value", "numerator", "denominator", "value_calculated"] {
        #expect(records[row, column] == "")
      }
      #expect(records[row, "value_status"] == "c")
    }
  }

  @Test("workbooks keep their rules and hold the name as text", arguments: names)
  func workbooks(name: String) throws {
    let area = try Self.area(name)
    let set = WorkbookSet(
      WorkbookContext(
        analysis: Self.context.analysis, headline: SampleAnalysis.headline, sources: [],
        version: "1.2.3"))
    let position = try #require(set.names.firstIndex { $0.contains(area.code) })
    let path = FileManager.default.temporaryDirectory
      .appending(path: "carenumbers-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try set.workbook(at: position).write(
      to: path, temporaryFolder: FileManager.default.temporaryDirectory.path)
    let contents = try WorkbookContents(parts: ArchiveContents(path: path).files)
    #expect(contents.problems == [])
    let texts = contents.sheets.flatMap { $0.cells.values.flatMap(\.values) }
    #expect(texts.contains { $0.contains(name) })
  }
}
