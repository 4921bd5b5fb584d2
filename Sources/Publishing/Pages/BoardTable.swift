internal import CareStatistics
internal import TrendAnalysis

/// The tables of graded areas.
struct BoardTable {
  let index: SiteIndex
  let model: TrendModel
  let trends: [Trend]
  let id: String

  /// What stands below the table.
  static let note =
    "Changes are average growth of the rate a year. The difference is the area's growth beside the "
    + "rest of England's, with a 95% interval that covers ordinary local variation. Rates are as "
    + "published for the first and last year of the window. The small line shows the area's rate "
    + "year by year."

  /// Every column, for the headline measure.
  var table: DataTable {
    DataTable(
      id: id, caption: "Graded areas, \(Phrases.years(model.window))",
      columns: [
        .text("Area"), .text("Region"), .text("Standing"), .text("Grade"),
        .number("Own change a year"), .number("Difference from rest of England"),
        .number("95% interval"), .number("Difference from neighbours (used)"), .number("Rate"),
        .number("Region's rate"), .number("Years used"), .text("Line"),
      ],
      rows: trends.compactMap(row), tools: [.sort, .copy])
  }

  /// Area, standing and difference, for other measures.
  func shortTable(_ measure: Measure) -> DataTable {
    DataTable(
      id: id, caption: "\(measure.shortName), \(Phrases.years(model.window))",
      columns: [
        .text("Area"), .text("Standing"), .text("Grade"), .number("Difference a year"),
        .number("95% interval"),
      ],
      rows: trends.compactMap { trend in
        guard let estimate = trend.estimate else { return nil }
        return DataTable.Row(
          name(trend),
          [
            .text(Phrases.standing(trend)), .text(trend.grade?.rawValue ?? "none"),
            .number(NumberText.growth(estimate.contrast)), .number(Self.interval(estimate)),
          ])
      })
  }

  private func name(_ trend: Trend) -> DataTable.Cell {
    .markup(HTML { OverviewTrends.link(trend, index, root: "", to: &$0) })
  }

  private static func interval(_ estimate: TrendEstimate) -> String {
    "\(NumberText.growth(estimate.contrastLower)) to \(NumberText.growth(estimate.contrastUpper))"
  }

  private func row(_ trend: Trend) -> DataTable.Row? {
    guard let estimate = trend.estimate else { return nil }
    let neighbours: DataTable.Cell =
      estimate.neighbourContrast.map {
        .number("\(NumberText.growth($0)) (\(estimate.neighboursUsed))")
      } ?? .status(.notAvailable)
    let area = trend.authorities.first.flatMap { index.register[$0] }
    let region = area?.region.map(regionValues) ?? []
    let own = values(trend)
    return DataTable.Row(
      name(trend),
      [
        .text(area.map(index.regionName) ?? "England"), .text(Phrases.standing(trend)),
        .text(trend.grade?.rawValue ?? "none"), .number(NumberText.growth(estimate.own)),
        .number(NumberText.growth(estimate.contrast)), .number(Self.interval(estimate)),
        neighbours, rates(own), rates(region),
        .number("\(trend.points) of \(model.window.count)"), line(own),
      ])
  }

  /// The first and the last value of the window: "53 to 42".
  private func rates(_ values: [Double?]) -> DataTable.Cell {
    guard let first = values.first, let first, let last = values.last, let last else {
      return .status(.notAvailable)
    }
    let decimals = index.measure(model.measure)?.decimals ?? 0
    let ends = [first, last].map { NumberText.fixed($0, decimals: decimals) }
    return .number("\(ends[0]) to \(ends[1])")
  }

  private func line(_ values: [Double?]) -> DataTable.Cell {
    guard values.contains(where: { $0 != nil }) else { return .text("Joined area") }
    return .markup(
      HTML { html in
        html.append(PageCharts.sparkline(values))
        html.element(.span, .class("vh"), text: "The figures are in this row.")
      })
  }

  /// The area's rate in each year of the window; a joined area has none of its own.
  private func values(_ trend: Trend) -> [Double?] {
    guard trend.parts.count == 1, let key = trend.authorities.first else {
      return model.window.map { _ in nil }
    }
    return index.analysis.table.series(of: model.measure, in: key, years: model.window).map(\.value)
  }

  private func regionValues(_ region: AreaKey) -> [Double?] {
    guard let comparators = index.analysis.comparators[model.measure],
      let figures = comparators.regions[region]
    else { return [] }
    return model.window.map { year in
      guard let position = comparators.years.firstIndex(of: year), position < figures.count else {
        return nil
      }
      return figures[position].shown
    }
  }
}
