internal import CareStatistics
internal import Charts

/// Children looked after at the end of each month, with those who started and ceased in it.
struct PartnerMonths {
  let report: PartnerReport
  let figures: LocalFigures

  func write(to html: inout HTML) {
    html.element(
      .p,
      text: "A change of direction can show here before the next annual publication. Months with "
        + "small numbers are withheld, some noughts with them, and a few months say little: children come and go unevenly "
        + "through a year.")
    guard !figures.months.isEmpty else {
      html.element(.p, text: "No monthly figure can be given.")
      return
    }
    writeChart(to: &html)
    table.write(to: &html)
    PartnerProcess(figures: figures).write(to: &html)
  }

  private func writeChart(to html: inout HTML) {
    let months = figures.months
    guard let first = months.first, let last = months.last else { return }
    let span = "\(first.inWords) to \(last.inWords)"
    let description = ChartDescription(
      id: "months-chart", headline: headline(span),
      summary: "One dashed line, \(span). The table after the chart has every month.")
    let chart = LineChart(
      description: description, years: months.map(\.ordinal),
      series: [
        LineSeries(
          name: LocalWords.label(report), role: .region,
          values: months.map { figures.number(.stock, in: $0) })
      ],
      axisTitle: "children at the month's end", monthNames: months.map(\.short))
    PageCharts.figure(
      description,
      subtitle:
        "\(LocalWords.label(report)), \(span). Withheld months are left out and interrupt the line.",
      svg: chart.svg, to: &html)
  }

  private func headline(_ span: String) -> String {
    let latest = figures.months.last { figures.number(.stock, in: $0) != nil }
    guard let latest, let number = figures.number(.stock, in: latest) else {
      return "\(report.name): children looked after at each month's end, \(span)"
    }
    return
      "\(report.name): \(LocalWords.number(number, .stock)) children looked after at the end of "
      + latest.inWords
  }

  private var table: DataTable {
    let byYear = Dictionary(grouping: figures.months, by: \.reportingYear)
    return DataTable(
      id: "months-table", caption: "Local figures by month, children",
      columns: [
        .text("Month"), .number("Looked after at its end"), .number("Starting in it"),
        .number("Ceasing in it"),
      ],
      groups: byYear.keys.sorted().map { year in
        DataTable.Group(
          heading: "Year ending 31 March \(year)",
          rows: (byYear[year] ?? []).map { month in
            DataTable.Row(
              .text(month.inWords), LocalWords.counts.map { figures.cell($0, in: month) })
          })
      }, tools: [.copy])
  }
}
