internal import CareStatistics
internal import PackagedFiles

/// A table sheet under way: its rows, and the symbols that they use.
struct WorkbookTableDraft {
  /// The name on the tab.
  let name: String
  /// The title in cell A1.
  let title: String
  /// What the sheet holds, for the list of contents.
  let summary: String
  /// Where the figures are published.
  let publications: [String]
  let columns: [WorkbookColumn]
  private(set) var rows: [[WorkbookCell]] = []
  private var statuses: Set<ValueStatus> = []

  init(
    name: String, title: String, summary: String, publications: [String],
    columns: [WorkbookColumn]
  ) {
    (self.name, self.title, self.summary) = (name, title, summary)
    (self.publications, self.columns) = (publications, columns)
  }

  /// Appends a row that begins with texts, goes on with figures and ends with texts.
  mutating func add(
    _ texts: [String], _ values: [SheetValue], decimals: Int, _ ending: [WorkbookCell]
  ) {
    var row: [WorkbookCell] = []
    row.reserveCapacity(columns.count)
    for text in texts { row.append(.text(text)) }
    for value in values { row.append(cell(value, decimals: decimals)) }
    rows.append(row + ending)
  }

  /// Appends a whole row.
  mutating func add(_ row: [WorkbookCell]) { rows.append(row) }

  /// The cell of a figure: a number, or its mark, which the sheet then explains.
  mutating func cell(_ value: SheetValue, decimals: Int) -> WorkbookCell {
    switch value {
    case .number(let number): return .number(number, decimals: decimals)
    case .missing(let status):
      statuses.insert(status)
      return .text(status.mark)
    }
  }

  /// The finished sheet; `nil` without a row.
  var sheet: WorkbookSheet? {
    guard !rows.isEmpty else { return nil }
    var lines = ["This sheet contains one table.", "Notes are on the sheet Notes."]
    let used = ValueStatus.allCases.filter(statuses.contains)
    if !used.isEmpty {
      let meanings = used.map { "\($0.mark) \($0.explanation)" }
      lines.append("Shorthand on this sheet: " + meanings.joined(separator: "; ") + ".")
    }
    // A line each: all in one would run far beyond the table, on a screen and on paper.
    lines += publications.map { "Source: \($0)." }
    return WorkbookSheet(
      name: name, title: title, lines: lines.map { .text($0) },
      table: WorkbookTable(name: Self.tableName(name), columns: columns, rows: rows))
  }

  /// A name as tables have it: letters, digits and underscores.
  private static func tableName(_ name: String) -> String {
    "table_"
      + String(
        decoding: name.lowercased().utf8.map { byte in
          let isPlain =
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
          return isPlain ? byte : UInt8(ascii: "_")
        }, as: UTF8.self)
  }
}
