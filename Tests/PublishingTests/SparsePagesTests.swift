import CareStatistics
import Publishing
import TestSupport
import Testing
import TrendAnalysis

/// Pages of figures that say little: none, one year, all suppressed, names that break markup.
@Suite struct SparsePagesTests {
  private func pages(
    _ change: (Observation) -> Observation?
  ) -> MadePages {
    var sample = SampleAnalysis(authorities: 12, measures: 8)
    sample.change(change)
    return MadePages(sample.context())
  }

  private static func suppressed(_ one: Observation) -> Observation {
    Observation(
      measure: one.measure, area: one.area, year: one.year,
      published: Figure(number: nil, status: .confidential, text: "c", provenance: nil),
      numerator: nil, denominator: nil, calculated: nil, boundaryNote: "")
  }

  @Test("a measure without data has its definition and says that there is no figure")
  func noData() throws {
    let pages = pages { $0.measure == "second_plans" ? nil : $0 }
    let page = try #require(pages["themes/supervision.html"])
    #expect(page.visibleText.contains("No figure of this measure is published for any authority."))
    #expect(page.visibleText.contains("for every area and year."))
    #expect(page.tables.isEmpty)
    pages.expectSound()
  }

  @Test("a measure of one year has its figures and no change")
  func oneYear() throws {
    let pages = pages { $0.measure == "turnover" && $0.year != 2025 ? nil : $0 }
    let page = try #require(pages["themes/workforce.html"])
    let text = page.visibleText
    #expect(text.contains("Only one year has a figure of England, so no change can be shown."))
    #expect(text.contains("Only 2025 has figures, so no change can be shown."))
    #expect(text.contains("Turnover: regions beside England in 2025"))
    #expect(!text.contains("no change since 2025"))
    let table = try #require(
      page.tables.first { $0.rows.first == ["Authority", "2025", "Region"] })
    #expect(table.rows.count == 13)
    pages.expectSound()
  }

  @Test("a measure that is suppressed everywhere shows no number and says why")
  func allSuppressed() throws {
    let pages = pages { $0.measure == "referral_rate" ? Self.suppressed($0) : $0 }
    let page = try #require(pages["themes/front-door.html"])
    #expect(
      page.visibleText.contains(
        "No figure of this measure is published for any authority: suppressed to protect "
          + "confidentiality."))
    #expect(page.tables.isEmpty)
    pages.expectSound()
  }

  @Test("a region whose headline figures are all suppressed shows symbols and no zero")
  func suppressedRegion() throws {
    var sample = SampleAnalysis(authorities: 12, measures: 8)
    let own = Set(
      sample.register.currentAuthorities.filter { $0.region == AreaKey("E12000003") }.map(\.key))
    sample.change { own.contains($0.area) ? Self.suppressed($0) : $0 }
    let pages = MadePages(sample.context())
    let page = try #require(pages["regions/E12000003.html"])
    #expect(page.visibleText.contains("No latest rate of children looked after is published"))
    #expect(page.visibleText.contains("No figure is published for these authorities."))
    for area in sample.register.currentAuthorities where own.contains(area.key) {
      let cells = page.tables.flatMap(\.rows).filter { $0.first == area.name }.joined()
      #expect(cells.contains { $0.hasPrefix("[c]") })
      #expect(cells.filter { $0 != area.name }.allSatisfy { !$0.contains { $0.isNumber } })
    }
    pages.expectSound()
  }

  @Test("names that would break markup are shown as they are")
  func hostileNames() throws {
    let pages = pages { $0 }
    let theme = try #require(pages["themes/reducing-need.html"])
    for name in SampleAnalysis.hostileNames {
      #expect(theme.tables.contains { $0.rows.contains { $0.first == name } }, "\(name)")
      let region = pages.paths(in: "regions/").contains { path in
        pages[path]?.tables.contains { $0.rows.contains { $0.first == name } } == true
      }
      #expect(region, "\(name)")
    }
    pages.expectSound()
  }
}
