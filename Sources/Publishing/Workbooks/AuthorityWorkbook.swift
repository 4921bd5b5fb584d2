internal import CareStatistics
internal import PackagedFiles
internal import TrendAnalysis

/// One authority's workbook: a sheet a theme, with its measures by year beside England, its region
/// and the median of its statistical neighbours, then its trends.
struct AuthorityWorkbook {
  let authority: Area
  let context: WorkbookContext

  /// The workbook.
  var workbook: Workbook {
    var notes = WorkbookNotes()
    var drafts = Theme.allCases.compactMap { themeSheet($0, notes: &notes) }
    drafts.append(
      TrendSheet.draft(
        name: "Trends", title: "Trends of \(authority.name) against the rest of England",
        summary: "Change a year in each window, against the rest of England",
        trends: context.analysis.trends(of: authority.key), context: context, notes: &notes))
    return WorkbookFrame(
      context: context, title: "Children in care: \(authority.name) beside England",
      coverage:
        "\(authority.name) (\(authority.code)) beside England, its region and the median of "
        + "its statistical neighbours, year by year, and its trends."
    ).workbook(tables: drafts, notes: notes)
  }

  private func themeSheet(_ theme: Theme, notes: inout WorkbookNotes) -> WorkbookTableDraft? {
    guard let years = context.years(of: theme) else { return nil }
    let measures = context.measures(of: theme)
    var draft = WorkbookTableDraft(
      name: theme.sheetName, title: "\(theme.name): \(authority.name)",
      summary: "\(theme.name), by year, beside comparators",
      publications: Set(measures.map(\.measure.publication)).sorted(),
      columns: [
        WorkbookColumn("Measure", width: 50), WorkbookColumn("Unit", width: 26),
        WorkbookColumn("Period", width: 32), WorkbookColumn("Area", width: 40),
      ] + years.map { WorkbookColumn("\($0)", width: 13) } + [WorkbookColumn("Notes", width: 24)])
    for (measure, comparators) in measures {
      addOwn(measure, years: years, to: &draft, notes: &notes)
      addComparators(measure, comparators, years: years, to: &draft, notes: &notes)
    }
    return draft
  }

  private func addOwn(
    _ measure: Measure, years: ClosedRange<Int>, to draft: inout WorkbookTableDraft,
    notes: inout WorkbookNotes
  ) {
    let points = context.analysis.table.series(of: measure.id, in: authority.key, years: years)
    var references = [notes.reference(to: WorkbookNotes.asPublished)]
    if points.contains(where: \.isJointReturn) {
      references.append(notes.reference(to: WorkbookNotes.jointReturn))
    }
    for point in points {
      guard let note = point.observation?.boundaryNote, !note.isEmpty else { continue }
      let reference = notes.reference(to: note)
      if !references.contains(reference) { references.append(reference) }
    }
    let values = points.map { point in
      let isInForce = authority.isInForce(on: measure.period.endDate(year: point.year))
      let absent: ValueStatus = isInForce ? .notAvailable : .notApplicable
      return SheetValue(
        point.value, else: point.observation == nil ? absent : point.status ?? .notAvailable)
    }
    draft.add(
      Self.labels(measure, authority.name), values, decimals: measure.decimals,
      [.text(references.joined(separator: " "))])
  }

  private func addComparators(
    _ measure: Measure, _ comparators: MeasureComparators, years: ClosedRange<Int>,
    to draft: inout WorkbookTableDraft, notes: inout WorkbookNotes
  ) {
    let note = notes.reference(to: WorkbookNotes.comparators)
    func add(_ name: String, _ values: [Double?], _ note: String) {
      draft.add(
        Self.labels(measure, name),
        SheetValue.aligned(values, years: comparators.years, to: years),
        decimals: measure.decimals, [.text(note)])
    }
    add("England", comparators.england.map(\.shown), note)
    if let key = authority.region, let region = comparators.regions[key] {
      add(context.analysis.table.register[key]?.name ?? "Region", region.map(\.shown), note)
    }
    if let neighbours = comparators.neighbours[authority.key] {
      let text = WorkbookNotes.neighbours(
        model: comparators.neighbourModel, count: neighbours.first?.of ?? 0)
      add(
        "Statistical neighbours, median", neighbours.map(\.median), notes.reference(to: text))
    }
  }

  private static func labels(_ measure: Measure, _ area: String) -> [String] {
    [measure.name, measure.unit.inWords, measure.period.rawValue, area]
  }
}
