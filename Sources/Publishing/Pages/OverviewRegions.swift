internal import CareStatistics
internal import TrendAnalysis

/// The regions' rates: the first and last year as a chart, every year as a table.
struct OverviewRegions {
  let index: SiteIndex
  let rate: EnglandSeries

  func write(to html: inout HTML) {
    let figures = RegionFigures(rate, in: index, root: "")
    guard !figures.regions.isEmpty else { return }
    html.element(.section, .labelledBy("regions")) { html in
      html.element(.h2, .id("regions"), text: "Regions")
      PageCharts.regions(figures.regions, england: rate, id: "regions-chart", to: &html)
      html.element(.p, text: figures.sentence)
      figures.table(id: "regions-table").write(to: &html)
    }
  }
}
