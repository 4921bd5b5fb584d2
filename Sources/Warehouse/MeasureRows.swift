import CareStatistics
import GRDB

/// The table `measure`.
enum MeasureRows: TableMapping {
  static let table = "measure"
  static let columns = [
    "position", "id", "name", "short_name", "theme", "unit", "period", "direction", "balances",
    "numerator_name", "denominator_name", "is_tested", "decimals", "definition", "publication",
  ]
  static let order = "position"

  static func bind(_ value: Measure, at position: Int, to cells: inout CellBinder) {
    cells.bind(position)
    cells.bind(value.id)
    cells.bind(value.name)
    cells.bind(value.shortName)
    cells.bind(value.theme.rawValue)
    cells.bind(value.unit.rawValue)
    cells.bind(value.period.rawValue)
    cells.bind(value.direction.rawValue)
    cells.bind(value.balances.joined(separator: "|"))
    cells.bind(value.numeratorName)
    cells.bind(value.denominatorName)
    cells.bind(value.isTested)
    cells.bind(value.decimals)
    cells.bind(value.definition)
    cells.bind(value.publication)
  }

  static func value(from row: Row) throws -> Measure {
    let balances: String = row[8]
    return Measure(
      id: row[1], name: row[2], shortName: row[3], theme: try row.word(4), unit: try row.word(5),
      period: try row.word(6), direction: try row.word(7),
      balances: balances.split(separator: "|").map(String.init), numeratorName: row[9],
      denominatorName: row[10], isTested: row[11], decimals: row[12], definition: row[13],
      publication: row[14])
  }
}
