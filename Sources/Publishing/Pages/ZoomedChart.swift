internal import CareStatistics
internal import Charts
internal import TrendAnalysis

/// A second view of an authority's chart whose axis does not start at zero, folded away until asked
/// for: only where the lines take up little of the chart that starts at zero.
///
/// It holds the authority and England, which keeps the page small, and there is none for a number, whose
/// rate has one. Nothing is in it that the chart and the table beside it do not show.
struct ZoomedChart {
  let series: ComparedSeries
  let area: String
  let region: String

  /// The most of the axis that lines may take up for a second view to be worth its space.
  private static let mostShare = 0.25
  /// The fewest figures of the authority that are worth a second view.
  private static let fewestYears = 5

  /// The summary that opens the second view.
  static let words = "Zoomed axis (does not start at zero)"

  /// Whether figures from zero to the highest use less than a quarter of the axis.
  static func isWorthwhile(_ values: [Double]) -> Bool {
    guard let low = values.min(), let high = values.max(), low > 0, high > low else { return false }
    return high - low < mostShare * high
  }

  func write(to html: inout HTML) {
    let lines = PageCharts.lines(series, area: area, region: region)
    guard !series.measure.unit.isCount,
      series.points.count(where: { $0.value != nil }) >= Self.fewestYears,
      Self.isWorthwhile(lines.flatMap(\.values).compactMap { $0 })
    else { return }
    let measure = series.measure
    let description = ChartDescription(
      id: "z-\(measure.id)", headline: "\(area): \(measure.shortName), axis not from zero",
      summary: "Two lines of the chart above on an axis that does not start at zero.")
    let chart = LineChart(
      description: description, years: Array(series.years), series: Array(lines.prefix(2)),
      axisTitle: measure.unit.inWords, startsAtZero: false)
    html.element(.details) { html in
      html.element(.summary, text: Self.words)
      PageCharts.figure(
        description, subtitle: "Small changes look large here.", svg: chart.svg,
        source: PageCharts.source(measure, to: series.years.upperBound), to: &html)
    }
  }
}
