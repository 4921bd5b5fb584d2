import CareStatistics

/// `quality_issues.csv`: every finding, the gravest first.
enum TidyQualityIssues {
  /// A finding with the name of its area.
  struct Row {
    let finding: Finding
    let areaName: String
  }

  static let columns: [TidyColumn<Row>] = [
    .text("rule", "Name of the rule") { $0.finding.rule },
    .text("severity", "error, warning or information") { $0.finding.severity.rawValue },
    .text("file", "File that it is about; empty where it is about none") { $0.finding.file },
    .integer("line", "Line in that file") { $0.finding.line },
    .text("column", "Column in that file") { $0.finding.column ?? "" },
    .text("measure_id", "Measure; see measures.csv") { $0.finding.measure ?? "" },
    .text("area_key", "Area; see areas.csv") { $0.finding.area?.rawValue ?? "" },
    .text("area_name", "Name of the area") { $0.areaName },
    .integer("time_period", "Year of the period") { $0.finding.year },
    .text("message", "What was found") { $0.finding.message },
    .text("remedy", "What to do about it") { $0.finding.remedy },
  ]

  /// The file over all findings.
  static func file(_ findings: [Finding], register: AreaRegister) -> TidyFile {
    let rows = findings.sorted(by: Finding.listedBefore).map { finding in
      Row(finding: finding, areaName: finding.area.flatMap { register[$0]?.name } ?? "")
    }
    return TidyTable(
      name: "quality_issues", title: "What the checks found",
      grain: "One row per finding, errors first", key: [], columns: columns
    ).file(rows: rows, capacity: rows.count * 256)
  }
}
