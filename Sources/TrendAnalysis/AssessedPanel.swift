internal import CareStatistics
internal import StatisticalMethods

/// The panel of one measure and window with what the rule finds in it.
struct AssessedPanel {
  let panel: MeasurePanel
  let result: RelativeGrowthResult
  private let rule: RelativeGrowthRule

  init(
    table: ObservationTable, measure: Measure, window: ClosedRange<Int>,
    options: RelativeGrowthOptions
  ) {
    rule = RelativeGrowthRule(options)
    panel = MeasurePanel(table: table, measure: measure, window: window)
    result = rule.assess(
      panel.rows.map(\.unit), window: window,
      chances: panel.chances(of: measure, general: options.eventVariance))
  }

  /// The row of a trend's area; `nil` where it is not one area in these years.
  func place(of trend: Trend) -> Int? {
    panel.rows.firstIndex { $0.area.code == trend.areaCode }
  }

  /// The rows of an area's statistical neighbours under a model.
  func neighbours(of place: Int, _ model: NeighbourModel) -> [Int] {
    panel.rows[place].area.current
      .flatMap { (model.neighbours[$0] ?? []).map(\.neighbour) }
      .compactMap { panel.rowOfMember[$0] }
  }

  /// The contrast of a row against others: as `RelativeGrowthRule.contrast`.
  func contrast(
    of place: Int, against others: [Int]
  ) -> (contrast: Double, standardError: Double, used: Int)? {
    rule.contrast(of: place, against: others, in: panel.rows.map(\.unit), result: result)
  }
}
