internal import CareStatistics
internal import TrendAnalysis

/// The rule on one area of this run, step by step with its numbers.
struct MethodsExample {
  let index: SiteIndex

  func write(to html: inout HTML) {
    guard let (model, trend, estimate) = chosen else { return }
    let measure = index.measureName(trend.measure)
    html.element(.section, .labelledBy("example")) { html in
      html.element(.h2, .id("example"), text: "One area, step by step")
      html.element(
        .p,
        text: "\(trend.areaName) over \(Phrases.years(trend.window)), \(measure). The steps "
          + "are the same for every area that is tested. The last column is where the number stands "
          + "in trends.csv.")
      table(model, trend, estimate).write(to: &html)
      html.element(.p, .class("say"), text: trend.statement)
      html.element(.p, .class("caveat"), text: Phrases.caveat)
    }
  }

  /// The first area of the headline rate that moved against the national direction with the highest
  /// grade there is, else the first with a grade, else the first that was assessed; `nil` for none.
  private var chosen: (TrendModel, Trend, TrendEstimate)? {
    let models = index.models(of: index.context.headline.rate)
    let all = models.flatMap { model in
      index.trends(model).compactMap { trend in trend.estimate.map { (model, trend, $0) } }
    }
    for grade in [EvidenceGrade.confirmed, .probable, .observed] {
      if let one = all.first(where: { $0.1.tier == .against && $0.1.grade == grade }) { return one }
    }
    return all.first { $0.1.grade != nil } ?? all.first
  }

  private func table(
    _ model: TrendModel, _ trend: Trend, _ estimate: TrendEstimate
  ) -> DataTable {
    let threshold = NumberText.percent(index.context.thresholds.falseDiscoveryRate)
    let rows: [(String, String, String)] = [
      (
        "Years with a figure, and the mean count of a year",
        "\(trend.points) years, \(NumberText.fixed(estimate.meanCount))", "points, mean_count"
      ),
      (
        "Its own rate changed a year by",
        "\(NumberText.growth(estimate.own)) "
          + Self.interval(estimate.ownLower, estimate.ownUpper), "own_growth_pct"
      ),
      (
        "The rest of England, this area left out, by", NumberText.growth(estimate.rest),
        "rest_growth_pct"
      ),
      (
        "The difference",
        "\(NumberText.growth(estimate.contrast)) "
          + Self.interval(estimate.contrastLower, estimate.contrastUpper), "contrast_pct"
      ),
      (
        "How often ordinary local change alone gives a difference as large",
        Self.chance(estimate.p), "p"
      ),
      (
        "The same, adjusted for \(NumberText.whole(model.tested)) areas tested, held against \(threshold)",
        Self.chance(estimate.q), "q"
      ),
      (
        "How often the chance of single starts and ceases alone would, adjusted",
        Self.chance(estimate.qEvent), "q_event"
      ),
      (
        "Its own change: how often ordinary local change alone gives one as large",
        Self.chance(estimate.pOwn), "p_own"
      ),
      (
        "England's direction in these years", NumberText.growth(estimate.england),
        "england_growth_pct"
      ),
      ("So the area stands", Phrases.standing(trend), "tier"),
      ("With the grade", trend.grade?.rawValue ?? "no grade", "grade"),
    ]
    return DataTable(
      id: "example-table", caption: "\(trend.areaName): from figures to a grade",
      columns: [.text("Step"), .text("In this run"), .text("Column")],
      rows: rows.map { DataTable.Row(.text($0.0), [.text($0.1), .text($0.2)]) })
  }

  private static func interval(_ lower: Double, _ upper: Double) -> String {
    "(95% interval \(NumberText.growth(lower)) to \(NumberText.growth(upper)))"
  }

  /// A share as "1 in 20" would say it, in per cent.
  private static func chance(_ share: Double) -> String {
    guard share >= 0.0005 else { return "less than 0.1%" }
    return NumberText.percent(share, decimals: share < 0.1 ? 1 : 0)
  }
}
