import CareStatistics
import GRDB

/// The table `local_observation`.
enum LocalRows: TableMapping {
  static let table = "local_observation"
  static let columns = [
    "measure_id", "area_key", "year", "month", "breakdown", "breakdown_group", "number", "status",
  ]
  static let order = "measure_id, area_key, year, month, breakdown, breakdown_group"

  static func bind(_ value: LocalObservation, at position: Int, to cells: inout CellBinder) {
    cells.bind(value.measure)
    cells.bind(value.area.rawValue)
    cells.bind(value.year)
    cells.bind(value.month ?? 0)
    cells.bind(value.breakdown)
    cells.bind(value.group)
    cells.bind(value.number)
    cells.bind(value.status?.rawValue)
  }

  static func value(from row: Row) throws -> LocalObservation {
    let month: Int = row[3]
    return LocalObservation(
      measure: row[0], area: AreaKey(row[1]), year: row[2], month: month == 0 ? nil : month,
      breakdown: row[4], group: row[5], number: row[6], status: try row.optionalWord(7))
  }
}
