internal import CXlsxWriter

/// Hands sheets to the library, and remembers the first fault.
///
/// All pointers belong to the library's workbook, which outlives the writer: `Workbook.write` makes
/// the one before the other and frees it afterwards. Texts are copied by the library in each call.
@safe final class WorkbookWriter {
  private typealias Format = UnsafeMutablePointer<lxw_format>
  private typealias Sheet = UnsafeMutablePointer<lxw_worksheet>

  /// The first fault; `LXW_NO_ERROR` for none.
  private(set) var failure = LXW_NO_ERROR

  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private let title, heading, line, header, text, link, year, numberHeader, mark: Format?
  /// Formats by number of decimals.
  private let numbers: [Format?]

  private static let mostDecimals = 4

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
    unsafe self.workbook = workbook
    unsafe title = Self.format(in: workbook, size: 16, isBold: true)
    unsafe heading = Self.format(in: workbook, size: 14, isBold: true)
    unsafe line = Self.format(in: workbook)
    unsafe header = Self.format(in: workbook, isBold: true, wraps: true)
    unsafe text = Self.format(in: workbook, wraps: true)
    unsafe link = Self.format(in: workbook, wraps: true, isUnderlined: true)
    unsafe year = Self.format(in: workbook, number: "0")
    unsafe numberHeader = Self.format(in: workbook, isBold: true, wraps: true, isRight: true)
    unsafe mark = Self.format(in: workbook, wraps: true, isRight: true)
    unsafe numbers = (0...Self.mostDecimals).map { decimals in
      let zeros = String(repeating: "0", count: decimals)
      return unsafe Self.format(
        in: workbook, number: decimals == 0 ? "#,##0" : "#,##0.\(zeros)")
    }
  }

  private static func format(
    in workbook: UnsafeMutablePointer<lxw_workbook>, size: Double = 12, isBold: Bool = false,
    wraps: Bool = false, isUnderlined: Bool = false, isRight: Bool = false, number: String? = nil
  ) -> Format? {
    // SAFETY: the format belongs to the workbook; a null pointer is refused by every function.
    guard let format = unsafe workbook_add_format(workbook) else { return nil }
    unsafe format_set_font_name(format, "Arial")
    unsafe format_set_font_size(format, size)
    // Excel keeps rows readable when numbers stand at the top beside wrapped text.
    unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    if isRight { unsafe format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
    if isBold { unsafe format_set_bold(format) }
    if wraps { unsafe format_set_text_wrap(format) }
    if isUnderlined { unsafe format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    if let number { unsafe format_set_num_format(format, number) }
    return unsafe format
  }

  /// Sets the document's properties.
  func describe(title: String, subject: String, created: Int) {
    // SAFETY: the texts are copied. The library prints the time through `gmtime`, whose shared
    // result is read at once; every workbook of a run has the same time, so threads that write it
    // together write the same fields.
    note(
      unsafe workbook_describe(workbook, title, subject, "carenumbers", "en-GB", time_t(created)))
  }

  /// Adds a sheet behind those that are there.
  func add(_ sheet: WorkbookSheet) {
    // SAFETY: the sheet belongs to the workbook.
    guard let target = unsafe workbook_add_worksheet(workbook, sheet.name) else {
      note(LXW_ERROR_SHEETNAME_ALREADY_USED)
      return
    }
    unsafe setWidths(of: sheet, in: target)
    unsafe write(sheet.title, row: 0, column: 0, title, in: target)
    unsafe setHeight(RowHeight.title, row: 0, in: target)
    var row: lxw_row_t = 1
    for content in sheet.lines {
      switch content {
      case .text(let text):
        let format = unsafe sheet.table == nil ? self.text : line
        unsafe write(text, row: row, column: 0, format, in: target)
        if sheet.table == nil {
          let lines = RowHeight.lines(text, width: RowHeight.pageWidth)
          unsafe setHeight(RowHeight.points(lines: lines), row: row, in: target)
        }
      case .heading(let text):
        unsafe write(text, row: row, column: 0, heading, in: target)
        unsafe setHeight(RowHeight.heading, row: row, in: target)
      }
      row += 1
    }
    if let table = sheet.table { unsafe add(table, row: row, in: target) }
  }

  private func setWidths(of sheet: WorkbookSheet, in target: Sheet) {
    let widths = sheet.table?.columns.map(\.width) ?? [RowHeight.pageWidth]
    unsafe worksheet_set_default_row(target, RowHeight.line, 0)
    for (column, width) in widths.enumerated() {
      let column = lxw_col_t(column)
      note(unsafe worksheet_set_column(target, column, column, width, line))
    }
  }

  private func add(_ table: WorkbookTable, row first: lxw_row_t, in target: Sheet) {
    let headers = table.columns.map(\.header).joined(separator: "\u{1F}")
    let last = first + lxw_row_t(table.rows.count)
    note(unsafe worksheet_mark_table(target, first, last, table.name, headers, header))
    let areNumeric = table.areNumeric
    for (column, isNumeric) in areNumeric.enumerated() where isNumeric {
      let place = lxw_col_t(column)
      unsafe write(
        table.columns[column].header, row: first, column: place, numberHeader, in: target)
    }
    unsafe setHeight(RowHeight.ofHeader(table.columns), row: first, in: target)
    for (offset, cells) in table.rows.enumerated() {
      let row = first + 1 + lxw_row_t(offset)
      for (column, cell) in cells.enumerated() {
        unsafe write(
          cell, beside: areNumeric[column], row: row, column: lxw_col_t(column), in: target)
      }
      unsafe setHeight(RowHeight.of(cells, columns: table.columns), row: row, in: target)
    }
  }

  /// Sets a row's height where it differs from that of a single line.
  private func setHeight(_ points: Double, row: lxw_row_t, in target: Sheet) {
    if points != RowHeight.line { note(unsafe worksheet_set_row(target, row, points, nil)) }
  }

  /// Writes a cell; text that stands beside numbers is aligned with them.
  private func write(
    _ cell: WorkbookCell, beside isNumeric: Bool, row: lxw_row_t, column: lxw_col_t,
    in target: Sheet
  ) {
    switch cell {
    case .text(let text):
      unsafe write(text, row: row, column: column, isNumeric ? mark : self.text, in: target)
    case .number(let number, _) where !number.isFinite:
      unsafe write("[x]", row: row, column: column, mark, in: target)
    case .number(let number, let decimals):
      let format = unsafe numbers[max(0, min(decimals, Self.mostDecimals))]
      note(unsafe worksheet_write_number(target, row, column, number, format))
    case .year(let year):
      note(unsafe worksheet_write_number(target, row, column, Double(year), self.year))
    case .sheet(let name):
      note(unsafe worksheet_write_url(target, row, column, "internal:'\(name)'!A1", link))
      unsafe write(name, row: row, column: column, link, in: target)
    }
  }

  private func write(
    _ text: String, row: lxw_row_t, column: lxw_col_t, _ format: Format?, in target: Sheet
  ) {
    note(unsafe worksheet_write_string(target, row, column, text, format))
  }

  private func note(_ error: lxw_error) {
    if failure == LXW_NO_ERROR { failure = error }
  }
}
