public import CareStatistics
public import TrendAnalysis

/// What every workbook of a run shares.
///
/// The run's fingerprint is not among it: a workbook has the same bytes as long as its figures are the
/// same, whatever else was read.
public struct WorkbookContext: Sendable {
  /// What the run found out.
  public let analysis: Analysis
  /// The measures that lead England's workbook.
  public let headline: HeadlineMeasures
  /// The program's version.
  public let version: String
  /// The publications that the figures come from, each once.
  let publications: [String]
  /// The last day of the newest period with a figure; `nil` without any.
  let newestDay: CalendarDate?

  /// A context from its parts.
  public init(
    analysis: Analysis, headline: HeadlineMeasures, sources: [SourceFile], version: String
  ) {
    (self.analysis, self.headline) = (analysis, headline)
    self.version = version
    publications = Set(sources.map(\.publication)).sorted()
    newestDay = analysis.table.measures.compactMap { measure in
      analysis.table.years(of: measure.id).map { measure.period.endDate(year: $0.upperBound) }
    }.max()
  }

  /// The date in the workbooks' properties, in seconds since 1970: the newest day that they speak of,
  /// since a clock would make each night's bytes differ.
  var created: Int {
    let day = newestDay.flatMap { Day(year: $0.year, month: $0.month, day: $0.day) }
    return Int((day ?? Day.march31(2000)).number) * 86_400
  }

  /// The measures of a theme that have comparators, in catalogue order.
  func measures(of theme: Theme) -> [(measure: Measure, comparators: MeasureComparators)] {
    analysis.table.measures.filter { $0.theme == theme }.compactMap { measure in
      analysis.comparators[measure.id].map { (measure, $0) }
    }
  }

  /// The years that any of a theme's measures has; `nil` for none.
  func years(of theme: Theme) -> ClosedRange<Int>? {
    let years = measures(of: theme).flatMap(\.comparators.years)
    guard let first = years.min(), let last = years.max() else { return nil }
    return first...last
  }
}

extension Theme {
  /// The name on a sheet's tab, for example "Front door".
  var sheetName: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
