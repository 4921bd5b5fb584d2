/// One cell of a workbook's table.
public enum WorkbookCell: Sendable, Hashable {
  /// Text, never a formula.
  case text(String)
  /// A number, shown with thousands commas and a fixed number of decimals; stored in full.
  ///
  /// What is no finite number is shown as `[x]`.
  case number(Double, decimals: Int)
  /// A year, shown without commas.
  case year(Int)
  /// The name of a sheet of the same workbook, as a link to it.
  case sheet(String)
}

/// One column of a workbook's table.
public struct WorkbookColumn: Sendable, Hashable {
  /// The header; unique in its table.
  public let header: String
  /// The width in characters.
  public let width: Double

  /// A column.
  public init(_ header: String, width: Double) { (self.header, self.width) = (header, width) }
}

/// The one table of a sheet.
public struct WorkbookTable: Sendable, Hashable {
  /// The name by which programs and screen readers know it: letters, digits and underscores, begun
  /// with a letter, unique in the workbook.
  public let name: String
  /// The columns.
  public let columns: [WorkbookColumn]
  /// The rows, never none, each with a cell for each column.
  public let rows: [[WorkbookCell]]

  /// A table from its parts.
  ///
  /// - Precondition: There is a row, every row has as many cells as there are columns, and no two
  ///   headers are alike.
  public init(name: String, columns: [WorkbookColumn], rows: [[WorkbookCell]]) {
    precondition(!rows.isEmpty, "a workbook's table has rows")
    precondition(rows.allSatisfy { $0.count == columns.count }, "a cell for each column")
    precondition(Set(columns.map(\.header)).count == columns.count, "headers are unique")
    (self.name, self.columns, self.rows) = (name, columns, rows)
  }

  /// Whether each column holds a number or a year, so that its header and what stands in for a number
  /// are aligned as numbers are.
  var areNumeric: [Bool] {
    columns.indices.map { column in
      rows.contains { row in
        switch row[column] {
        case .number, .year: true
        case .text, .sheet: false
        }
      }
    }
  }
}

/// One sheet of a workbook: a title, some lines under it, then at most one table.
///
/// Everything stands in column A until the table begins, and nothing stands below the table.
public struct WorkbookSheet: Sendable, Hashable {
  /// A line between title and table.
  public enum Line: Sendable, Hashable {
    /// Plain text.
    case text(String)
    /// A heading, bold.
    case heading(String)
  }

  /// The name on the tab: begun with a letter, at most 30 characters.
  public let name: String
  /// The title in cell A1.
  public let title: String
  /// The lines under the title.
  public let lines: [Line]
  /// The table; `nil` for a sheet of text.
  public let table: WorkbookTable?

  /// A sheet from its parts.
  ///
  /// - Precondition: The name is one that every program opens.
  public init(name: String, title: String, lines: [Line], table: WorkbookTable? = nil) {
    precondition(Self.isSafe(name), "a sheet's name")
    (self.name, self.title, self.lines, self.table) = (name, title, lines, table)
  }

  private static func isSafe(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.utf8.count <= 30 else { return false }
    let isLetter = (0x41...0x5A).contains(first) || (0x61...0x7A).contains(first)
    return isLetter && !name.utf8.contains { "[]:*?/\\'".utf8.contains($0) }
  }
}
