import Foundation
import PackageReading
import PackagedFiles
import TestSupport
import Testing

@Suite struct OpenDocumentTests {
  private static let texts = [
    "=cmd()|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "of:=1+1", "<b>&\"'", "]]>", " \t\n",
    "  a  b   ",
    "one\r\ntwo\rthree\n", "C\u{F4}te-d\u{2019}\u{C9}t\u{E9} \u{1F600}", "12", "2025-03-31",
    "https://example.org", "\u{FFFD}\u{EFFF}\u{FEFF}", "",
  ]

  private static func workbook(
    _ rows: [[WorkbookCell]], title: String = "A title", created: Int = 1_743_379_200
  ) -> Workbook {
    let columns = (0..<(rows.first?.count ?? 0)).map { WorkbookColumn("Column \($0)", width: 20) }
    return Workbook(
      title: title, subject: "A <subject>", created: created,
      sheets: [
        WorkbookSheet(name: "Cover", title: title, lines: [.heading("About"), .text("=1+1")]),
        WorkbookSheet(
          name: "Figures, by year & place", title: "Figures",
          lines: [.text("This sheet contains one table.")],
          table: WorkbookTable(name: "figures", columns: columns, rows: rows)),
      ])
  }

  private func parts(_ workbook: Workbook) throws -> [String: Data] {
    let folder = try ScratchFolder()
    try workbook.writeOpenDocument(to: "\(folder.path)/a.ods")
    return try ArchiveContents(path: "\(folder.path)/a.ods").files
  }

  private func written(_ workbook: Workbook) throws -> WorkbookContents {
    try WorkbookContents(openDocument: parts(workbook))
  }

  @Test func `texts come back as they were, and none is a formula or a number`() throws {
    let contents = try written(Self.workbook(Self.texts.map { [.text($0), .text("end")] }))
    let sheet = contents.sheets[1]
    for (offset, text) in Self.texts.enumerated() {
      let found = sheet.cells[offset + 4]?[1]
      #expect(found == text.replacing("\r\n", with: "\n").replacing("\r", with: "\n"))
      #expect(sheet.cells[offset + 4]?[2] == "end")
    }
    #expect(sheet.numbers.isEmpty)
    #expect(contents.sheets.flatMap { Array($0.oddities) } == [])
    #expect(contents.sheets[0].cells[3]?[1] == "=1+1")
  }

  @Test func `what XML cannot hold becomes a replacement character`() throws {
    let sheet = try written(Self.workbook([[.text("a\u{0}\u{1}\u{1F}\u{FFFE}\u{FFFF}z\u{7F}")]]))
      .sheets[1]
    #expect(sheet.cells[4]?[1] == "a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}z\u{7F}")
  }

