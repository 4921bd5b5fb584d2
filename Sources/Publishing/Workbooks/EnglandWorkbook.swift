internal import CareStatistics
internal import PackagedFiles
internal import TrendAnalysis

/// England's workbook: the headline measures by authority, a sheet a theme with England and its
/// regions by year, and the trends.
struct EnglandWorkbook {
  let context: WorkbookContext

  /// The workbook.
  var workbook: Workbook {
    var notes = WorkbookNotes()
    let headline = context.headline.ids.compactMap { context.analysis.table.measure($0) }
    var drafts: [WorkbookTableDraft] = []
    for measure in headline {
      let name = Self.sheetName(measure, after: drafts.map(\.name))
      drafts.append(headlineSheet(measure, name: name, notes: &notes))
    }
    drafts += Theme.allCases.compactMap { themeSheet($0, notes: &notes) }
    drafts += trendSheets(headline: Set(headline.map(\.id)), notes: &notes)
    return WorkbookFrame(
      context: context, title: "Children in care: England and its local authorities",
      coverage: "Local authorities, regions and England by year, and trends of authorities against "
        + "the rest of England."
    ).workbook(tables: drafts, notes: notes)
  }

  private func headlineSheet(
    _ measure: Measure, name: String, notes: inout WorkbookNotes
  ) -> WorkbookTableDraft {
    let table = AuthorityGrid(measure, in: context.analysis)
    let source = notes.reference(to: WorkbookNotes.asPublished)
    var columns = [
      WorkbookColumn("LA code", width: 14), WorkbookColumn("LA name \(source)", width: 40),
      WorkbookColumn("Region", width: 32),
    ]
    columns += table.years.map { WorkbookColumn("\($0)", width: 13) }
    if let window = table.window {
      let change = notes.reference(to: WorkbookNotes.change)
      let comparison = notes.reference(to: WorkbookNotes.comparison)
      columns += [
        WorkbookColumn("Change \(Phrases.years(window)) \(change)", width: 16),
        WorkbookColumn("England change", width: 16),
        WorkbookColumn("Comparison \(comparison)", width: 70),
      ]
    }
    var draft = WorkbookTableDraft(
      name: name,
      title: "\(measure.name), \(measure.unit.inWords), by local authority",
      summary:
        "\(measure.name) (\(measure.unit.inWords), \(measure.period.rawValue)), by authority",
      publications: [measure.publication], columns: columns)
    let decimals = table.changeDecimals
    for row in table.rows {
      var ending: [WorkbookCell] = []
      if table.window != nil {
        ending = [
          draft.cell(row.change, decimals: decimals),
          draft.cell(table.englandChange, decimals: decimals),
          row.comparison.map { .text($0) }
            ?? draft.cell(.missing(.notApplicable), decimals: decimals),
        ]
      }
      draft.add(
        [row.area.code, row.area.name, row.regionName], row.values, decimals: measure.decimals,
        ending)
    }
    return draft
  }

  private func themeSheet(_ theme: Theme, notes: inout WorkbookNotes) -> WorkbookTableDraft? {
    guard let years = context.years(of: theme) else { return nil }
    let measures = context.measures(of: theme)
    let source = notes.reference(to: WorkbookNotes.comparators)
    var draft = WorkbookTableDraft(
      name: theme.sheetName, title: "\(theme.name): England and regions",
      summary: "\(theme.name), by year, England and regions",
      publications: Set(measures.map(\.measure.publication)).sorted(),
      columns: [
        WorkbookColumn("Measure", width: 50), WorkbookColumn("Unit", width: 26),
        WorkbookColumn("Period", width: 32), WorkbookColumn("Area \(source)", width: 36),
      ] + years.map { WorkbookColumn("\($0)", width: 13) })
    for (measure, comparators) in measures {
      var areas = [("England", comparators.england)]
      for region in context.analysis.table.register.regions {
        if let figures = comparators.regions[region.key] { areas.append((region.name, figures)) }
      }
      for (name, figures) in areas {
        draft.add(
          [measure.name, measure.unit.inWords, measure.period.rawValue, name],
          SheetValue.aligned(figures.map(\.shown), years: comparators.years, to: years),
          decimals: measure.decimals, [])
      }
    }
    return draft
  }

  private func trendSheets(
    headline: Set<String>, notes: inout WorkbookNotes
  ) -> [WorkbookTableDraft] {
    let trends = context.analysis.trends
    return [
      TrendSheet.draft(
        name: "Headline trends", title: "Trends of the headline measures, by authority",
        summary: "Every authority's change a year in the headline measures",
        trends: trends.filter { headline.contains($0.measure) }, context: context, notes: &notes),
      TrendSheet.draft(
        name: "Graded trends", title: "Trends with a grade of evidence, all measures",
        summary: "Trends that differ from the rest of England, with grades",
        trends: trends.filter { $0.grade != nil }, context: context, notes: &notes),
    ]
  }

  /// The measure's short name as a sheet may have it: at most 30 plain characters, none that some
  /// program refuses, and with a number where an earlier sheet has the same name.
  private static func sheetName(_ measure: Measure, after taken: [String]) -> String {
    let refused = Set("[]:*?/\\'".utf8)
    let plain = measure.shortName.utf8.filter {
      (0x20..<0x7F).contains($0) && !refused.contains($0)
    }
    let name = "By LA " + String(decoding: plain, as: UTF8.self).prefix(22)
    let isTaken = taken.contains { $0.lowercased() == name.lowercased() }
    return isTaken ? "\(name) \(taken.count)" : name
  }
}
