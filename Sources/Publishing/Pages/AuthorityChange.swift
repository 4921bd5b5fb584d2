internal import CareStatistics
internal import TrendAnalysis

/// One authority's figures of one measure at both ends of a window, and the change between them.
struct AuthorityChange {
  let measure: Measure
  /// The first year's figure; `nil` where the measure has one year.
  let first: SeriesPoint?
  let last: SeriesPoint

  /// The years at the ends: the first of the measure's longer window, else its own first year, and
  /// its last year; `nil` where no authority has a figure.
  static func window(of measure: Measure, in index: SiteIndex) -> ClosedRange<Int>? {
    guard let years = index.years(of: measure.id) else { return nil }
    let start = index.models(of: measure.id).first?.window.lowerBound ?? years.lowerBound
    return min(max(start, years.lowerBound), years.upperBound)...years.upperBound
  }

  init?(_ measure: Measure, in area: Area, index: SiteIndex) {
    guard let window = Self.window(of: measure, in: index) else { return nil }
    let points = index.analysis.table.series(of: measure.id, in: area.key, years: window)
    guard let last = points.last else { return nil }
    (self.measure, self.last) = (measure, last)
    first = points.count > 1 ? points.first : nil
  }

  /// Whether a figure is that of a joint return.
  var hasJointReturn: Bool { last.isJointReturn || first?.isJointReturn == true }

  /// A figure as published, or why there is none.
  func cell(_ point: SeriesPoint) -> DataTable.Cell {
    guard let value = point.value else { return .status(point.status ?? .notAvailable) }
    let text = NumberText.fixed(value, decimals: measure.decimals)
    guard point.isJointReturn else { return .number(text) }
    return .marked(text, mark: SymbolKey.joint.mark, meaning: SymbolKey.joint.short)
  }

  /// The change, unrounded figures subtracted: in per cent for a number, else in the measure's unit;
  /// where an end has no figure, why.
  var changeCell: DataTable.Cell {
    guard let first else { return .status(.notApplicable) }
    for point in [last, first] where point.value == nil {
      return .status(point.status ?? .notAvailable)
    }
    guard let before = first.precise, let after = last.precise,
      first.isJointReturn == last.isJointReturn
    else { return .status(.notAvailable) }
    guard measure.unit.isCount else {
      return .number(NumberText.signed(after - before, decimals: measure.decimals))
    }
    guard before > 0 else { return .status(.notApplicable) }
    return .number(NumberText.signed(100 * (after / before - 1)) + "%")
  }

  /// The columns of a table with the latest figure and the change of several measures.
  static func columns(_ measures: [Measure], in index: SiteIndex) -> [DataTable.Column] {
    measures.flatMap { measure -> [DataTable.Column] in
      guard let window = window(of: measure, in: index) else { return [] }
      let latest = DataTable.Column.number("\(measure.shortName), \(window.upperBound)")
      guard window.count > 1 else { return [latest] }
      return [latest, .number("\(measure.shortName), change since \(window.lowerBound)")]
    }
  }

  /// An authority's cells under those columns.
  static func cells(
    _ measures: [Measure], of area: Area, in index: SiteIndex
  ) -> [DataTable.Cell] {
    measures.flatMap { measure -> [DataTable.Cell] in
      guard let change = Self(measure, in: area, index: index) else { return [] }
      let latest = change.cell(change.last)
      return change.first == nil ? [latest] : [latest, change.changeCell]
    }
  }

  /// What a change is counted in, for a table's note.
  static let note =
    "Changes are worked out from unrounded figures: in the measure's own unit for rates and ratios, "
    + "in percentage points for percentages, in per cent for numbers."
}
