internal import CareStatistics
internal import TrendAnalysis

/// The change in every assessed area: a dot each, by region, and the same as a table.
struct OverviewChange {
  let index: SiteIndex
  let model: TrendModel

  /// The assessed areas of one region.
  struct Strip {
    let region: String
    let trends: [Trend]
  }

  private var trends: [Trend] { index.trends(model) }

  /// The assessed areas by region; an area of several authorities lies where its first one does.
  private var strips: [Strip] {
    let assessed = trends.filter { $0.estimate != nil }
    return index.regions.compactMap { region, _ in
      let inside = assessed.filter { trend in
        trend.authorities.first.flatMap { index.register[$0]?.region } == region.key
      }
      return inside.isEmpty ? nil : Strip(region: region.name, trends: inside)
    }
  }

  func write(to html: inout HTML) {
    html.element(.section, .labelledBy("every")) { html in
      html.element(
        .h2, .id("every"), text: "Change in every assessed area, \(Phrases.years(model.window))")
      html.element(
        .p,
        text: "Average change of the rate a year. A dot left of England's line grew less, or fell "
          + "more, than England; most differences are within ordinary local variation.")
      PageCharts.change(strips, model: model, index: index, id: "change-chart", to: &html)
      html.element(.p, .class("caveat"), text: Phrases.caveat)
      TrendFilter.write(
        table: "all-areas", name: "all areas", regions: index.regions.map(\.region.name),
        standing: 4, region: 1, grade: 5, to: &html)
      table.write(to: &html)
    }
  }

  private var table: DataTable {
    DataTable(
      id: "all-areas", caption: "Every area, \(Phrases.years(model.window))",
      columns: [
        .text("Area"), .text("Region"), .number("Change a year"),
        .number("Beside the rest of England"), .text("Standing"), .text("Grade"),
      ],
      rows: trends.map { trend in
        let name = HTML { OverviewTrends.link(trend, index, root: "", to: &$0) }
        let region = trend.authorities.first.flatMap { index.register[$0] }.map(index.regionName)
        let cells: [DataTable.Cell] =
          if let estimate = trend.estimate {
            [
              .number(NumberText.growth(estimate.own)),
              .number(NumberText.growth(estimate.contrast)),
            ]
          } else {
            [.status(.notAvailable), .status(.notAvailable)]
          }
        return DataTable.Row(
          .markup(name),
          [.text(region ?? "England")] + cells
            + [.text(Phrases.standing(trend)), .text(trend.grade?.rawValue ?? "none")])
      }, tools: [.sort, .copy])
  }
}
