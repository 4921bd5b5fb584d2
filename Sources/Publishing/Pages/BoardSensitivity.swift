internal import CareStatistics
internal import TrendAnalysis

/// Each graded area of the headline rate, looked at over fewer years and beside other areas.
struct BoardSensitivity {
  let index: SiteIndex

  func write(to html: inout HTML) {
    let rows = index.analysis.evidence.sensitivity
    guard !rows.isEmpty else { return }
    html.element(.section, .labelledBy("sensitivity")) { html in
      html.element(.h2, .id("sensitivity"), text: "Looked at in another way")
      html.element(
        .p,
        text: "Whether each graded difference stands on the same side over the last three, four "
          + "and five yearly figures, and beside the area's own region or its statistical neighbours "
          + "in place of the rest of England (in brackets, how many areas). Three or four figures "
          + "are too few to grade, and grades are given against the rest of England alone: there the "
          + "side is all that is said.")
      html.element(
        .p, .class("note"),
        text: "Nothing here adds to a grade or takes from it: who looks in many ways finds some "
          + "difference by chance. The numbers are in sensitivity.csv.")
      for model in index.models(of: index.context.headline.rate) {
        let own = rows.filter { $0.trend.window == model.window }
        if !own.isEmpty { table(model, own).write(to: &html) }
      }
    }
  }

  private func table(_ model: TrendModel, _ rows: [Sensitivity]) -> DataTable {
    var alternatives: [Sensitivity.Alternative] = []
    for row in rows where !alternatives.contains(row.alternative) {
      alternatives.append(row.alternative)
    }
    var trends: [Trend] = []
    for row in rows where !trends.contains(row.trend) { trends.append(row.trend) }
    let years = Phrases.years(model.window)
    return DataTable(
      id: "sensitivity-\(model.window.count)", caption: "Graded over \(years), in other ways",
      columns: [.text("Area"), .text("Graded over \(years)")]
        + alternatives.map { .text(SensitivityWords.heading($0)) },
      rows: BoardPage.ordered(trends).map { trend in
        DataTable.Row(
          .markup(HTML { OverviewTrends.link(trend, index, root: "", to: &$0) }),
          [.text(Phrases.gradedStanding(trend))]
            + alternatives.map { alternative in
              rows.first { $0.trend == trend && $0.alternative == alternative }
                .map { .text(SensitivityWords.words($0)) } ?? .text("Not to be had")
            })
      }, tools: [.copy])
  }
}
