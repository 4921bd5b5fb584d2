internal import CareStatistics
internal import TrendAnalysis

/// The spread of the authorities' rates, year by year.
struct OverviewSpread {
  let index: SiteIndex
  let measure: Measure
  let years: ClosedRange<Int>

  func write(to html: inout HTML) {
    let spread = AuthoritySpread(measure, years: years, in: index)
    guard let sentence = spread.sentence else { return }
    html.element(.section, .labelledBy("spread")) { html in
      html.element(.h2, .id("spread"), text: "How far authorities lie apart")
      PageCharts.spread(spread, id: "spread-chart", to: &html)
      html.element(.p, text: sentence)
      spread.table(id: "spread-table").write(to: &html)
    }
  }
}
