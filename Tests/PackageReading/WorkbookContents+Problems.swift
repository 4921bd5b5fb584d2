/// What is wrong with a workbook by the rules for accessible spreadsheets.
extension WorkbookContents {
  /// The problems found, in words; empty for a workbook that keeps the rules.
  public var problems: [String] {
    var problems: [String] = []
    if sheets.map(\.name).prefix(3) != ["Cover", "Contents", "Notes"] {
      problems.append("does not begin with Cover, Contents, Notes")
    }
    for part in partNames where part.contains("externalLink") || part.contains("vba") {
      problems.append("has \(part)")
    }
    for property in ["dc:title", "dc:creator"] where properties[property, default: ""].isEmpty {
      problems.append("has no \(property)")
    }
    let notes = sheets.first { $0.name == "Notes" }?.tables.first
    let noteCount = notes.map { $0.lastRow - $0.firstRow } ?? 0
    for sheet in sheets {
      problems += (Self.problems(of: sheet) + Self.noteProblems(of: sheet, notes: noteCount)).map {
        "\(sheet.name): \($0)"
      }
    }
    let tables = sheets.flatMap(\.tables).map { $0.name.lowercased() }
    if Set(tables).count != tables.count { problems.append("two tables have one name") }
    return problems
  }

  private static func problems(of sheet: Sheet) -> [String] {
    var problems = sheet.oddities.sorted().map { "has \($0)" }
    if sheet.name.utf8.count > 30 { problems.append("its name is too long") }
    if sheet.name.first?.isLetter != true { problems.append("its name begins with no letter") }
    if sheet.cells[1]?[1, default: ""].isEmpty ?? true { problems.append("A1 is empty") }
    let lastRow = sheet.cells.keys.max() ?? 0
    guard sheet.name != "Cover" else {
      if !sheet.tables.isEmpty { problems.append("has a table") }
      return problems + lineProblems(of: sheet, rows: 1...max(1, lastRow))
    }
    guard sheet.tables.count == 1, let table = sheet.tables.first else {
      return problems + ["has \(sheet.tables.count) tables"]
    }
    if sheet.cells[2]?[1] != "This sheet contains one table." {
      problems.append("does not say that it contains one table")
    }
    if table.lastRow != lastRow { problems.append("something stands below the table") }
    return problems + lineProblems(of: sheet, rows: 1...max(1, table.firstRow - 1))
      + tableProblems(table, in: sheet)
  }

  /// Lines above a table stand in column A, without a gap.
  private static func lineProblems(of sheet: Sheet, rows: ClosedRange<Int>) -> [String] {
    rows.compactMap { row in
      let filled = sheet.cells[row, default: [:]].filter { !$0.value.isEmpty }.keys
      return Set(filled) == [1] ? nil : "row \(row) is not one text in column A"
    }
  }

  private static func tableProblems(_ table: Table, in sheet: Sheet) -> [String] {
    var problems: [String] = []
    if !table.beginsInColumnA { problems.append("the table does not begin in column A") }
    if table.hasFilter { problems.append("the table has filter buttons") }
    if !table.hasHeader { problems.append("the table has no header row") }
    if table.name.lowercased().hasPrefix("table"), Int(table.name.dropFirst(5)) != nil {
      problems.append("the table has a default name")
    }
    let header = sheet.cells[table.firstRow, default: [:]]
    if (1...table.columns).map({ header[$0] ?? "" }) != table.columnNames {
      problems.append("the header differs from the columns' names")
    }
    if Set(table.columnNames).count != table.columnNames.count {
      problems.append("two columns have one name")
    }
    let key = (1..<table.firstRow).compactMap { sheet.cells[$0]?[1] }.joined(separator: " ")
    for row in table.firstRow...table.lastRow {
      for column in 1...table.columns {
        let text = sheet.cells[row]?[column] ?? ""
        if text.isEmpty { problems.append("row \(row), column \(column) is empty") }
        if isMark(text), !key.contains("\(text) ") {
          problems.append("row \(row): \(text) is not explained")
        }
      }
    }
    return problems
  }

  /// Whether a cell holds a symbol in brackets and nothing else.
  private static func isMark(_ text: String) -> Bool {
    text.hasPrefix("[") && text.hasSuffix("]") && !text.contains(" ")
  }

  /// Every reference to a note leads to one.
  private static func noteProblems(of sheet: Sheet, notes: Int) -> [String] {
    sheet.cells.values.flatMap(\.values).flatMap { text in
      text.split(separator: "[note ").dropFirst().compactMap { rest -> String? in
        let number = Int(rest.prefix { $0 != "]" })
        return number.map { (1...max(notes, 1)).contains($0) } == true ? nil : "no note for \(text)"
      }
    }
  }
}
