/// Which columns lead to another file, by the column's name.
enum TableReferences {
  /// A column that leads to the column of another table.
  struct Reference: Sendable {
    let column: String
    let table: String
    let target: String
    /// Whether the target tells the other table's rows apart by itself.
    let isKey: Bool
  }

  private static let all = [
    Reference(column: "measure_id", table: "measures", target: "measure_id", isKey: true),
    Reference(column: "new_la_code", table: "areas", target: "new_la_code", isKey: false),
    Reference(column: "LA code", table: "areas", target: "new_la_code", isKey: false),
  ]

  /// The tables that may speak of a measure which there is no longer.
  private static let ofTwoRuns: Set = ["changes", "flag_changes"]

  /// The references of a table, in the order of its columns; none to itself.
  static func references(of file: TidyFile) -> [Reference] {
    guard !ofTwoRuns.contains(file.tableName) else { return [] }
    return file.fields.flatMap { field in
      all.filter { $0.column == field.name && $0.table != file.tableName }
    }
  }
}

extension TidyFile {
  /// The file's name without folder and ending, by which descriptors call the table.
  var tableName: String {
    let last = name.split(separator: "/").last ?? ""
    return last.hasSuffix(".csv") ? String(last.dropLast(4)) : String(last)
  }
}
