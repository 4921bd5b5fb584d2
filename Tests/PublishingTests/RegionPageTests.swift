import CareStatistics
import Foundation
import Publishing
import TestSupport
import Testing
import TrendAnalysis

@Suite struct RegionPageTests {
  private static let sample = SampleAnalysis(authorities: 20, measures: 8)
  private static let context = sample.context()
  private static let pages = MadePages(context)

  private static func authorities(_ region: Area) -> [Area] {
    context.analysis.table.register.currentAuthorities.filter { $0.region == region.key }
  }

  @Test("a region's page lists its own authorities, linked, and no other's")
  func authoritiesOfTheRegion() throws {
    for region in Self.context.analysis.table.register.regions {
      let page = try #require(Self.pages["regions/\(region.code).html"])
      let expected = Set(Self.authorities(region).map { "../areas/\($0.code).html" })
      #expect(Set(page.links.filter { $0.hasPrefix("../areas/") }) == expected)
      for area in Self.authorities(region) {
        #expect(page.tables.count { $0.rows.contains { $0.first == area.name } } == 2)
      }
    }
  }

  @Test("authorities' figures by year are the published ones, and gaps carry their symbol")
  func figuresByYear() throws {
    let table = Self.context.analysis.table
    for region in table.register.regions {
      let page = try #require(Self.pages["regions/\(region.code).html"])
      let rows = page.tables.flatMap(\.rows)
      for area in Self.authorities(region) {
        let expected = table.series(
          of: "looked_after_rate", in: area.key, years: SampleAnalysis.years
        ).map { point in
          point.value.map { NumberText.fixed($0) } ?? point.status?.mark ?? ""
        }
        let shown = rows.contains { row in
          row.first == area.name && row.count == expected.count + 1
            && zip(row.dropFirst(), expected).allSatisfy { $0.hasPrefix($1) }
        }
        #expect(shown, "\(area.name)")
      }
    }
  }

  @Test("the region and England stand side by side as the comparators have them")
  func regionBesideEngland() throws {
    let region = try #require(Self.context.analysis.table.register.regions.first)
    let page = try #require(Self.pages["regions/\(region.code).html"])
    let rows = page.tables.flatMap(\.rows)
    for id in ["looked_after_rate", "looked_after_number", "starting_rate", "ceasing_rate"] {
      let decimals = try #require(Self.context.analysis.table.measure(id)).decimals
      let comparators = try #require(Self.context.analysis.comparators[id])
      for (name, figures) in [
        (region.name, comparators.regions[region.key] ?? []), ("England", comparators.england),
      ] {
        let cells = figures.map { $0.shown.map { NumberText.fixed($0, decimals: decimals) } ?? "" }
        #expect(rows.contains([name] + cells), "\(id), \(name)")
      }
    }
  }

  @Test("many authorities take several drawings of at most 24 panels, each authority once")
  func manyAuthorities() throws {
    let many = SampleAnalysis(authorities: 100, measures: 2).context()
    let site = try Site(many)
    let position = try #require(site.paths.firstIndex(of: "regions/E12000001.html"))
    let text = String(decoding: site.page(at: position).bytes, as: UTF8.self)
    let drawings = text.components(separatedBy: "<svg ")
      .compactMap { $0.components(separatedBy: "</svg>").first }
      .filter { $0.contains("labelledby=\"panels-") }
    let own = many.analysis.table.register.currentAuthorities.filter {
      $0.region == AreaKey("E12000001")
    }
    #expect(own.count == 34 && drawings.count == 2)
    let panels = drawings.map { $0.components(separatedBy: "class=\"g\"").count - 1 }
    #expect(panels.allSatisfy { (1...24).contains($0) })
    #expect(panels.reduce(0, +) == own.count)
    let scales = Set(
      drawings.map { drawing in
        drawing.components(separatedBy: "class=\"e q\">").dropFirst().first?
          .components(separatedBy: "</g>").first?.components(separatedBy: ">")
          .filter { $0.first?.isNumber == true }.map { $0.prefix { $0 != "<" } } ?? []
      })
    #expect(scales.count == 1, "the drawings have different scales")
  }

  @Test("an authority far beyond all others is named and not drawn")
  func farBeyond() throws {
    var sample = Self.sample
    let area = try #require(sample.register[AreaKey("801")])
    sample.change { one in
      guard one.area == area.key, one.measure == "looked_after_rate", one.year == 2021 else {
        return one
      }
      return Observation(
        measure: one.measure, area: one.area, year: one.year,
        published: Figure(number: 900, status: nil, text: "900", provenance: nil),
        numerator: nil, denominator: nil, calculated: nil, boundaryNote: "")
    }
    let pages = MadePages(sample.context())
    let page = try #require(pages["regions/\(area.region?.rawValue ?? "").html"])
    #expect(page.visibleText.contains("\(area.name) has figures so far beyond the others"))
    #expect(
      page.tables.contains { $0.rows.contains { $0.first == area.name && $0.contains("900") } })
    #expect(Self.pages["regions/E12000001.html"]?.visibleText.contains("so far beyond") == false)
    pages.expectSound()
  }

  @Test("overview, breadcrumb and heading of an authority lead to its region's page")
  func waysToTheRegion() throws {
    let overview = try #require(Self.pages["index.html"])
    for path in Self.pages.paths(in: "regions/") {
      #expect(overview.links.count { $0 == path } == 2, "\(path)")
    }
    let area = try #require(Self.context.analysis.table.register[AreaKey("801")])
    let page = try #require(Self.pages["areas/\(area.code).html"])
    #expect(page.links.count { $0 == "../regions/\(area.region?.rawValue ?? "").html" } == 2)
  }
}
