internal import CareStatistics

/// The tables of published and local counts side by side, with their difference.
struct PartnerReconciliation {
  let report: PartnerReport
  let figures: LocalFigures
  let series: PublishedSeries

  func write(to html: inout HTML) {
    html.element(
      .p,
      text: "Published figures beside those counted from the returns, from the first year with a "
        + "return on. They are matched on the authority's code, \(report.code), and on the reporting "
        + "year, which ends on 31 March. The difference is local minus published, and in per cent of "
        + "the published figure. Either figure may still change; a difference does not say which of "
        + "the two is right.")
    guard !figures.years.isEmpty else {
      html.element(.p, text: "No year has a return.")
      return
    }
    for measure in LocalWords.counts {
      html.element(.h3, .id("match-\(measure.rawValue)"), text: measure.name)
      guard let published = series.measure(measure) else {
        html.element(.p, text: "No published measure is set to hold this count against.")
        continue
      }
      html.element(.p, .class("note")) { html in
        html.text("Published: \(published.name) (")
        html.element(.code, text: published.id)
        html.text("), \(published.publication). Local: ")
        html.element(.code, text: measure.rawValue)
        html.text(".")
      }
      table(measure).write(to: &html)
    }
  }

  private func table(_ measure: LocalMeasure) -> DataTable {
    DataTable(
      id: "match-table-\(measure.rawValue)",
      caption: "\(measure.name): published and local, \(measure.unit)",
      columns: [
        .text("Year"), .number("Published"), .number(LocalWords.label(report)),
        .number("Difference"), .number("Difference, per cent"),
        .text("Source of the published figure"),
      ],
      rows: Reconciliation(measure, figures, series).years.map { row(measure, $0) })
  }

  private func row(_ measure: LocalMeasure, _ year: Reconciliation.Year) -> DataTable.Row {
    var cells = [
      Self.cell(year.published, decimals: series.measure(measure)?.decimals ?? 0),
      year.hasReturn ? figures.cell(measure, year: year.year) : .text("no return"),
    ]
    if let difference = year.difference {
      cells.append(.number(NumberText.signed(difference)))
      cells.append(
        year.percent.map { .number(NumberText.signed($0, decimals: 1)) }
          ?? .status(.notApplicable))
    } else {
      cells += [.text("none"), .text("none")]
    }
    cells.append(.text(Self.source(year.published)))
    return DataTable.Row(.text("\(year.year)"), cells)
  }

  private static func cell(_ entry: PublishedSeries.Entry, decimals: Int) -> DataTable.Cell {
    switch entry {
    case .number(let number, _): .number(NumberText.fixed(number, decimals: decimals))
    case .status(let status, _): .status(status)
    case .notYet: .text("not published yet")
    case .notPublished: .text("not published")
    }
  }

  private static func source(_ entry: PublishedSeries.Entry) -> String {
    switch entry {
    case .number(_, let source), .status(_, let source): source
    case .notYet, .notPublished: "none"
    }
  }
}
