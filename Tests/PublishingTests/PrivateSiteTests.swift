import CareStatistics
import Foundation
import Publishing
import TestSupport
import Testing
import TrendAnalysis

@Suite struct PrivateSiteTests {
  private static let site = try? SamplePartners.site(
    [SamplePartners.hostile, SamplePartners.quiet, SamplePartners.empty])
  private static let pages = site?.pages() ?? []

  private func page(_ path: String) throws -> PageInspection {
    PageInspection(try #require(Self.pages.first { $0.path == path }).bytes)
  }

  private func rows(_ page: PageInspection, headed heading: String) -> [[String]] {
    page.tables.first { $0.rows.first?.contains(heading) == true }?.rows ?? []
  }

  @Test func `each report has a page and a file, and the index comes first`() throws {
    let site = try #require(Self.site)
    #expect(site.paths == ["index.html", "E06000005.html", "E06000004.html", "E06000006.html"])
    #expect(Self.pages.map(\.path) == site.paths)
    #expect(
      site.dataFiles().map(\.name) == [
        "E06000005_local_figures.csv", "E06000004_local_figures.csv",
        "E06000006_local_figures.csv",
      ])
  }

  @Test func `every page is well formed, with headings in order and named tables and charts`() {
    #expect(Self.pages.count == 4)
    for page in Self.pages {
      let inspection = PageInspection(page.bytes)
      #expect(inspection.problem == nil, "\(page.path): \(inspection.problem ?? "")")
      #expect(Set(inspection.ids).count == inspection.ids.count, "\(page.path) repeats an id")
      #expect(Set(inspection.labels).isSubset(of: inspection.ids), "\(page.path)")
      #expect(inspection.unnamedDrawings == 0, "\(page.path)")
      let headings = inspection.headings
      #expect(headings.first == 1 && headings.count { $0 == 1 } == 1, "\(page.path)")
      #expect(zip(headings, headings.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(page.path)")
      for table in inspection.tables {
        #expect(table.hasCaption && table.columnHeads > 1 && table.rowHeads > 0, "\(page.path)")
        let blanks = table.rows.joined().count { $0.allSatisfy(\.isWhitespace) }
        #expect(blanks == 0, "\(page.path) has blank cells")
      }
    }
  }

  @Test func `no page prints a banned word`() {
    for page in Self.pages {
      let found = BannedWords.found(in: PageInspection(page.bytes).visibleText)
      #expect(found.isEmpty, "\(page.path): \(found)")
    }
  }

  @Test func `no link leads out of the private folder, and every one leads somewhere`() throws {
    let site = try #require(Self.site)
    let ids = Dictionary(
      uniqueKeysWithValues: Self.pages.map { ($0.path, Set(PageInspection($0.bytes).ids)) })
    let files = Set(site.dataFiles().map { "data/\($0.name)" })
    for page in Self.pages {
      let inspection = PageInspection(page.bytes)
      #expect(inspection.loaded == ["data:,"], "\(page.path) loads \(inspection.loaded)")
      let inline = inspection.attributeNames.filter { $0 == "style" || $0.hasPrefix("on") }
      #expect(inline.isEmpty, "\(page.path) has \(inline)")
      for link in inspection.links {
        #expect(!link.contains("..") && !link.contains(":") && !link.hasPrefix("/"))
        let parts = link.split(separator: "#", omittingEmptySubsequences: false)
        let path = parts[0].isEmpty ? page.path : String(parts[0])
        #expect(ids[path] != nil || files.contains(path), "\(page.path) links to \(link)")
        guard parts.count == 2 else { continue }
        #expect(ids[path]?.contains(String(parts[1])) == true, "\(page.path) links to \(link)")
      }
    }
  }

  @Test func `no public page links to a private one`() throws {
    let site = try Site(SampleAnalysis(authorities: 12, measures: 2).context())
    for page in site.pages() {
      let text = String(decoding: page.bytes, as: UTF8.self)
      #expect(!text.contains("_local_figures") && !text.contains("unvalidated"), "\(page.path)")
    }
  }

  @Test func `every page says whose it is and asks not to be listed`() throws {
    let notice = "Not an official statistic; do not pass on."
    for page in Self.pages {
      let text = String(decoding: page.bytes, as: UTF8.self)
      #expect(text.contains("name=\"robots\" content=\"noindex"), "\(page.path)")
      #expect(PageInspection(page.bytes).visibleText.contains(notice), "\(page.path)")
    }
    let own = try page("E06000004.html").visibleText
    #expect(own.contains("local and unvalidated figures, for Elmford only."))
    #expect(!own.contains("Made-up returns"))
  }

