/// The `content.xml` of a workbook.
struct OpenDocumentContent {
  /// The styles of columns and rows that the sheets turned out to need, in order of first use.
  private var widths: [Double] = []
  private var heights: [Double] = []
  private var sheets = OpenDocumentText()
  private var ranges = OpenDocumentText()

  /// The part over a workbook's sheets.
  init(_ workbook: Workbook) {
    for sheet in workbook.sheets { add(sheet) }
  }

  /// The whole part.
  var bytes: [UInt8] {
    var text = OpenDocumentText()
    text.put(OpenDocumentStyles.declaration)
    text.put("<office:document-content\(OpenDocumentStyles.namespaces)>")
    putStyles(to: &text)
    text.put("<office:body><office:spreadsheet>")
    text.put(sheets)
    text.put("<table:database-ranges>")
    text.put(ranges)
    text.put("</table:database-ranges>")
    text.put("</office:spreadsheet></office:body></office:document-content>")
    return text.bytes
  }

  private func putStyles(to text: inout OpenDocumentText) {
    text.put("<office:automatic-styles>")
    text.put(
      "<style:style style:name=\"sheet\" style:family=\"table\""
        + " style:master-page-name=\"Default\"><style:table-properties table:display=\"true\"/>"
        + "</style:style>")
    for (position, width) in widths.enumerated() {
      text.put("<style:style style:name=\"c\(position)\" style:family=\"table-column\">")
      text.put("<style:table-column-properties style:column-width=\"")
      text.put(width)
      text.put("pt\"/></style:style>")
    }
    for (position, height) in heights.enumerated() {
      text.put("<style:style style:name=\"r\(position)\" style:family=\"table-row\">")
      text.put("<style:table-row-properties style:row-height=\"")
      text.put(height)
      text.put("pt\" style:use-optimal-row-height=\"false\"/></style:style>")
    }
    text.put("</office:automatic-styles>")
  }

  private mutating func add(_ sheet: WorkbookSheet) {
    sheets.put("<table:table table:name=\"")
    sheets.put(escaped: sheet.name)
    sheets.put("\" table:style-name=\"sheet\">")
    for width in sheet.table?.columns.map(\.width) ?? [RowHeight.pageWidth] {
      let style = Self.position(of: Self.points(width: width), in: &widths)
      sheets.put("<table:table-column table:style-name=\"c\(style)\"/>")
    }
    addLine(sheet.title, as: .title, height: RowHeight.title)
    for line in sheet.lines {
      switch line {
      case .heading(let text): addLine(text, as: .heading, height: RowHeight.heading)
      case .text(let text) where sheet.table == nil:
        let lines = RowHeight.lines(text, width: RowHeight.pageWidth)
        addLine(text, as: .text, height: RowHeight.points(lines: lines))
      // Beside a table a line runs over the columns to its right.
      case .text(let text): addLine(text, as: nil, height: RowHeight.line)
      }
    }
    if let table = sheet.table { add(table, to: sheet) }
    sheets.put("</table:table>")
  }

  private mutating func addLine(
    _ text: String, as style: OpenDocumentStyles.Cell?, height: Double
  ) {
    beginRow(height: height)
    put(text, as: style)
    sheets.put("</table:table-row>")
  }

  private mutating func add(_ table: WorkbookTable, to sheet: WorkbookSheet) {
    sheets.put("<table:table-header-rows>")
    beginRow(height: RowHeight.ofHeader(table.columns))
    let areNumeric = table.areNumeric
    for (column, isNumeric) in zip(table.columns, areNumeric) {
      put(column.header, as: isNumeric ? .numberHeader : .header)
    }
    sheets.put("</table:table-row></table:table-header-rows>")
    for cells in table.rows {
      beginRow(height: RowHeight.of(cells, columns: table.columns))
      for (cell, isNumeric) in zip(cells, areNumeric) { put(cell, beside: isNumeric) }
      sheets.put("</table:table-row>")
    }
    let first = 2 + sheet.lines.count
    let place = "'\(sheet.name)'."
    let end = "\(Self.letters(ofColumn: table.columns.count))\(first + table.rows.count)"
    ranges.put("<table:database-range table:name=\"")
    ranges.put(escaped: table.name)
    ranges.put("\" table:target-range-address=\"")
    ranges.put(escaped: "\(place)A\(first):\(place)\(end)")
    ranges.put("\" table:contains-header=\"true\" table:display-filter-buttons=\"false\"/>")
  }

  private mutating func beginRow(height: Double) {
    let style = Self.position(of: height, in: &heights)
    sheets.put("<table:table-row table:style-name=\"r\(style)\">")
  }

  /// Appends a cell; text that stands beside numbers is aligned with them.
  private mutating func put(_ cell: WorkbookCell, beside isNumeric: Bool) {
    switch cell {
    case .text(let text): put(text, as: isNumeric ? .mark : .text)
    case .number(let number, _) where !number.isFinite: put("[x]", as: .mark)
    case .number(let number, let decimals):
      let decimals = max(0, min(decimals, OpenDocumentStyles.mostDecimals))
      beginNumber(number, as: .number(decimals: decimals))
      sheets.put(shown: number, decimals: decimals)
      sheets.put("</text:p></table:table-cell>")
    case .year(let year):
      beginNumber(Double(year), as: .year)
      sheets.put("\(year)</text:p></table:table-cell>")
    case .sheet(let name):
      beginText(as: .link)
      sheets.put("<text:p><text:a xlink:type=\"simple\" xlink:href=\"")
      sheets.put(escaped: "#'\(name)'.A1")
      sheets.put("\">")
      sheets.put(escaped: name)
      sheets.put("</text:a></text:p></table:table-cell>")
    }
  }

  private mutating func put(_ text: String, as style: OpenDocumentStyles.Cell?) {
    beginText(as: style)
    sheets.put(paragraphs: text)
    sheets.put("</table:table-cell>")
  }

  private mutating func beginText(as style: OpenDocumentStyles.Cell?) {
    sheets.put("<table:table-cell")
    if let style { sheets.put(" table:style-name=\"\(style.name)\"") }
    sheets.put(" office:value-type=\"string\">")
  }

  private mutating func beginNumber(_ number: Double, as style: OpenDocumentStyles.Cell) {
    sheets.put("<table:table-cell table:style-name=\"\(style.name)\"")
    sheets.put(" office:value-type=\"float\" office:value=\"")
    sheets.put(number)
    sheets.put("\"><text:p>")
  }

  /// A column's width in points: the unit of workbooks is a digit of 7 pixels, with 5 for the column,
  /// at 96 pixels an inch.
  private static func points(width: Double) -> Double { (width * 7 + 5) * 0.75 }

  private static func position(of size: Double, in sizes: inout [Double]) -> Int {
    if let position = sizes.firstIndex(of: size) { return position }
    sizes.append(size)
    return sizes.count - 1
  }

  /// The letters of a column that is counted from 1, for example `AB` for 28.
  private static func letters(ofColumn number: Int) -> String {
    let (rest, letter) = (number - 1).quotientAndRemainder(dividingBy: 26)
    let last = String(UnicodeScalar(UInt8(0x41 + letter)))
    return rest == 0 ? last : letters(ofColumn: rest) + last
  }
}
