internal import CareStatistics
internal import Charts
internal import TrendAnalysis

extension PageCharts {
  /// Children who started and who ceased, a point a year.
  static func streams(
    years: [Int], starts: [StockFigure], ceases: [StockFigure], name: String, id: String,
    to html: inout HTML
  ) {
    guard let first = years.first, let last = years.last else { return }
    let description = ChartDescription(
      id: id, headline: "Children who started and who ceased to be looked after, \(name)",
      summary: "Two lines, \(first) to \(last): starts and ceases. The table after the chart has "
        + "every figure.")
    func line(_ name: String, _ role: LineSeries.Role, _ figures: [StockFigure]) -> LineSeries {
      LineSeries(
        name: name, role: role, values: figures.map(\.number),
        marks: figures.map { $0.status?.mark })
    }
    let chart = LineChart(
      description: description, years: years,
      series: [line("Started", .subject, starts), line("Ceased", .region, ceases)],
      axisTitle: "children in the year")
    figure(
      description,
      subtitle: "Year ending 31 March. While more start than cease the number grows.",
      svg: chart.svg, to: &html)
  }
}
