import CareStatistics
import GRDB

/// The table `finding`.
enum FindingRows: TableMapping {
  static let table = "finding"
  static let columns = [
    "position", "rule", "severity", "message", "remedy", "file", "line", "column_name", "area_key",
    "measure_id", "year",
  ]
  static let order = "position"

  static func bind(_ value: Finding, at position: Int, to cells: inout CellBinder) {
    cells.bind(position)
    cells.bind(value.rule)
    cells.bind(value.severity.rawValue)
    cells.bind(value.message)
    cells.bind(value.remedy)
    cells.bind(value.file)
    cells.bind(value.line)
    cells.bind(value.column)
    cells.bind(value.area?.rawValue)
    cells.bind(value.measure)
    cells.bind(value.year)
  }

  static func value(from row: Row) throws -> Finding {
    Finding(
      rule: row[1], severity: try row.word(2), message: row[3], remedy: row[4], file: row[5],
      line: row[6], column: row[7], area: (row[8] as String?).map { AreaKey($0) }, measure: row[9],
      year: row[10])
  }
}
