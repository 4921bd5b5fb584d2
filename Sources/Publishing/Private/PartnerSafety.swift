internal import CareStatistics

/// How long care lasted, how often children moved, and who started again, year by year.
struct PartnerSafety {
  let figures: LocalFigures

  /// The measures that are told by the year alone.
  private static let measures = LocalMeasure.allCases.filter { !LocalWords.counts.contains($0) }

  func write(to html: inout HTML) {
    html.element(
      .p,
      text: "A count of children in care says nothing about their safety. These figures raise the "
        + "question and do not answer it; higher or lower is not in itself better or worse.")
    guard !figures.years.isEmpty else {
      html.element(.p, text: "No figure can be given.")
      return
    }
    DataTable(
      id: "safety-table", caption: "Local figures by year",
      columns: [.text("Measure")] + figures.years.map { .number("\($0)") },
      rows: Self.measures.map { measure in
        DataTable.Row(
          Self.heading(measure), figures.years.map { figures.cell(measure, year: $0) })
      }
    ).write(to: &html)
    PartnerDefinitions.write(Self.measures, to: &html)
  }

  private static func heading(_ measure: LocalMeasure) -> DataTable.Cell {
    .markup(
      HTML { html in
        html.text(measure.name)
        html.element(.small, text: " \(measure.unit)")
      })
  }
}
