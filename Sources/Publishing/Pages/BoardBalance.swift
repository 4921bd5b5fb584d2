internal import CareStatistics
internal import TrendAnalysis

/// What moved beside each graded fall: a section of the board.
struct BoardBalance {
  let index: SiteIndex

  private var headline: String { index.context.headline.rate }

  /// The measures that the catalogue sets beside the headline rate.
  private var balancing: [Measure] { index.measures.filter { $0.balances.contains(headline) } }

  /// Writes the whole section, heading included; nothing where there is nothing to say.
  func write(to html: inout HTML) {
    let models = index.models(of: headline)
    guard !balancing.isEmpty, !models.isEmpty else { return }
    html.element(.section, .labelledBy("balance")) { html in
      html.element(.h2, .id("balance"), text: "Beside the falls: what other measures did")
      html.element(
        .p,
        text: "For each area whose rate of children looked after fell with a grade, the measures "
          + "that belong beside a fall. Each authority's page has the differences with their "
          + "intervals, the reason where nothing can be said, and the same for children starting "
          + "to be looked after.")
      for (position, model) in models.enumerated() { write(model, position, to: &html) }
      html.element(.p, .class("note"), text: BalanceWords.meaning)
      html.element(.p, .class("caveat"), text: BalanceWords.limits)
      html.element(.p, .class("note")) { html in
        html.text(BalanceWords.notPublished + " ")
        html.element(
          .a, .href("\(PagePath.methods)#\(MethodsBalance.id)"),
          text: "How often chance alone gives a grade here")
        html.text(".")
      }
    }
  }

  private func write(_ model: TrendModel, _ position: Int, to html: inout HTML) {
    let years = Phrases.years(model.window)
    let falls = index.trends(model).filter { $0.fallGrade != nil }
    guard !falls.isEmpty else {
      html.element(.p, text: "\(years): no area's fall carries a grade.")
      return
    }
    let all = index.analysis.evidence.balance.filter {
      $0.headline == headline && $0.window == model.window
    }
    let rows = Dictionary(grouping: all, by: \.areaCode)
    DataTable(
      id: "balance-table-\(position + 1)", caption: "Beside graded falls, \(years)",
      columns: [.text("Area"), .text("Grade of the fall")]
        + balancing.map { .text($0.shortName + otherYears($0, model.window)) },
      rows: BoardPage.ordered(falls).map { row($0, rows[$0.areaCode] ?? []) }
        + [base(model, all)], tools: [.copy]
    ).write(to: &html)
  }

  /// How many of all tested areas carry a grade, which each cell above is to be held against.
  private func base(_ model: TrendModel, _ rows: [Balance]) -> DataTable.Row {
    let graded = index.trends(model).count { $0.contrastGrade != nil }
    return DataTable.Row(
      .text("All areas tested: with any grade"),
      [.text("\(graded) of \(model.tested)")]
        + balancing.map { measure in
          let reading = rows.first { $0.reading.measure == measure.id }?.reading
          guard let reading, reading.areasTested > 0 else { return .text("none tested") }
          return .text("\(reading.areasGraded) of \(reading.areasTested)")
        })
  }

  /// The measure's own window, where it is not that of the fall.
  private func otherYears(_ measure: Measure, _ window: ClosedRange<Int>) -> String {
    let windows = index.models(of: measure.id).map(\.window)
    guard let own = BesideReading.window(beside: window, among: windows), own != window else {
      return ""
    }
    return " (\(Phrases.years(own)))"
  }

  private func row(_ fall: Trend, _ rows: [Balance]) -> DataTable.Row {
    DataTable.Row(
      .markup(HTML { OverviewTrends.link(fall, index, root: "", to: &$0) }),
      [.text(fall.grade?.rawValue ?? "none")]
        + balancing.map { measure in
          guard let row = rows.first(where: { $0.reading.measure == measure.id }) else {
            return .text(BalanceWords.standing(.cannotBeSaid))
          }
          return .text(BalanceWords.graded(row.reading))
        })
  }
}
