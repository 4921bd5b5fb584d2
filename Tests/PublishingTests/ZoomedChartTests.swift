import CareStatistics
import Publishing
import TestSupport
import Testing

@Suite struct ZoomedChartTests {
  @Test("a zoomed axis is offered only where the lines take up little of the chart")
  func zoomedAxis() throws {
    var flat = SampleAnalysis(authorities: 12, measures: 2)
    flat.change { one in
      guard one.measure == "looked_after_rate" else { return one }
      let number = 60 + Double(one.year % 3)
      return Observation(
        measure: one.measure, area: one.area, year: one.year,
        published: Figure(number: number, status: nil, text: "\(number)", provenance: nil),
        numerator: nil, denominator: nil, calculated: nil, boundaryNote: "")
    }
    let pages = MadePages(flat.context())
    let page = try #require(pages["areas/E06000001.html"])
    #expect(page.ids.contains("z-looked_after_rate-t"))
    #expect(page.visibleText.contains("Zoomed axis (does not start at zero)"))
    let spread = MadePages(SampleAnalysis(authorities: 12, measures: 2).context())
    #expect(spread["areas/E06000001.html"]?.ids.contains("z-looked_after_number-t") == false)
    pages.expectSound()
  }
}
