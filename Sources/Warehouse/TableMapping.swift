import GRDB

/// How the values of one type lie in one table.
protocol TableMapping {
  /// What a row stands for.
  associatedtype Value
  /// The table's name.
  static var table: String { get }
  /// The columns that `bind` fills and `value` reads, in that order.
  static var columns: [String] { get }
  /// The order in which rows are read, as an SQL term.
  static var order: String { get }

  /// Binds every column of a value that stands at `position` in its list.
  static func bind(_ value: Value, at position: Int, to cells: inout CellBinder)
  /// The value of a row that was selected with `columns`.
  static func value(from row: Row) throws -> Value
}

extension TableMapping {
  /// Appends values to the table through one prepared statement.
  static func insert(_ values: some Sequence<Value>, into db: Database) throws {
    let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    let names = columns.joined(separator: ", ")
    let statement = try db.cachedStatement(
      sql: "INSERT INTO \(table) (\(names)) VALUES (\(places))")
    for (position, value) in values.enumerated() {
      var cells = CellBinder(statement)
      bind(value, at: position, to: &cells)
      // Cells are taken as they come; a wrong number of them would store shifted values.
      precondition(cells.count == columns.count, "a cell for every column of \(table)")
      try statement.execute()
    }
  }

  /// Puts `values` in the place of all rows.
  static func replace(with values: some Sequence<Value>, in db: Database) throws {
    try db.execute(sql: "DELETE FROM \(table)")
    try insert(values, into: db)
  }

  /// The rows that meet `condition`, or all, in `order`.
  static func values(
    in db: Database, where condition: String = "TRUE", _ arguments: StatementArguments = []
  ) throws -> [Value] {
    let names = columns.joined(separator: ", ")
    let statement = try db.cachedStatement(
      sql: "SELECT \(names) FROM \(table) WHERE \(condition) ORDER BY \(order)")
    var values: [Value] = []
    let cursor = try Row.fetchCursor(statement, arguments: arguments)
    while let row = try cursor.next() { values.append(try value(from: row)) }
    return values
  }
}

extension Row {
  /// The vocabulary's word in column `index`.
  ///
  /// - Throws: `UnknownWord` for a text that the vocabulary does not have.
  func word<Word: RawRepresentable<String>>(_ index: Int) throws -> Word {
    let text: String = self[index]
    guard let word = Word(rawValue: text) else {
      throw UnknownWord(word: text, column: Array(columnNames)[index])
    }
    return word
  }

  /// The same for a column that may be empty.
  func optionalWord<Word: RawRepresentable<String>>(_ index: Int) throws -> Word? {
    hasNull(atIndex: index) ? nil : try word(index)
  }
}
