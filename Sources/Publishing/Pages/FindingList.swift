internal import CareStatistics

/// Findings of the checks as a table.
enum FindingList {
  /// A table of findings, one a row.
  static func table(
    _ findings: [Finding], id: String, index: SiteIndex, caption: String
  ) -> DataTable {
    DataTable(
      id: id, caption: caption,
      columns: [
        .text("Rule"), .text("Weight"), .text("What was found"), .text("Where"),
        .text("What to do"),
      ],
      rows: findings.map { finding in
        DataTable.Row(
          .text(finding.rule),
          [
            .text(finding.severity.rawValue), .text(finding.message),
            .text(place(finding, index)),
            .text(finding.remedy.isEmpty ? "Nothing" : finding.remedy),
          ])
      })
  }

  /// Where a finding is: measure, year, file and line, as far as it says.
  static func place(_ finding: Finding, _ index: SiteIndex) -> String {
    var parts: [String] = []
    if let measure = finding.measure { parts.append(index.measureName(measure)) }
    if let area = finding.area { parts.append(index.name(area)) }
    if let year = finding.year { parts.append("\(year)") }
    if !finding.file.isEmpty { parts.append(finding.file) }
    if let line = finding.line { parts.append("line \(line)") }
    if let column = finding.column { parts.append("column \(column)") }
    return parts.isEmpty ? "The whole run" : parts.joined(separator: ", ")
  }
}
