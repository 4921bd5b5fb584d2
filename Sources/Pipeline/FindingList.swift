public import CareStatistics
internal import DelimitedText
internal import Publishing

/// Findings as text for people, as CSV and as JSON.
public enum FindingList {
  /// One finding in one line: weight, place, rule and message.
  public static func line(_ finding: Finding) -> String {
    var place = finding.file
    if let line = finding.line { place += ":\(line)" }
    if let column = finding.column { place += " (\(column))" }
    return printable(
      "\(finding.severity.rawValue): \(place.isEmpty ? "" : "\(place): ")\(finding.message)"
        + " [\(finding.rule)]")
  }

  /// The text with a question mark for what would end a line, move a terminal or turn text round:
  /// files of others have the names that others gave them.
  static func printable(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: "?"
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Every finding with its remedy, then the counts by rule and the files read.
  public static func text(_ findings: [Finding], sources: [SourceFile]) -> String {
    var text = ""
    for finding in findings { text += "\(line(finding))\n  \(finding.remedy)\n" }
    for source in sources { text += "\(source.name): \(source.rows) rows\n" }
    let counts = Severity.allCases.reversed().map { severity in
      let count = findings.filter { $0.severity == severity }.count
      return "\(count) \(severity.rawValue)\(count == 1 || severity == .information ? "" : "s")"
    }
    return text + counts.joined(separator: ", ") + "\n"
  }

  private static let columns = [
    "severity", "rule", "file", "line", "column", "area", "measure", "time_period", "message",
    "remedy",
  ]

  private static func cells(_ finding: Finding) -> [String] {
    [
      finding.severity.rawValue, finding.rule, finding.file,
      finding.line.map(String.init) ?? "", finding.column ?? "", finding.area?.rawValue ?? "",
      finding.measure ?? "", finding.year.map(String.init) ?? "", finding.message, finding.remedy,
    ]
  }

  /// One row a finding, under a header.
  public static func csv(_ findings: [Finding]) -> String { csvHeader + csvRows(findings) }

  /// The names of the columns.
  package static var csvHeader: String { row(columns) }

  /// One row a finding, without a header.
  package static func csvRows(_ findings: [Finding]) -> String {
    findings.map { row(cells($0)) }.joined()
  }

  private static func row(_ cells: [String]) -> String {
    cells.map(CSVText.quoted).joined(separator: ",") + "\n"
  }

  /// One JSON object a line.
  public static func json(_ findings: [Finding]) -> String {
    findings.map { finding in
      let pairs = zip(columns, cells(finding)).filter { !$1.isEmpty }
        .map { "\(JSONText.quoted($0)):\(JSONText.quoted($1))" }
      return "{" + pairs.joined(separator: ",") + "}\n"
    }.joined()
  }
}

/// Text as a CSV field.
enum CSVText {
  /// The text, in quotes only where it holds a comma, a quote or a line end.
  static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }) else {
      return text
    }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
