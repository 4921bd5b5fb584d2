internal import CareStatistics
internal import TrendAnalysis

/// One measure on an authority's page: chart, sentences and the figures of every year.
struct AreaMeasureSection {
  let index: SiteIndex
  let area: Area
  let series: ComparedSeries

  private var measure: Measure { series.measure }

  func write(to html: inout HTML) {
    // Its heading is enough: as many named regions as measures would crowd the list of landmarks.
    html.element(.section, .class("measure")) { html in
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
        headline: sentences.headline, key: Self.neighboursKey, to: &html)
      ZoomedChart(
        series: series, area: area.name, region: index.regionName(area)
      ).write(to: &html)
      html.element(.p) { html in
        html.element(.strong, text: "What this shows. ")
        html.text(sentences.shows)
      }
      html.element(.p) { html in
        html.element(.strong, text: "What it cannot tell you. ")
        html.text(sentences.cannotTell)
      }
      writeFigures(to: &html)
      writeNotes(to: &html)
    }
  }

  /// What the band and the dotted line are, in short: the page's first chart says it in full.
  private static let neighboursKey = "Pale band and dotted line: neighbours."

  /// The table by year, and beside each other all authorities and the neighbours of the latest year;
  /// one key of symbols stands before both tables.
  private func writeFigures(to html: inout HTML) {
    let neighbours = AreaNeighbourTable(index: index, area: area, series: series).table
    let used = Set(table.statuses + (neighbours?.statuses ?? []))
    SymbolKey.write(ValueStatus.allCases.filter(used.contains), to: &html)
    table.writeScrolling(to: &html)
    html.element(.div, .class("beside")) { html in
      AreaStrip(index: index, area: area, series: series).write(to: &html)
      neighbours?.writeAlone(to: &html)
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
    rows += neighbourRows
    return DataTable(
      id: "t-\(measure.id)",
      caption:
        "\(measure.shortName), \(measure.unit.inWords), \(measure.period.rawValue) of each year",
      columns: [.text("Area")] + years, rows: rows)
  }

  /// The neighbours' median, and how many of them have a figure: in the row's heading where that is
  /// the same in every year.
  private var neighbourRows: [DataTable.Row] {
    let name = "Median of statistical neighbours"
    let counts = series.neighbours.map { figure -> String? in
      figure.flatMap { $0.of > 0 ? "\($0.used) of \($0.of)" : nil }
    }
    if let count = counts.first, let count, counts.allSatisfy({ $0 == count }) {
      return [comparator("\(name) (\(count))", series.medians)]
    }
    return [
      comparator(name, series.medians),
      DataTable.Row(
        .text("Neighbours with a figure"),
        counts.map { $0.map { .number($0) } ?? .status(.notApplicable) }),
    ]
  }

  private func ownCell(_ point: SeriesPoint) -> DataTable.Cell { Self.cell(point, of: measure) }

  /// An authority's figure of a year, with a mark where it is that of a joint return.
  static func cell(_ point: SeriesPoint, of measure: Measure) -> DataTable.Cell {
    guard let value = point.value else { return .status(point.status ?? .notAvailable) }
    let text = NumberText.fixed(value, decimals: measure.decimals)
    guard point.isJointReturn else { return .number(text) }
    return .marked(text, mark: SymbolKey.joint.mark, meaning: SymbolKey.joint.short)
  }

  /// The count above the line and the calculated rate, where the measure has them; they stand below
  /// the authority's own row and do not repeat its name.
  private var numeratorRows: [DataTable.Row] {
    var rows: [DataTable.Row] = []
    if measure.decimals == 0, !measure.unit.isCount,
      series.points.contains(where: { $0.observation?.calculated != nil })
    {
      rows.append(
        DataTable.Row(
          .text("\(Phrases.noun(measure.unit).capitalizedFirst), calculated"),
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
      rows.append(DataTable.Row(.text(name.capitalizedFirst), cells))
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
    notes.append("Source: \(measure.publication).")
    html.element(.p, .class("note"), text: notes.joined(separator: " "))
  }
}
