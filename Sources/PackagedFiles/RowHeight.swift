/// How high rows must be for wrapped text to be seen whole.
///
/// Excel fits rows itself when a file is opened; LibreOffice believes a file that names no heights,
/// and then prints one line over the other. The estimate errs on the high side.
enum RowHeight {
  /// One line of Arial 12, in points.
  static let line = 16.0
  /// One line of a heading and of a title.
  static let heading = 20.0
  static let title = 24.0
  /// The width of a sheet that is text alone, in the units of column widths.
  static let pageWidth = 100.0

  /// Letters of Arial 12 that fit a unit of a column's width, a line's ragged end counted in: the unit
  /// is a digit of the smaller default font.
  private static let lettersPerUnit = 0.85
  private static let boldLettersPerUnit = 0.75
  /// The highest row that Excel knows.
  private static let highest = 409.0

  /// How many lines a text takes.
  static func lines(_ text: String, width: Double, isBold: Bool = false) -> Int {
    let room = max(1, width * (isBold ? boldLettersPerUnit : lettersPerUnit))
    return max(1, Int((Double(text.utf8.count) / room).rounded(.up)))
  }

  /// The height of a row with some lines.
  static func points(lines: Int) -> Double { min(Double(lines) * line, highest) }

  /// The height of a table's row.
  static func of(_ cells: [WorkbookCell], columns: [WorkbookColumn]) -> Double {
    var most = 1
    for (cell, column) in zip(cells, columns) {
      if case .text(let text) = cell { most = max(most, lines(text, width: column.width)) }
    }
    return points(lines: most)
  }

  /// The height of a table's header.
  static func ofHeader(_ columns: [WorkbookColumn]) -> Double {
    let lines = columns.map { Self.lines($0.header, width: $0.width, isBold: true) }
    return points(lines: lines.max() ?? 1)
  }
}
