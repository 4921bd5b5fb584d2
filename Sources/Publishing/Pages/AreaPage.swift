internal import CareStatistics
internal import TrendAnalysis

/// An authority's own page: a summary for one sheet of paper, then every measure in turn.
struct AreaPage {
  let index: SiteIndex
  let area: Area

  var content: PageContent {
    PageContent(
      title: "\(area.name) - children looked after", crumb: area.name, path: "", isNested: true,
      trail: [("Authorities", PagePath.authorities)]
        + (index.region(of: area).map { [($0.name, PagePath.region($0))] } ?? []), main: main)
  }

  private var main: HTML {
    let all = index.measures.compactMap { ComparedSeries($0, in: area, index: index) }
    return HTML(charts: ChartPlace(area: area)) { html in
      html.reserveCapacity(300_000)
      html.append(index.nestedPicker)
      AreaSummary(index: index, area: area, series: all).write(to: &html)
      writeContents(all, to: &html)
      AreaTrends(index: index, area: area).write(to: &html)
      for section in sections { section.writeSection(to: &html) }
      for theme in Theme.allCases {
        let series = all.filter { $0.measure.theme == theme }
        if !series.isEmpty { write(theme, series, to: &html) }
      }
      AreaBackground(index: index, area: area, series: all).write(to: &html)
    }
  }

  /// What stands beside the trends, in reading order.
  private var sections: [any AreaSection] {
    [
      AreaBalance(index: index, area: area), AreaStockChange(index: index, area: area),
      AreaLevels(index: index, area: area), AreaProjection(index: index, area: area),
      AreaPeers(index: index, area: area),
    ]
  }

  private func writeContents(_ all: [ComparedSeries], to html: inout HTML) {
    let themes = Theme.allCases.filter { theme in all.contains { $0.measure.theme == theme } }
    html.element(.nav, .class("contents"), .label("On this page")) { html in
      html.element(.ul) { html in
        let links =
          [("Change beside the rest of England", "#change")]
          + sections.filter(\.hasContent).map { (type(of: $0).heading, "#" + type(of: $0).id) }
          + themes.map { ($0.name, "#" + Self.id($0)) }
          + [
            ("Statistical neighbours", "#neighbours"), ("Questions to ask", "#questions"),
            ("Data quality", "#quality"), ("Downloads", "#downloads"),
          ]
        for link in links {
          html.element(.li) { $0.element(.a, .href(link.1), text: link.0) }
        }
      }
    }
  }

  private func write(_ theme: Theme, _ series: [ComparedSeries], to html: inout HTML) {
    html.element(.section, .class("theme"), .labelledBy(Self.id(theme))) { html in
      html.element(.h2, .id(Self.id(theme)), text: theme.name)
      for one in series {
        AreaMeasureSection(index: index, area: area, series: one).write(to: &html)
      }
    }
  }

  private static func id(_ theme: Theme) -> String {
    "theme-" + PagePath.slug(theme)
  }
}
