internal import CareStatistics
internal import Charts
internal import TrendAnalysis

extension PageCharts {
  /// Children who started above the line and who ceased below it, with the change between, by year.
  static func streams(
    years: [Int], starts: [StockFigure], ceases: [StockFigure], name: String, id: String,
    to html: inout HTML
  ) {
    guard let first = years.first, let last = years.last else { return }
    let description = ChartDescription(
      id: id, headline: "Children who started and who ceased to be looked after, \(name)",
      summary:
        "Bars for each year, \(first) to \(last): starts above the line, ceases below it, and a "
        + "point at starts less ceases. The table after the chart has every figure.")
    let chart = FlowChart(
      description: description,
      years: years.indices.map { index in
        let (started, ceased) = (starts[index], ceases[index])
        return FlowChart.Year(
          year: years[index], added: started.number, removed: ceased.number,
          change: started.number.flatMap { starts in ceased.number.map { starts - $0 } },
          mark: started.status?.mark ?? ceased.status?.mark)
      }, names: FlowChart.Names(added: "started", removed: "ceased", change: "difference"),
      axisTitle: "children in the year")
    figure(
      description,
      subtitle: "Year ending 31 March. While more start than cease the number grows.",
      svg: chart.svg, to: &html)
  }
}
