internal import CareStatistics
internal import TrendAnalysis

/// How an authority's change stands beside the rest of England's, in each window, with its grade.
struct AreaTrends {
  let index: SiteIndex
  let area: Area

  private var rate: String { index.context.headline.rate }

  func write(to html: inout HTML) {
    let trends = index.analysis.trends(of: area.key)
    html.element(.section, .labelledBy("change")) { html in
      html.element(.h2, .id("change"), text: "Change beside the rest of England")
      guard !trends.isEmpty else {
        html.element(.p, text: "No trend of \(area.name) has been tested.")
        return
      }
      html.element(.p, .class("definition"), text: index.measureName(rate))
      for trend in trends where trend.measure == rate && !index.isAssessedElsewhere(trend) {
        write(trend, to: &html)
      }
      html.element(.p, .class("caveat"), text: Phrases.caveat)
      writeOthers(to: &html)
      html.element(.p, .class("note")) { html in
        html.element(.a, .href("../\(PagePath.methods)#grades"), text: "What the grades mean")
        html.text(" and ")
        html.element(.a, .href("../\(PagePath.board)"), text: "all authorities that were graded")
        html.text(".")
      }
    }
  }

  /// Writes one trend: its sentence, its numbers and its grade.
  func write(_ trend: Trend, to html: inout HTML) {
    let model = index.models(of: trend.measure).first { $0.window == trend.window }
    html.element(.div, .class("statement")) { html in
      html.element(.h3, text: heading(trend))
      html.element(.p, .class("say"), text: trend.statement)
      if let estimate = trend.estimate {
        html.element(.p, text: Self.numbers(estimate))
      }
      if let grade = trend.grade {
        html.element(.p) { html in
          html.element(.strong, text: "Grade: \(grade.rawValue). ")
          html.text(Phrases.meaning(grade))
        }
      }
      if let model, trend.estimate != nil, trend.grade != .probable {
        html.element(.p, .class("note"), text: ChanceNames.sentence(model))
      }
    }
  }

  private func heading(_ trend: Trend) -> String {
    let years = Phrases.years(trend.window)
    return trend.parts.count > 1 ? "\(years), \(trend.areaName) as one area" : years
  }

  /// The yearly growth of the area and of the rest of England, and the difference, in one sentence.
  static func numbers(_ estimate: TrendEstimate) -> String {
    let interval =
      "\(NumberText.growth(estimate.contrastLower)) to \(NumberText.growth(estimate.contrastUpper))"
    var text =
      "Average change a year: \(NumberText.growth(estimate.own)) here, "
      + "\(NumberText.growth(estimate.rest)) in the rest of England; the difference is "
      + "\(NumberText.growth(estimate.contrast)) a year (95% interval \(interval))."
    if let neighbours = estimate.neighbourContrast {
      text +=
        " Beside \(estimate.neighboursUsed) statistical neighbours the difference is "
        + "\(NumberText.growth(neighbours)) a year."
    }
    return text
  }

  /// The other tested measures, one row each, a column a window.
  private func writeOthers(to html: inout HTML) {
    let others = index.testedMeasures.filter { $0.id != rate && index.years(of: $0.id) != nil }
    guard !others.isEmpty else { return }
    let count = others.map { index.models(of: $0.id).count }.max() ?? 0
    let names = ["Longer window", "Shorter window"]
    let rows = others.map { measure -> DataTable.Row in
      let models = index.models(of: measure.id)
      let cells = (0..<count).map { position -> DataTable.Cell in
        guard position < models.count else { return .text("No second window") }
        let model = models[position]
        let years = Phrases.years(model.window)
        guard let trend = index.trend(of: area.key, in: model) else {
          return .text("\(years): not assessed")
        }
        return .text("\(years): \(Phrases.attributed(Phrases.gradedStanding(trend), to: trend))")
      }
      return DataTable.Row(.link(measure.name, href: "#m-\(measure.id)"), cells)
    }
    let columns = (0..<count).map { DataTable.Column.text($0 < 2 ? names[$0] : "Window \($0 + 1)") }
    DataTable(
      id: "others", caption: "Other tested measures: change beside the rest of England",
      columns: [.text("Measure")] + columns, rows: rows
    ).write(to: &html)
  }
}
