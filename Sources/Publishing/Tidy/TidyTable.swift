import CareStatistics

/// One column: the field as readers know it, and how a row's cell is written.
///
/// Field and writer stand in one line of one list, so neither header, README nor descriptor can
/// drift from what the file holds, and every row has as many cells as there are fields.
struct TidyColumn<Row>: Sendable {
  let field: TidyField
  let write: @Sendable (borrowing Row, inout TidyText) -> Void

  private init(
    _ kind: TidyFieldKind, _ name: String, _ description: String,
    write: @escaping @Sendable (borrowing Row, inout TidyText) -> Void
  ) {
    field = TidyField(name: name, kind: kind, description: description)
    self.write = write
  }

  /// A column of texts.
  static func text(
    _ name: String, _ description: String,
    _ value: @escaping @Sendable (borrowing Row) -> String
  ) -> Self {
    Self(.string, name, description) { row, text in text.cell(value(row)) }
  }

  /// A column of whole numbers.
  static func integer(
    _ name: String, _ description: String,
    _ value: @escaping @Sendable (borrowing Row) -> Int?
  ) -> Self {
    Self(.integer, name, description) { row, text in text.cell(value(row)) }
  }

  /// A column of numbers.
  static func number(
    _ name: String, _ description: String,
    _ value: @escaping @Sendable (borrowing Row) -> Double?
  ) -> Self {
    Self(.number, name, description) { row, text in text.cell(value(row)) }
  }

  /// A column of growth in per cent, from log points.
  static func growth(
    _ name: String, _ description: String,
    _ logPoints: @escaping @Sendable (borrowing Row) -> Double?
  ) -> Self {
    .number(name, description) { row in
      logPoints(row).map { TidyNumber.growthPercent(logPoints: $0) }
    }
  }

  /// A column of `true` and `false`.
  static func flag(
    _ name: String, _ description: String,
    _ value: @escaping @Sendable (borrowing Row) -> Bool?
  ) -> Self {
    Self(.boolean, name, description) { row, text in text.cell(value(row)) }
  }

  /// A column of days.
  static func date(
    _ name: String, _ description: String,
    _ value: @escaping @Sendable (borrowing Row) -> CalendarDate?
  ) -> Self {
    Self(.date, name, description) { row, text in text.cell(value(row)) }
  }
}

/// One tidy file before it has rows.
struct TidyTable<Row> {
  let name: String
  let title: String
  let grain: String
  let key: [String]
  let columns: [TidyColumn<Row>]
  /// The folder inside the data folder, with a slash at its end; empty for none.
  var folder = "tidy/"

  /// The file over `rows`, which stand in the order of the key already.
  ///
  /// - Parameter capacity: Bytes to set aside; a guess that is too low costs time, nothing else.
  func file(rows: some Sequence<Row>, capacity: Int = 0) -> TidyFile {
    var text = TidyText(capacity: capacity)
    for column in columns { text.cell(column.field.name) }
    text.endRecord()
    var count = 0
    for row in rows {
      for column in columns { column.write(row, &text) }
      text.endRecord()
      count += 1
    }
    return TidyFile(
      name: "\(folder)\(name).csv", title: title, grain: grain, fields: columns.map(\.field),
      key: key, bytes: text.bytes, rows: count)
  }
}
