internal import CareStatistics
internal import TrendAnalysis

/// How many statistical neighbours had a figure to compare with, measure by measure.
struct QualityNeighbours {
  let index: SiteIndex

  /// Below this many of ten, a median rests on too few to be read without a look.
  private static let fewNeighbours = 8

  func write(to html: inout HTML) {
    html.element(.section, .labelledBy("neighbour-coverage")) { html in
      html.element(
        .h2, .id("neighbour-coverage"), text: "Statistical neighbours that have a figure")
      html.element(
        .p,
        text: "Authorities by how many of their statistical neighbours (model "
          + "\(index.analysis.neighbourModel.name)) had a figure in the measure's latest year. "
          + "Each page says the number beside each median.")
      DataTable(
        id: "neighbour-coverage-table", caption: "Authorities by neighbours with a figure",
        columns: [
          .text("Measure"), .number("Year"), .number("All"),
          .number("\(Self.fewNeighbours) or more, not all"),
          .number("Fewer than \(Self.fewNeighbours)"), .number("None"),
          .number("Without neighbours in the model"),
        ], rows: index.measures.compactMap(row), tools: [.copy]
      ).write(to: &html)
    }
  }

  private func row(_ measure: Measure) -> DataTable.Row? {
    guard let comparators = index.analysis.comparators[measure.id],
      let last = index.years(of: measure.id)?.upperBound,
      let position = comparators.years.firstIndex(of: last)
    else { return nil }
    var (all, most, few, none, without) = (0, 0, 0, 0, 0)
    for area in index.authorities {
      guard let figure = comparators.neighbours[area.key]?[position], figure.of > 0 else {
        without += 1
        continue
      }
      switch figure.used {
      case figure.of: all += 1
      case 0: none += 1
      case Self.fewNeighbours...: most += 1
      default: few += 1
      }
    }
    return DataTable.Row(
      .text(measure.name),
      [.number("\(last)")] + [all, most, few, none, without].map { .number(NumberText.whole($0)) })
  }
}
