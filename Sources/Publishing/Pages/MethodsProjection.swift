internal import CareStatistics
internal import TrendAnalysis

/// How the next years are drawn, and how often earlier ones were right.
struct MethodsProjection {
  let index: SiteIndex

  static let id = "projection"

  private static let formulas: [(String, String)] = [
    (
      "log r(T+h) = log r(T)",
      "The centre stays where the rate r is in the last year T: a walk without drift."
    ),
    (
      "± t·√(h·(v + w))",
      "For h years ahead: v is the area's variance of yearly growth beside the rest of England, as "
        + "in the rule over the longest window; w the mean square of England's own yearly growth; t "
        + "the quantile with the rule's d0 + df degrees of freedom."
    ),
    (
      "number = rate × n(T)",
      "No projection of population is among the inputs, so the children living there are held at "
        + "the newest mid-year."
    ),
  ]

  /// Writes the whole section, heading included; nothing where there is nothing to say.
  func write(to html: inout HTML) {
    guard let row = index.analysis.evidence.projections.first(where: { $0.start != nil }) else {
      return
    }
    let records = row.years.compactMap(\.record)
    html.element(.section, .labelledBy(Self.id)) { html in
      html.element(.h2, .id(Self.id), text: "The next years under ordinary change")
      html.element(
        .p,
        text: "For each tested area the pages show how far its rate and number may wander in the "
          + "next years if they go on as they have. It is a yardstick for what will be published, "
          + "not a forecast of need, and it knows nothing of plans, policy or population.")
      html.element(.dl, .class("terms formulas")) { html in
        for (formula, words) in Self.formulas {
          html.element(.div) { html in
            html.element(.dt, text: formula)
            html.element(.dd, text: words)
          }
        }
      }
      guard !records.isEmpty else {
        html.element(.p, text: "There are too few years to look back on earlier projections.")
        return
      }
      html.element(
        .p,
        text: "Looking back: each earlier year with at least five yearly figures up to it is "
          + "projected from in the same way, with everything fitted again on the figures up to that "
          + "year, and compared with what was published later. Cases of one year share England's "
          + "path, and years overlap, so they are far fewer independent trials than their number.")
      table(records).write(to: &html)
      let sentences = [
        ProjectionSentences.verdict(records)
          ?? "Both intervals held about what they are meant to.",
        ProjectionSentences.drift(records),
      ]
      html.element(.p, text: sentences.compactMap { $0 }.joined(separator: " "))
    }
  }

  private func table(_ records: [ProjectionCoverage]) -> DataTable {
    DataTable(
      id: "projection-record", caption: "Earlier projections and what came",
      columns: [
        .text("Years ahead"), .number("Projected from"), .number("Cases"),
        .number("Inside the 80% interval"), .number("Inside the 95% interval"),
        .number("Median error without drift"), .number("Median error with drift"),
      ],
      rows: records.map { record in
        DataTable.Row(
          .text("\(record.horizon)"),
          [
            .number(Phrases.years(record.origins)), .number(NumberText.whole(record.cases)),
            .number(NumberText.percent(record.inside80, decimals: 1)),
            .number(NumberText.percent(record.inside95, decimals: 1)),
            .number(NumberText.percent(record.medianError, decimals: 1)),
            .number(NumberText.percent(record.driftMedianError, decimals: 1)),
          ])
      }, tools: [.copy])
  }
}