  @Test func `any text gives a file that can be read`() throws {
    var generator = SeededGenerator(seed: 12)
    func text() -> String {
      let scalars = (0..<8).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0...0x1_1000, using: &generator))
      }
      return String(String.UnicodeScalarView(scalars))
    }
    let rows = (0..<400).map { _ -> [WorkbookCell] in
      [.text(text()), .text("\(text())  \(text())")]
    }
    let contents = try written(Self.workbook(rows, title: "<\u{1}&"))
    #expect(contents.sheets[1].tables.first?.lastRow == rows.count + 3)
    #expect(contents.properties["dc:title"] == "<\u{FFFD}&")
  }

  @Test func `numbers come back to the last bit, and what is no number is a mark`() throws {
    var generator = SeededGenerator(seed: 13)
    var numbers = [
      0, -0.5, 0.1 + 0.2, 1.0 / 3, 81_770, 1e15, 1e15 + 2, 1e300, .leastNonzeroMagnitude,
      .leastNormalMagnitude,
    ]
    numbers += [Double.greatestFiniteMagnitude, -1e-7, 9_007_199_254_740_994]
    numbers += (0..<500).map { _ in Double.random(in: -1e6...1e6, using: &generator) }
    let rows: [[WorkbookCell]] =
      numbers.map { [.number($0, decimals: 1), .year(2025)] }
      + [.nan, .infinity].map { [.number($0, decimals: 9), .year(2025)] }
    let sheet = try written(Self.workbook(rows)).sheets[1]
    for (offset, number) in numbers.enumerated() {
      #expect(sheet.cells[offset + 4]?[1].flatMap(Double.init) == number)
      #expect(sheet.numbers[offset + 4] == [1, 2])
      #expect(sheet.cells[offset + 4]?[2] == "2025")
    }
    #expect(sheet.cells[numbers.count + 4]?[1] == "[x]")
    #expect(sheet.cells[numbers.count + 5]?[1] == "[x]")
    #expect(sheet.numbers[numbers.count + 4] == [2])
  }

  @Test(arguments: [
    (81_770.0, 0, "81,770"), (1_234_567.891, 2, "1,234,567.89"), (-1_000.05, 1, "-1,000.1"),
    (-0.04, 1, "0.0"), (0.999, 2, "1.00"), (999.96, 1, "1,000.0"), (5, 9, "5.0000"), (7, -1, "7"),
    (1_002_003, 0, "1,002,003"), (1e300, 0, "1e+300"),
  ])
  func `a number is shown with commas and its decimals`(
    number: Double, decimals: Int, shown: String
  )
    throws
  {
    let parts = try parts(Self.workbook([[.number(number, decimals: decimals)]]))
    let content = String(decoding: try #require(parts["content.xml"]), as: UTF8.self)
    let style = "Number\(max(0, min(decimals, 4)))"
    #expect(content.contains("\"\(style)\" office:value-type=\"float\" office:value=\""))
    #expect(content.contains("\"><text:p>\(shown)</text:p>"))
    let styles = String(decoding: try #require(parts["styles.xml"]), as: UTF8.self)
    #expect(styles.contains("style:name=\"\(style)\""))
  }

  @Test func `both forms have the same content`() throws {
    let folder = try ScratchFolder()
    // The other form's reader drops the empty text, and its writer keeps line ends as they are.
    let texts = Self.texts.filter { !$0.isEmpty && !$0.contains("\r") }
    let rows = texts.enumerated().map { position, text -> [WorkbookCell] in
      [
        .text(text), .number(Double(position) / 7, decimals: position % 5), .year(2000 + position),
        .sheet("Cover"), .number(.nan, decimals: 1),
      ]
    }
    let workbook = Self.workbook(rows)
    try workbook.write(to: "\(folder.path)/a.xlsx", temporaryFolder: folder.path)
    let contents = try written(workbook)
    let other = try WorkbookContents(path: "\(folder.path)/a.xlsx")
    #expect(contents.differences(from: other) == [])
    let changed = try written(Self.workbook(rows.dropLast() + [rows[0]]))
    #expect(changed.differences(from: other).count >= 3)
    for property in ["dc:title", "dc:subject", "dc:creator"] {
      #expect(contents.properties[property] == other.properties[property])
    }
  }

  @Test func `a table is a named range in column A, under one header row and without a filter`()
    throws
  {
    let rows: [[WorkbookCell]] = [[.text("a"), .sheet("Cover")], [.text("b"), .sheet("Cover")]]
    let parts = try parts(
      Self.workbook(
        rows.map { $0 + Array(repeating: .year(1), count: 30) }))
    let contents = try WorkbookContents(openDocument: parts)
    let table = try #require(contents.sheets[1].tables.first)
    #expect(table.name == "figures" && table.beginsInColumnA && table.hasHeader)
    #expect(!table.hasFilter && table.firstRow == 3 && table.lastRow == 5 && table.columns == 32)
    #expect(table.columnNames == (0..<32).map { "Column \($0)" })
    #expect(contents.sheets[0].tables.isEmpty)
    let content = String(decoding: try #require(parts["content.xml"]), as: UTF8.self)
    #expect(content.contains("xlink:href=\"#'Cover'.A1\">Cover</text:a>"))
    #expect(content.contains("display-filter-buttons=\"false\""))
  }

  @Test func `titles and headings are cells of the styles that programs know as headings`() throws {
    let parts = try parts(Self.workbook([[.text("a")]]))
    let content = String(decoding: try #require(parts["content.xml"]), as: UTF8.self)
    func cell(_ style: String, _ text: String) -> String {
      "style-name=\"\(style)\" office:value-type=\"string\"><text:p>\(text)</text:p>"
    }
    #expect(content.contains(cell("Heading_20_1", "A title")))
    #expect(content.contains(cell("Heading_20_1", "Figures")))
    #expect(content.contains(cell("Heading_20_2", "About")))
    #expect(content.contains(cell("Header", "Column 0")))
    let styles = String(decoding: try #require(parts["styles.xml"]), as: UTF8.self)
    #expect(styles.contains("style:display-name=\"Heading 1\""))
    #expect(styles.contains("fo:language=\"en\" fo:country=\"GB\""))
  }

  @Test func `what stands among numbers is aligned with them, and so is their header`() throws {
    let rows: [[WorkbookCell]] = [
      [.text("a"), .number(1, decimals: 0), .year(2025)],
      [.text("[c]"), .text("[c]"), .text("[z]")],
    ]
    let parts = try parts(Self.workbook(rows))
    let content = String(decoding: try #require(parts["content.xml"]), as: UTF8.self)
    func styles(_ text: String) -> [Substring] {
      content.split(separator: "<table:table-cell table:style-name=\"").filter {
        $0.contains("<text:p>\(text)</text:p>")
      }.map { $0.prefix { $0 != "\"" } }
    }
    #expect(styles("[c]") == ["Text", "Mark"])
    #expect(styles("[z]") == ["Mark"])
    #expect(styles("Column 0") == ["Header"])
    #expect(styles("Column 1") == ["HeaderOfNumbers"])
    #expect(styles("Column 2") == ["HeaderOfNumbers"])
  }

  @Test func `the properties name title, creator, language and the given day`() throws {
    let contents = try written(Self.workbook([[.text("a")]]))
    #expect(contents.properties["dc:title"] == "A title")
    #expect(contents.properties["dc:subject"] == "A <subject>")
    #expect(contents.properties["dc:creator"] == "carenumbers")
    #expect(contents.properties["dc:language"] == "en-GB")
    #expect(contents.properties["dc:date"] == "2025-03-31T00:00:00Z")
  }

  @Test func `any day is written as the calendar has it`() throws {
    var generator = SeededGenerator(seed: 14)
    let format = ISO8601DateFormatter()
    var seconds = [1, -1, 951_782_399, 951_782_400, 4_107_542_399, 4_107_542_400]
    seconds += (0..<60).map { _ in Int.random(in: -3_000_000_000...9_000_000_000, using: &generator)
    }
    for second in seconds where second != 0 {
      let contents = try written(Self.workbook([[.text("a")]], created: second))
      let expected = format.string(from: Date(timeIntervalSince1970: Double(second)))
      #expect(contents.properties["meta:creation-date"] == expected)
    }
  }

  @Test func `the kind of the file stands first, as it is`() throws {
    let folder = try ScratchFolder()
    try Self.workbook([[.text("a")]]).writeOpenDocument(to: "\(folder.path)/a.ods")
    let bytes = try folder.data("a.ods")
    // Where programs look for it: after 30 bytes without an extra field, then the name.
    let kind = "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
    #expect(bytes[30..<(30 + kind.utf8.count)] == Data(kind.utf8))
    let manifest = try parts(Self.workbook([[.text("a")]]))["META-INF/manifest.xml"]
    let text = String(decoding: try #require(manifest), as: UTF8.self)
    for name in ["/", "content.xml", "styles.xml", "meta.xml"] {
      #expect(text.contains("full-path=\"\(name)\""))
    }
  }

  @Test func `the same workbook gives the same bytes`() throws {
    let folder = try ScratchFolder()
    let workbook = Self.workbook(Self.texts.map { [.text($0), .year(2025)] })
    for name in ["a.ods", "b.ods"] {
      try workbook.writeOpenDocument(to: "\(folder.path)/\(name)")
      if name == "a.ods" { Thread.sleep(forTimeInterval: 2.1) }
    }
    #expect(try folder.data("a.ods") == folder.data("b.ods"))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left.sorted() == ["a.ods", "b.ods"])
  }

  @Test func `rows and columns have the other form's sizes`() throws {
    let long = String(repeating: "word ", count: 40)
    let parts = try parts(
      Self.workbook([[.text("short"), .text(long)], [.text("a"), .year(2025)]]))
    let content = String(decoding: try #require(parts["content.xml"]), as: UTF8.self)
    // A title, one line, and the twelve lines of 200 letters at 17 a line.
    for height in ["24.0", "16.0", "192.0"] {
      let number = height.dropLast(2)
      #expect(content.contains("row-height=\"\(number)pt\" style:use-optimal-row-height=\"false\""))
    }
    // 20 units of 7 pixels and 5 more, at 96 pixels an inch; 100 units on the sheet of text.
    #expect(content.contains("column-width=\"108.75pt\""))
    #expect(content.contains("column-width=\"528.75pt\""))
  }

  @Test func `a place that cannot be written is named`() throws {
    let folder = try ScratchFolder()
    let path = "\(folder.path)/missing/a.ods"
    let fault = #expect(throws: PackagingFault.self) {
      try Self.workbook([[.text("a")]]).writeOpenDocument(to: path)
    }
    #expect(fault?.path == path)
    #expect(fault?.message.isEmpty == false)
  }
}
