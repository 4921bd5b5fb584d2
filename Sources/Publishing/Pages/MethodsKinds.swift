internal import CareStatistics
internal import TrendAnalysis

/// What the rule takes for granted for each kind of measure.
struct MethodsKinds {
  let index: SiteIndex

  /// Writes the whole section, heading included.
  func write(to html: inout HTML) {
    let measures = Dictionary(grouping: index.measures, by: MeasureKind.init)
    let rows = MeasureKind.allCases.compactMap { kind -> DataTable.Row? in
      guard let here = measures[kind] else { return nil }
      return DataTable.Row(
        .text(kind.name),
        [
          .text(here.map(\.shortName).joined(separator: "; ")), .text(kind.assumption),
          .text(kind.formula ?? "not tested"),
        ])
    }
    guard !rows.isEmpty else { return }
    html.element(.section, .labelledBy("kinds")) { html in
      html.element(.h2, .id("kinds"), text: "What is taken for granted for each kind of measure")
      html.element(
        .p,
        text: "The rule is the same for every measure that has a count above the line and a count "
          + "below it. What differs is the event-chance test behind the grade observed: how far "
          + "single events move a figure.")
      DataTable(
        id: "kinds-table", caption: "Kinds of measures, what is assumed, and event chance",
        columns: [
          .text("Kind"), .text("Measures of this run"), .text("Taken for granted"),
          .text("Squared error by event chance"),
        ], rows: rows
      ).write(to: &html)
      html.element(
        .p, .class("note"),
        text: "a and b are the weights of the years' growth and of the years' levels, m the mean "
          + "count, c the year's count, n the mean of what stands below the line, p the share, v the "
          + "area's growth variance, \u{3C1} the pooled correlation of successive growths (only where "
          + "negative). \u{3C9} is "
          + "\(NumberText.plain(index.context.thresholds.eventVariance)), more where entries and exits "
          + "are published and frequent; \u{3BA} is 1.3, and 1 for social workers.")
    }
  }
}
