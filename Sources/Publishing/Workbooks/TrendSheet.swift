internal import CareStatistics
internal import PackagedFiles
internal import TrendAnalysis

/// The sheet of trends: a row a measure, window and area, assessed or not.
enum TrendSheet {
  /// The sheet over trends.
  ///
  /// - Parameter name: The name on the tab, different from those of a workbook's other sheets.
  static func draft(
    name: String, title: String, summary: String, trends: [Trend], context: WorkbookContext,
    notes: inout WorkbookNotes
  ) -> WorkbookTableDraft {
    let interval = notes.reference(to: WorkbookNotes.interval)
    let grades = notes.reference(to: WorkbookNotes.grades)
    let statement = notes.reference(to: WorkbookNotes.comparison)
    var draft = WorkbookTableDraft(
      name: name, title: title, summary: summary, publications: context.publications,
      columns: [
        WorkbookColumn("Measure", width: 50), WorkbookColumn("Area", width: 40),
        WorkbookColumn("First year", width: 10), WorkbookColumn("Last year", width: 10),
        WorkbookColumn("Change a year, per cent \(interval)", width: 14),
        WorkbookColumn("Change, lower limit", width: 14),
        WorkbookColumn("Change, upper limit", width: 14),
        WorkbookColumn("Rest of England, change a year, per cent", width: 16),
        WorkbookColumn("Difference, per cent a year", width: 14),
        WorkbookColumn("Difference, lower limit", width: 14),
        WorkbookColumn("Difference, upper limit", width: 14),
        WorkbookColumn("Grade \(grades)", width: 14),
        WorkbookColumn("Statement \(statement)", width: 90),
      ])
    var names: [String: String] = [:]
    for measure in context.analysis.table.measures { names[measure.id] = measure.name }
    for trend in trends { add(trend, named: names[trend.measure] ?? trend.measure, to: &draft) }
    return draft
  }

  private static func add(_ trend: Trend, named name: String, to draft: inout WorkbookTableDraft) {
    let estimate = trend.estimate
    let growth = [
      estimate?.own, estimate?.ownLower, estimate?.ownUpper, estimate?.rest, estimate?.contrast,
      estimate?.contrastLower, estimate?.contrastUpper,
    ]
    var row: [WorkbookCell] = [
      .text(name), .text(trend.areaName), .year(trend.window.lowerBound),
      .year(trend.window.upperBound),
    ]
    for logPoints in growth {
      let percent = logPoints.map { TidyNumber.growthPercent(logPoints: $0) }
      row.append(draft.cell(SheetValue(percent, else: .notAvailable), decimals: 1))
    }
    row += [.text(trend.grade?.rawValue ?? "none"), .text(trend.statement)]
    draft.add(row)
  }
}
