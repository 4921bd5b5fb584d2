internal import CareStatistics
internal import TrendAnalysis

/// Every graded area: the rule, the differences with their intervals, and the areas not assessed.
struct BoardPage {
  let index: SiteIndex

  var content: PageContent {
    PageContent(
      title: "Areas moving against the national trend", path: PagePath.board, main: main)
  }

  private var headline: String { index.context.headline.rate }

  private var main: HTML {
    HTML { html in
      html.element(.h1, text: "Areas moving against the national trend")
      html.element(
        .p, .class("lead"),
        text: "For each area the yearly change of its rate is set beside the rest of England, the "
          + "area itself left out. A difference is graded by how hard it is to explain by chance "
          + "and by the ordinary ups and downs of local figures.")
      html.element(.p, .class("caveat"), text: Phrases.caveat)
      writeRule(to: &html)
      for (position, model) in index.models(of: headline).enumerated() {
        write(model, position: position, to: &html)
      }
      BoardSensitivity(index: index).write(to: &html)
      BoardBalance(index: index).write(to: &html)
      BoardFunnel(index: index).write(to: &html)
      writeOthers(to: &html)
      writeNotAssessed(to: &html)
    }
  }

  private func writeRule(to html: inout HTML) {
    let models = index.models(of: headline)
    html.element(.section, .labelledBy("rule")) { html in
      html.element(.h2, .id("rule"), text: "The rule in short")
      html.element(.dl, .class("terms")) { html in
        let terms = [
          (
            "Against",
            "The area's own rate moved the other way from England's, and both its own change and "
              + "its difference from the rest of England carry a grade."
          ),
          ("Below, above", "It grew less, or more, than the rest of England, with a grade."),
          ("No clear difference", "No grade. This is not evidence of being the same."),
        ]
        for (term, words) in terms
          + EvidenceGrade.allCases.map({
            ($0.rawValue.capitalizedFirst, Phrases.meaning($0))
          })
        {
          html.element(.div) { html in
            html.element(.dt, text: term)
            html.element(.dd, text: words)
          }
        }
      }
      for model in models {
        html.element(
          .p,
          text: "\(Phrases.years(model.window)): \(NumberText.whole(model.tested)) comparisons. "
            + "\(ChanceNames.sentence(model)) About one in twenty names graded confirmed is "
            + "expected to be there by chance.")
      }
      html.element(.p) { html in
        html.element(.a, .href(PagePath.methods), text: "The full method and its limits")
      }
    }
  }

  private func write(_ model: TrendModel, position: Int, to html: inout HTML) {
    let id = "window-\(position + 1)"
    let graded = Self.ordered(index.trends(model).filter { $0.grade != nil })
    html.element(.section, .labelledBy(id)) { html in
      html.element(
        .h2, .id(id),
        text: "\(Phrases.years(model.window)): \(index.measureName(headline).lowercasedFirst)")
      html.element(.p, text: OverviewTrends.direction(model))
      guard !graded.isEmpty else {
        html.element(.p, text: "No area was graded in these years.")
        return
      }
      PageCharts.differences(graded, model: model, id: "\(id)-chart", to: &html)
      let table = BoardTable(index: index, model: model, trends: graded, id: "\(id)-table")
      TrendFilter.write(
        table: table.id, name: Phrases.years(model.window),
        regions: index.regions.map(\.region.name),
        standing: 2, region: 1, grade: 3, to: &html)
      table.table.write(to: &html)
      html.element(.p, .class("note"), text: BoardTable.note)
    }
  }

  /// By standing, then grade, then name: a grouping, not a ranking.
  static func ordered(_ trends: [Trend]) -> [Trend] {
    func place(_ trend: Trend) -> (Int, Int, String) {
      (
        TrendTier.allCases.firstIndex(of: trend.tier) ?? 9,
        trend.grade.flatMap { EvidenceGrade.allCases.firstIndex(of: $0) } ?? 9, trend.areaName
      )
    }
    return trends.sorted { place($0) < place($1) }
  }

  private func writeOthers(to html: inout HTML) {
    let others = index.testedMeasures.filter { $0.id != headline }
    guard !others.isEmpty else { return }
    html.element(.section, .labelledBy("measures")) { html in
      html.element(.h2, .id("measures"), text: "Other tested measures")
      html.element(
        .p,
        text: "Areas that moved against the national direction, and areas graded confirmed or "
          + "probable in any standing. Every other area is in the file of trends.")
      for measure in others { write(measure, to: &html) }
    }
  }

  private func write(_ measure: Measure, to html: inout HTML) {
    html.element(.h3, .id("measure-\(measure.id)"), text: measure.name)
    for (position, model) in index.models(of: measure.id).enumerated() {
      let graded = index.trends(model).filter { $0.grade != nil }
      let shown = Self.ordered(graded.filter { $0.tier == .against || $0.grade != .observed })
      html.element(
        .p,
        text: "\(Phrases.years(model.window)). \(OverviewTrends.direction(model)) "
          + "\(ChanceNames.sentence(model)) "
          + "Graded: \(NumberText.whole(graded.count)); listed here: \(NumberText.whole(shown.count))."
      )
      if !shown.isEmpty {
        BoardTable(
          index: index, model: model, trends: shown, id: "t-\(measure.id)-\(position + 1)"
        ).shortTable(measure).write(to: &html)
      }
    }
  }

  private func writeNotAssessed(to html: inout HTML) {
    html.element(.section, .labelledBy("not-assessed")) { html in
      html.element(.h2, .id("not-assessed"), text: "Not assessed, and why")
      html.element(
        .p, text: "An area that is not assessed is not an area without change.")
      let rows = index.models(of: headline).flatMap { model in
        index.trends(model).filter { $0.tier == .notAssessed }.map { trend in
          let name = HTML { OverviewTrends.link(trend, index, root: "", to: &$0) }
          return DataTable.Row(
            .markup(name),
            [
              .text(Phrases.years(model.window)), .number(NumberText.whole(trend.points)),
              .text((trend.reasonNotAssessed ?? "no figures").capitalizedFirst),
            ])
        }
      }
      if rows.isEmpty {
        html.element(.p, text: "Every area was assessed.")
      } else {
        DataTable(
          id: "not-assessed-table", caption: "Areas not assessed, \(index.measureName(headline))",
          columns: [
            .text("Area"), .text("Years"), .number("Years with a figure"), .text("Reason"),
          ],
          rows: rows, tools: [.sort]
        ).write(to: &html)
      }
    }
  }
}

extension String {
  /// The text with its first letter in lower case.
  var lowercasedFirst: String {
    guard let first else { return self }
    return first.lowercased() + dropFirst()
  }
}
