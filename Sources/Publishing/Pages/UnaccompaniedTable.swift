internal import CareStatistics
internal import TrendAnalysis

/// Unaccompanied children among those looked after, and all others, at both ends of a window.
struct UnaccompaniedTable {
  let measure: Measure
  /// Rows of one window, the area that the page is about first.
  let areas: [StockChange]
  let id: String

  /// Writes the table and what there is to say; nothing where no such figure is read.
  func write(to html: inout HTML) {
    guard let first = areas.first, areas.contains(where: { $0.unaccompanied != nil }) else {
      return
    }
    let days = [first.years.lowerBound, first.years.upperBound].map {
      measure.period.inWords(year: $0)
    }
    if let sentence = StockSentences.unaccompanied(first) {
      html.element(.p, text: sentence)
    }
    DataTable(
      id: id, caption: "Unaccompanied children and all others, on \(days[0]) and on \(days[1])",
      columns: [.text("Area")]
        + [first.years.lowerBound, first.years.upperBound].flatMap { year in
          [
            DataTable.Column.number("Unaccompanied, \(year)"), .number("All others, \(year)"),
            .number("Share, %, \(year)"),
          ]
        },
      rows: areas.compactMap(row), tools: [.copy]
    ).write(to: &html)
    html.element(
      .p, .class("note"),
      text: "As published; small numbers are withheld and are not worked out here. The rows of "
        + "regions and England are the publication's own, rounded to 10.")
  }

  private func row(_ area: StockChange) -> DataTable.Row? {
    guard let children = area.unaccompanied else { return nil }
    func cells(
      _ part: StockFigure, _ others: Double?, _ share: Double?, all: StockFigure
    ) -> [DataTable.Cell] {
      let status = part.status ?? all.status ?? .notAvailable
      return [
        StockChangeTables.cell(part),
        others.map { .number(NumberText.fixed($0)) } ?? .status(status),
        share.map { .number(NumberText.fixed(100 * $0, decimals: 1)) } ?? .status(status),
      ]
    }
    return DataTable.Row(
      .text(area.areaName),
      cells(
        children.before, children.othersBefore, children.shareBefore, all: children.allBefore)
        + cells(
          children.after, children.othersAfter, children.shareAfter, all: children.allAfter))
  }
}