  @Test func `made-up returns are called so in notice, title and file`() throws {
    let site = try #require(Self.site)
    let name = SampleAnalysis.hostileNames[0]
    let text = String(
      decoding: try #require(Self.pages.first { $0.path == "E06000005.html" }).bytes, as: UTF8.self)
    #expect(text.contains("<title>Made-up returns: "))
    let words =
      "Made-up returns: no row describes a real child and the figures say nothing about \(name)."
    #expect(try page("E06000005.html").visibleText.contains(words))
    #expect(try page("index.html").visibleText.contains(words))
    for (position, flag) in [(0, "yes"), (1, "no")] {
      let lines = String(decoding: site.dataFile(at: position).bytes, as: UTF8.self)
        .split(separator: "\n").dropFirst()
      #expect(!lines.isEmpty)
      #expect(lines.allSatisfy { $0.hasSuffix(",\(flag),\"local, unvalidated\"") })
    }
  }

  @Test func `a withheld figure never shows a number`() throws {
    let site = try #require(Self.site)
    for page in Self.pages {
      let text = String(decoding: page.bytes, as: UTF8.self)
      #expect(!text.contains("98765") && !text.contains("98,765"), "\(page.path)")
    }
    for file in site.dataFiles() {
      #expect(!String(decoding: file.bytes, as: UTF8.self).contains("98765"), "\(file.name)")
    }
    let months = rows(try page("E06000004.html"), headed: "Looked after at its end")
    let december = try #require(months.first { $0.first == "December 2025" })
    #expect(december.dropFirst().map { $0.prefix(3) } == ["[c]", "[c]", "0"])
  }

  @Test func `years without one of the two figures say so and have no difference`() throws {
    let table = rows(try page("E06000004.html"), headed: "Difference")
    #expect(table.count == 1 + 8, "2019 to 2026")
    func row(_ year: String) -> [String] { table.first { $0.first == year } ?? [] }
    #expect(row("2019")[1].hasPrefix("[c]"))
    #expect(Array(row("2019")[2...4]) == ["409", "none", "none"])
    #expect(Array(row("2023")[2...4]) == ["no return", "none", "none"])
    #expect(row("2026")[1...5] == ["not published yet", "406", "none", "none", "none"])
    let table2024 = row("2024")
    let published = try #require(
      SampleAnalysis(authorities: 12, measures: 2).analysis().table
        .observation(of: "looked_after_number", in: AreaKey("804"), year: 2024)?.value)
    #expect(table2024[1] == NumberText.fixed(published))
    #expect(table2024[3] == NumberText.signed(404 - published))
    #expect(
      table2024[4] == NumberText.signed(100 * (404 - published) / published, decimals: 1))
  }

  @Test func `an unmatched count says so`() throws {
    let text = try page("E06000004.html").visibleText
    #expect(text.contains("No published measure is set to hold this count against."))
  }

  @Test func `a group for what is unknown stands last, before the total`() throws {
    let table = rows(try page("E06000004.html"), headed: "Group")
    #expect(
      table.dropFirst().map { $0.first } == ["Under 1", "16 and over", "Unknown", "All children"])
  }

  @Test func `hostile names are escaped and readable`() throws {
    for page in Self.pages {
      let text = String(decoding: page.bytes, as: UTF8.self)
      #expect(!text.contains("<script>alert") && !text.contains("<1>"), "\(page.path)")
    }
    let own = try page("E06000005.html")
    #expect(own.visibleText.contains(SampleAnalysis.hostileNames[0]))
    #expect(own.visibleText.contains("episodes <1>.csv"))
    let index = try page("index.html").visibleText
    #expect(index.contains("Rowanham/2026/<episodes>.csv, line 1"))
    #expect(index.contains("Send the table with all its columns."))
  }

  @Test func `the published trend is told as on the public page`() throws {
    let site = try Site(SampleAnalysis(authorities: 12, measures: 2).context())
    let position = try #require(site.paths.firstIndex(of: "areas/E06000004.html"))
    let publicText = PageInspection(site.page(at: position).bytes).visibleText
    let analysis = SampleAnalysis(authorities: 12, measures: 2).analysis()
    let statements = analysis.trends(of: AreaKey("804"))
      .filter { $0.measure == "looked_after_rate" }.map(\.statement)
    #expect(!statements.isEmpty)
    let own = try page("E06000004.html").visibleText
    for statement in statements {
      #expect(own.contains(statement) && publicText.contains(statement))
    }
  }

  @Test func `a report with a fault is skipped, with its reason`() throws {
    let quiet = SamplePartners.quiet
    let faulty = PartnerReport(
      area: quiet.area, code: quiet.code, name: quiet.name, isMadeUp: false, years: quiet.years,
      arrivals: quiet.arrivals, defects: [], doubts: [], observations: quiet.observations,
      faults: [SamplePartners.skipped])
    let site = try SamplePartners.site([faulty])
    #expect(site.paths == ["index.html"] && site.dataFiles().isEmpty)
    let index = PageInspection(site.page(at: 0).bytes)
    #expect(index.visibleText.contains("No return was read in this run."))
    #expect(rows(index, headed: "What to do").count == 3)
  }

  @Test func `two runs give the same bytes, whatever order the reports come in`() throws {
    let again = try SamplePartners.site(
      [SamplePartners.empty, SamplePartners.quiet, SamplePartners.hostile])
    #expect(again.pages() == Self.pages)
    #expect(again.dataFiles() == Self.site?.dataFiles())
  }

  @Test(arguments: ["index.html", "E06000004.html"])
  func `the pages are as recorded`(path: String) throws {
    let site = try SamplePartners.site()
    let position = try #require(site.paths.firstIndex(of: path))
    let text = String(decoding: site.page(at: position).bytes, as: UTF8.self)
    let start = try #require(text.range(of: "<header")?.lowerBound)
    let end = try #require(text.range(of: "</footer>")?.upperBound)
    try expectSnapshot(
      String(text[start..<end]), named: "private-\(path)", in: "PublishingTests")
  }
}
