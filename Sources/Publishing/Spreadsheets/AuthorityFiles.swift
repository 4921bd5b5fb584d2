internal import CareStatistics
public import TrendAnalysis

/// The family of files for spreadsheet programs: one a measure, a row an area, a column a year.
public enum AuthorityFiles {
  /// One maker a measure, independent of each other, so that a caller may use several cores.
  public static func makers(_ analysis: Analysis) -> [@Sendable () -> TidyFile] {
    analysis.table.measures.sorted { $0.id < $1.id }.map { measure in
      { file(AuthorityGrid(measure, in: analysis)) }
    }
  }

  /// The file over a table.
  static func file(_ table: AuthorityGrid) -> TidyFile {
    let fields = fields(of: table)
    var text = SpreadsheetText(capacity: table.rows.count * (80 + 8 * table.years.count))
    for field in fields { text.cell(field.name) }
    text.endRecord()
    for row in table.rows {
      text.cell(row.area.code)
      text.cell(row.area.name)
      text.cell(row.regionName)
      for value in row.values { text.cell(value) }
      if table.window != nil {
        text.cell(row.change)
        text.cell(table.englandChange)
        text.cell(row.comparison ?? ValueStatus.notApplicable.mark)
      }
      text.endRecord()
    }
    return TidyFile(
      name: "excel/\(table.measure.id)_by_authority.csv",
      title: "\(table.measure.name), \(table.measure.unit.inWords), by local authority",
      grain: "One row per authority, then regions, then England", fields: fields, key: ["LA code"],
      bytes: text.bytes, rows: table.rows.count, family: .spreadsheet)
  }

  private static func fields(of table: AuthorityGrid) -> [TidyField] {
    let measure = table.measure
    var fields = [
      TidyField(
        name: "LA code", kind: .string, description: "Newest nine-character code of the area"),
      TidyField(name: "LA name", kind: .string, description: "Newest name of the area"),
      TidyField(
        name: "Region", kind: .string,
        description: "Region the authority lies in; England for regions and England"),
    ]
    fields += table.years.map { year in
      TidyField(
        name: "\(year)", kind: .number,
        description: "\(measure.shortName), \(measure.unit.inWords), "
          + measure.period.inWords(year: year))
    }
    guard let window = table.window else { return fields }
    return fields + [
      TidyField(
        name: "Change \(Phrases.years(window))", kind: .number,
        description: "Change in the unit of the years' columns, from unrounded figures"),
      TidyField(
        name: "England change", kind: .number,
        description: "England's change in the same unit, from unrounded figures"),
      TidyField(
        name: "Comparison", kind: .string,
        description: "How the area's change stands to the rest of England's, with its grade"),
    ]
  }
}
