internal import CareStatistics
internal import Charts
internal import TrendAnalysis

/// The charts of pages: each a figure with its title in words, what is drawn, and the drawing.
enum PageCharts {
  static func compared(
    _ series: ComparedSeries, area: String, region: String, id: String, headline: String,
    to html: inout HTML
  ) { figure(id: id, headline: headline, subtitle: "sub", to: &html) }

  static func england(_ series: EnglandSeries, id: String, to html: inout HTML) {
    figure(id: id, headline: series.measure.name, subtitle: "sub", to: &html)
  }
  static func spread(
    _ spreads: [YearSpread], measure: Measure, id: String, to html: inout HTML
  ) { figure(id: id, headline: measure.name, subtitle: "sub", to: &html) }
  static func regions(
    _ series: [OverviewRegions.RegionSeries], england: EnglandSeries, id: String,
    to html: inout HTML
  ) { figure(id: id, headline: "Regions", subtitle: "sub", to: &html) }
  static func change(
    _ strips: [OverviewChange.Strip], model: TrendModel, id: String, to html: inout HTML
  ) { figure(id: id, headline: "Change", subtitle: "sub", to: &html) }
  static func differences(
    _ trends: [Trend], model: TrendModel, id: String, to html: inout HTML
  ) { figure(id: id, headline: "Differences", subtitle: "sub", to: &html) }
  static func sparkline(_ values: [Double?]) -> HTML { HTML() }

  private static func figure(
    id: String, headline: String, subtitle: String, to html: inout HTML
  ) {
    html.element(.figure) { html in
      html.element(.figcaption) { html in
        html.element(.strong, text: headline)
        html.element(.span, text: subtitle)
      }
    }
  }
}
