internal import CareStatistics
internal import TrendAnalysis

/// One measure on an authority's page: chart, sentences and the figures of every year.
struct AreaMeasureSection {
  let index: SiteIndex
  let area: Area
  let series: ComparedSeries

  private var measure: Measure { series.measure }

  func write(to html: inout HTML) {
    html.element(.section, .class("measure"), .labelledBy("m-\(measure.id)")) { html in
      html.element(.h3, .id("m-\(measure.id)"), text: measure.name)
      html.element(.p, .class("definition"), text: measure.definition)
      guard let latest = series.latest else {
        html.element(.p, text: noFigures)
        table.write(to: &html)
        return
      }
      let sentences = MeasureSentences(
        series: series, area: area.name, region: index.regionName(area), latest: latest)
      PageCharts.compared(
        series, area: area.name, region: index.regionName(area), id: "c-\(measure.id)",
        headline: sentences.headline, to: &html)
      ZoomedChart(
        series: series, area: area.name, region: index.regionName(area),
        headline: sentences.headline
      ).write(to: &html)
      if measure.id == index.context.headline.rate {
        PageCharts.latest(series, area: area, index: index, id: "latest-chart", to: &html)
      }
      html.element(.p) { html in
        html.element(.strong, text: "What this shows. ")
        html.text(sentences.shows)
      }
      html.element(.p) { html in
        html.element(.strong, text: "What it cannot tell you. ")
        html.text(sentences.cannotTell)
      }
      table.write(to: &html)
      writeNotes(to: &html)
    }
  }

  private var noFigures: String {
    let reasons = Set(series.points.compactMap { $0.status?.explanation }).sorted()
    return "No figure of this measure is published for \(area.name) in "
      + "\(Phrases.years(series.years)): \(Phrases.list(reasons))."
  }

  /// The figures of every year, one series a row.
  var table: DataTable {
    let years = series.points.map { DataTable.Column.number("\($0.year)") }
    var rows = [DataTable.Row(.text(area.name), series.points.map(ownCell))]
    rows += numeratorRows
    rows.append(comparator("England", series.englandShown))
    rows.append(comparator(index.regionName(area), series.regionShown))
    rows.append(comparator("Median of statistical neighbours", series.medians))
    let used = series.neighbours.map { figure -> DataTable.Cell in
      guard let figure, figure.of > 0 else { return .status(.notApplicable) }
      return .number("\(figure.used) of \(figure.of)")
    }
    rows.append(DataTable.Row(.text("Neighbours with a figure"), used))
    return DataTable(
      id: "t-\(measure.id)",
      caption: "\(measure.name), \(measure.unit.inWords), \(measure.period.rawValue) of each year",
      columns: [.text("Area")] + years, rows: rows)
  }

  private func ownCell(_ point: SeriesPoint) -> DataTable.Cell {
    guard let value = point.value else { return .status(point.status ?? .notAvailable) }
    let text = NumberText.fixed(value, decimals: measure.decimals)
    guard point.isJointReturn else { return .number(text) }
    return .marked(text, mark: SymbolKey.joint.mark, meaning: SymbolKey.joint.meaning)
  }

  /// The count above the line and the calculated rate, where the measure has them.
  private var numeratorRows: [DataTable.Row] {
    var rows: [DataTable.Row] = []
    if measure.decimals == 0, !measure.unit.isCount,
      series.points.contains(where: { $0.observation?.calculated != nil })
    {
      rows.append(
        DataTable.Row(
          .text("\(area.name), calculated"),
          series.points.map { point in
            guard let value = point.precise else { return .status(point.status ?? .notAvailable) }
            return .number(NumberText.fixed(value, decimals: 1))
          }))
    }
    if let name = measure.numeratorName,
      series.points.contains(where: { $0.observation?.numerator != nil })
    {
      let cells = series.points.map { point -> DataTable.Cell in
        guard let figure = point.observation?.numerator else { return .status(.notAvailable) }
        guard let number = figure.number else { return .status(figure.status ?? .notAvailable) }
        return .number(Self.count(number))
      }
      rows.append(DataTable.Row(.text("\(area.name), \(name)"), cells))
    }
    return rows
  }

  private static func count(_ number: Double) -> String {
    NumberText.fixed(number, decimals: number == number.rounded() ? 0 : 1)
  }

  private func comparator(_ name: String, _ values: [Double?]) -> DataTable.Row {
    DataTable.Row(
      .text(name),
      values.map { value in
        guard let value else { return .status(.notAvailable) }
        return .number(NumberText.fixed(value, decimals: measure.decimals))
      })
  }

  private func writeNotes(to html: inout HTML) {
    var notes = series.boundaryNotes.map { "Boundary: \($0)." }
    if series.hasJointReturn {
      notes.append("\(SymbolKey.joint.mark) \(SymbolKey.joint.meaning); it is not split here.")
    }
    if measure.unit.isCount {
      notes.append(
        "Numbers for England and regions are rounded by the publication, so authorities do not add "
          + "up to them exactly.")
    }
    if !notes.isEmpty { html.element(.p, .class("note"), text: notes.joined(separator: " ")) }
    html.element(.p, .class("note"), text: "Source: \(measure.publication).")
  }
}
