import CareStatistics
import GRDB

/// The table `area`, without its codes and other names, which `AreaTables` puts back.
enum AreaRows: TableMapping {
  static let table = "area"
  static let columns = ["position", "key", "level", "region", "sub_region"]
  static let order = "position"

  /// An area's own columns.
  struct Value {
    let key: AreaKey
    let level: AreaLevel
    let region: AreaKey?
    let subRegion: AreaKey?
  }

  static func bind(_ value: Value, at position: Int, to cells: inout CellBinder) {
    cells.bind(position)
    cells.bind(value.key.rawValue)
    cells.bind(value.level.rawValue)
    cells.bind(value.region?.rawValue)
    cells.bind(value.subRegion?.rawValue)
  }

  static func value(from row: Row) throws -> Value {
    Value(
      key: AreaKey(row[1]), level: try row.word(2),
      region: (row[3] as String?).map { AreaKey($0) },
      subRegion: (row[4] as String?).map { AreaKey($0) })
  }
}

/// The table `area_code`.
enum AreaCodeRows: TableMapping {
  /// A code with the area it belongs to; `position` is its place among that area's codes.
  typealias Value = (area: AreaKey, position: Int, code: AreaCode)

  static let table = "area_code"
  static let columns = ["area_key", "position", "code", "name", "valid_from", "valid_to"]
  static let order = "area_key, position"

  static func bind(_ value: Value, at position: Int, to cells: inout CellBinder) {
    cells.bind(value.area.rawValue)
    cells.bind(value.position)
    cells.bind(value.code.code)
    cells.bind(value.code.name)
    cells.bind(value.code.validFrom.iso)
    cells.bind(value.code.validTo?.iso)
  }

  static func value(from row: Row) throws -> Value {
    let validTo = (row[5] as String?)
    let code = AreaCode(
      code: row[2], name: row[3], validFrom: try date(row[4], "valid_from"),
      validTo: try validTo.map { try date($0, "valid_to") })
    return (AreaKey(row[0]), row[1], code)
  }

  private static func date(_ text: String, _ column: String) throws -> CalendarDate {
    guard let date = CalendarDate(iso: text) else {
      throw UnknownWord(word: text, column: column)
    }
    return date
  }
}

/// The table `area_other_name`.
enum AreaOtherNameRows: TableMapping {
  /// A name with the area it belongs to; `position` is its place among that area's names.
  typealias Value = (area: AreaKey, position: Int, name: String)

  static let table = "area_other_name"
  static let columns = ["area_key", "position", "name"]
  static let order = "area_key, position"

  static func bind(_ value: Value, at position: Int, to cells: inout CellBinder) {
    cells.bind(value.area.rawValue)
    cells.bind(value.position)
    cells.bind(value.name)
  }

  static func value(from row: Row) throws -> Value { (AreaKey(row[0]), row[1], row[2]) }
}

/// The three tables that hold areas together.
enum AreaTables {
  /// Puts `areas` in the place of all that the store has.
  static func replace(with areas: [Area], in db: Database) throws {
    try AreaRows.replace(
      with: areas.lazy.map {
        AreaRows.Value(key: $0.key, level: $0.level, region: $0.region, subRegion: $0.subRegion)
      }, in: db)
    try AreaCodeRows.replace(
      with: areas.flatMap { area in
        area.codes.enumerated().map { (area.key, $0.offset, $0.element) }
      }, in: db)
    try AreaOtherNameRows.replace(
      with: areas.flatMap { area in
        area.otherNames.enumerated().map { (area.key, $0.offset, $0.element) }
      }, in: db)
  }

  /// Every area, in the order in which it was given.
  static func areas(in db: Database) throws -> [Area] {
    let codes = Dictionary(grouping: try AreaCodeRows.values(in: db), by: \.area)
    let names = Dictionary(grouping: try AreaOtherNameRows.values(in: db), by: \.area)
    return try AreaRows.values(in: db).map { row in
      guard let own = codes[row.key] else {
        throw UnknownWord(word: "\(row.key), which has no code", column: "area.key")
      }
      return Area(
        key: row.key, level: row.level, codes: own.map(\.code), region: row.region,
        subRegion: row.subRegion, otherNames: (names[row.key] ?? []).map(\.name))
    }
  }
}
