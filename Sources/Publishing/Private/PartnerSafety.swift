internal import CareStatistics
internal import TrendAnalysis

/// How long care lasted, how often children moved, and who started again, year by year.
struct PartnerSafety {
  let figures: LocalFigures
  /// What stands beside the authority's graded falls; empty where it has none.
  let balance: [Balance]

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
    writeBesideTheFall(to: &html)
  }

  /// The published sentence about each graded fall, and what the returns add to it.
  private func writeBesideTheFall(to html: inout HTML) {
    var sentences: [String] = []
    for row in balance where !sentences.contains(row.sentence) { sentences.append(row.sentence) }
    guard !sentences.isEmpty else { return }
    html.element(.h3, .id("beside-the-fall"), text: AreaBalance.heading)
    for sentence in sentences { html.element(.p, .class("say"), text: sentence) }
    html.element(.p, text: returners)
  }

  /// The share who started again, in the first and the last year that give one.
  private var returners: String {
    let measure = LocalMeasure.returners
    let known = figures.years.compactMap { year in
      figures.number(measure, year: year).map { (year, LocalWords.number($0, measure)) }
    }
    guard let first = known.first, let last = known.last else {
      return "Beside this, the authority's own return gives no figure for children starting again "
        + "within 12 months: it is withheld, or the returns do not reach far enough."
    }
    let later =
      first.0 == last.0 ? "" : ", and \(last.1) per cent of those who left in \(last.0)"
    return "Beside this, the authority's own return gives \(first.1) per cent of those who left in "
      + "\(first.0) starting again within 12 months\(later). Local and unvalidated: no test is made "
      + "on it."
  }

  private static func heading(_ measure: LocalMeasure) -> DataTable.Cell {
    .markup(
      HTML { html in
        html.text(measure.name)
        html.element(.small, text: " \(measure.unit)")
      })
  }
}
