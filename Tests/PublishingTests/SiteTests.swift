import CareStatistics
import Foundation
import Publishing
import TestSupport
import Testing
import TrendAnalysis

@Suite struct SiteTests {
  private static let context = SampleAnalysis(authorities: 20, measures: 8).context()
  private static let pages = (try? Site(context).pages()) ?? []

  @Test func everyPageIsMade() throws {
    let site = try Site(Self.context)
    #expect(site.paths.count == 7 + 4 + 3 + 20)
    for (folder, count) in [("themes/", 4), ("regions/", 3), ("areas/", 20)] {
      #expect(site.paths.count { $0.hasPrefix(folder) } == count)
    }
    #expect(Set(site.paths).count == site.paths.count)
    #expect(Self.pages.map(\.path) == site.paths)
  }

  @Test func everyPageIsWellFormedAndSaysWhatItIs() {
    for page in Self.pages {
      let inspection = PageInspection(page.bytes)
      #expect(inspection.problem == nil, "\(page.path): \(inspection.problem ?? "")")
      let repeated = Dictionary(grouping: inspection.ids, by: \.self).filter { $1.count > 1 }
      #expect(repeated.isEmpty, "\(page.path): \(repeated.keys.sorted())")
      let unknown = Set(inspection.labels).subtracting(inspection.ids)
      #expect(unknown.isEmpty, "\(page.path) refers to \(unknown.sorted())")
      #expect(inspection.unnamedDrawings == 0, "\(page.path)")
    }
  }

  @Test func headingsAreInOrder() {
    for page in Self.pages {
      let headings = PageInspection(page.bytes).headings
      #expect(headings.first == 1, "\(page.path)")
      #expect(headings.count { $0 == 1 } == 1, "\(page.path)")
      for (before, after) in zip(headings, headings.dropFirst()) {
        #expect(after <= before + 1, "\(page.path) skips a level")
      }
    }
  }

  @Test func everyTableHasACaptionAndHeads() {
    for page in Self.pages {
      for table in PageInspection(page.bytes).tables {
        #expect(table.hasCaption && table.columnHeads > 1 && table.rowHeads > 0, "\(page.path)")
        let blanks = table.rows.dropFirst().joined().count { $0.allSatisfy(\.isWhitespace) }
        #expect(blanks == 0, "\(page.path) has blank cells")
      }
    }
  }

  @Test func noPagePrintsABannedWord() {
    for page in Self.pages {
      let found = BannedWords.found(in: PageInspection(page.bytes).visibleText)
      #expect(found.isEmpty, "\(page.path): \(found)")
    }
  }

  @Test func nothingIsLoadedFromElsewhere() {
    for page in Self.pages {
      let text = String(decoding: page.bytes, as: UTF8.self)
        .replacingOccurrences(of: "xmlns=\"http://www.w3.org/2000/svg\"", with: "")
      #expect(!text.contains("http:") && !text.contains("https:"), "\(page.path)")
      let inspection = PageInspection(page.bytes)
      #expect(inspection.loaded == ["data:,"], "\(page.path) loads \(inspection.loaded)")
      let inline = inspection.attributeNames.filter { $0 == "style" || $0.hasPrefix("on") }
      #expect(inline.isEmpty, "\(page.path) has \(inline)")
    }
  }

  @Test func relativeLinksLeadToPagesAndFilesOfTheRun() {
    let ids = Dictionary(
      uniqueKeysWithValues: Self.pages.map { ($0.path, Set(PageInspection($0.bytes).ids)) })
    let files = Set(Self.context.downloads.map(\.path) + [FlagFeed.path])
    for page in Self.pages {
      let folder = page.path.contains("/") ? page.path.prefix { $0 != "/" } + "/" : ""
      for link in PageInspection(page.bytes).links where !link.hasPrefix("data:") {
        let parts = link.split(separator: "#", omittingEmptySubsequences: false)
        var path = parts[0].isEmpty ? page.path : String(folder + parts[0])
        path = path.replacingOccurrences(of: "\(folder)../", with: "")
        #expect(ids[path] != nil || files.contains(path), "\(page.path) links to \(link)")
        guard parts.count == 2 else { continue }
        #expect(ids[path]?.contains(String(parts[1])) == true, "\(page.path) links to \(link)")
      }
    }
  }

  @Test func figuresInTablesAreTheObservedOnes() throws {
    let table = Self.context.analysis.table
    let area = try #require(table.register[AreaKey("801")])
    let page = try #require(Self.pages.first { $0.path == "areas/\(area.code).html" })
    let tables = PageInspection(page.bytes).tables
    for measure in table.measures {
      let years = try #require(table.years(of: measure.id))
      let expected = table.series(of: measure.id, in: area.key, years: years).map { point in
        point.value.map { NumberText.fixed($0, decimals: measure.decimals) } ?? "missing"
      }
      let shown = tables.contains { table in
        table.rows.contains { $0.first == area.name && Array($0.dropFirst()) == expected }
      }
      #expect(shown, "\(measure.id)")
    }
  }

  @Test func missingFiguresAreMarkedAndNeverZero() throws {
    let page = try #require(
      Self.pages.first { $0.path == "areas/E06000021.html" } ?? Self.pages.last)
    let suppressed = Self.pages.filter { page in
      page.path.hasPrefix("areas/")
        && String(decoding: page.bytes, as: UTF8.self).contains(
          "<span class=\"mark\">[c]</span><span class=\"vh\"> suppressed to protect")
    }
    #expect(!suppressed.isEmpty)
    #expect(!page.bytes.isEmpty)
  }

  @Test func hostileNamesAreEscapedAndReadable() throws {
    let index = try #require(Self.pages.first { $0.path == "index.html" })
    let text = String(decoding: index.bytes, as: UTF8.self)
    #expect(!text.contains("<script>alert"))
    #expect(text.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; Sons"))
    let visible = PageInspection(index.bytes).visibleText
    for name in SampleAnalysis.hostileNames { #expect(visible.contains(name)) }
  }

  @Test func twoRunsGiveTheSameBytes() throws {
    let again = try Site(SampleAnalysis(authorities: 20, measures: 8).context())
    for (position, page) in Self.pages.enumerated().reversed() {
      #expect(again.page(at: position) == page, "\(page.path)")
    }
  }

  @Test func styleAndScriptAreSmallAndSafeInMarkup() {
    #expect(Site.styleText.utf8.count < 20_000)
    #expect(Site.scriptText.utf8.count < 12_000)
    for text in [Site.styleText, Site.scriptText] {
      #expect(!text.contains("<") && !text.contains("&") && !text.contains("]]>"))
    }
  }

  @Test func emptyStatesSaySo() throws {
    let nothing = SampleAnalysis(authorities: 12, measures: 2)
    for (changes, words) in [
      ([FigureChange]?.none, "There is no earlier run"), ([], "No differences"),
    ] {
      let site = try Site(nothing.context(changes: changes))
      let position = try #require(site.paths.firstIndex(of: "changes.html"))
      #expect(String(decoding: site.page(at: position).bytes, as: UTF8.self).contains(words))
    }
  }
}
