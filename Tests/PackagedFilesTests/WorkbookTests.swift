import Foundation
import PackageReading
import PackagedFiles
import TestSupport
import Testing

@Suite struct WorkbookTests {
  private static let hostile = [
    "=cmd()|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "{=A1}", "<b>&\"'", "\u{1}\u{B}", " \t\n",
    "C\u{F4}te-d\u{2019}\u{C9}t\u{E9} \u{1F600}", "12", "https://example.org", "_x0041_",
    String(repeating: "long", count: 50),
  ]

  private static func table(_ rows: [[WorkbookCell]], name: String = "figures") -> WorkbookTable {
    WorkbookTable(
      name: name,
      columns: (0..<(rows.first?.count ?? 0)).map { WorkbookColumn("Column \($0)", width: 20) },
      rows: rows)
  }

  private static func workbook(_ table: WorkbookTable) -> Workbook {
    Workbook(
      title: "A title", subject: "A subject", created: 1_743_379_200,
      sheets: [
        WorkbookSheet(
          name: "Cover", title: "A title", lines: [.heading("About"), .text("=1+1")]),
        WorkbookSheet(
          name: "Figures, by year", title: "Figures",
          lines: [.text("This sheet contains one table.")], table: table),
      ])
  }

  private func written(_ workbook: Workbook) throws -> WorkbookContents {
    let folder = try ScratchFolder()
    try workbook.write(to: "\(folder.path)/a.xlsx", temporaryFolder: folder.path)
    return try WorkbookContents(path: "\(folder.path)/a.xlsx")
  }

  @Test func `texts come back as they were, and none is a formula`() throws {
    let texts = Self.hostile.filter { !$0.contains("\u{1}") }
    let contents = try written(Self.workbook(Self.table(texts.map { [.text($0), .text("end")] })))
    let sheet = contents.sheets[1]
    for (offset, text) in texts.enumerated() {
      // The format itself escapes what looks like one of its own escapes.
      let found = sheet.cells[offset + 4]?[1]?.replacingOccurrences(of: "_x005F_", with: "_")
      #expect(found == text)
      #expect(sheet.numbers[offset + 4] == nil)
    }
    #expect(sheet.oddities.isEmpty && contents.sheets[0].oddities.isEmpty)
    #expect(contents.sheets[0].cells[3]?[1] == "=1+1")
  }

  @Test func `any text gives a file that can be read`() throws {
    var generator = SeededGenerator(seed: 11)
    let rows = (0..<200).map { _ -> [WorkbookCell] in
      let scalars = (0..<8).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &generator))
      }
      let text = String(String.UnicodeScalarView(scalars))
      return [.text(text), .text(Self.hostile.randomElement(using: &generator) ?? "")]
    }
    let contents = try written(Self.workbook(Self.table(rows)))
    #expect(contents.sheets[1].tables.first?.lastRow == rows.count + 3)
  }

  @Test func `numbers are kept in full, and what is no number is a mark`() throws {
    let numbers = [0, -0.5, 1.0 / 3, 81_770, 1e15, 63.904]
    let rows: [[WorkbookCell]] =
      numbers.map { [.number($0, decimals: 1), .year(2025)] }
      + [.nan, .infinity].map { [.number($0, decimals: 9), .year(2025)] }
    let sheet = try written(Self.workbook(Self.table(rows))).sheets[1]
    for (offset, number) in numbers.enumerated() {
      let text = try #require(sheet.cells[offset + 4]?[1])
      #expect(Double(text).map { abs($0 - number) <= 1e-15 * abs(number) } == true)
      #expect(sheet.numbers[offset + 4] == [1, 2])
    }
    #expect(sheet.cells[numbers.count + 4]?[1] == "[x]")
    #expect(sheet.cells[numbers.count + 5]?[1] == "[x]")
  }

  @Test func `a table is marked up, in column A, under one header row and without a filter`() throws
  {
    let rows: [[WorkbookCell]] = [[.text("a"), .sheet("Cover")], [.text("b"), .sheet("Cover")]]
    let contents = try written(Self.workbook(Self.table(rows)))
    let table = try #require(contents.sheets[1].tables.first)
    #expect(table.name == "figures" && table.beginsInColumnA && table.hasHeader)
    #expect(!table.hasFilter && table.firstRow == 3 && table.lastRow == 5)
    #expect(table.columnNames == ["Column 0", "Column 1"])
    #expect(contents.sheets[1].cells[4]?[2] == "Cover")
    #expect(contents.sheets[0].tables.isEmpty)
  }

  @Test func `the properties name title, creator, language and the given day`() throws {
    let contents = try written(Self.workbook(Self.table([[.text("a")]])))
    #expect(contents.properties["dc:title"] == "A title")
    #expect(contents.properties["dc:subject"] == "A subject")
    #expect(contents.properties["dc:creator"] == "carenumbers")
    #expect(contents.properties["custom"] == "en-GB")
    #expect(contents.properties["dcterms:created"] == "2025-03-31T00:00:00Z")
  }

  @Test func `the same workbook gives the same bytes`() throws {
    let folder = try ScratchFolder()
    let workbook = Self.workbook(Self.table(Self.hostile.map { [.text($0), .year(2025)] }))
    for name in ["a.xlsx", "b.xlsx"] {
      try workbook.write(to: "\(folder.path)/\(name)", temporaryFolder: folder.path)
      if name == "a.xlsx" { Thread.sleep(forTimeInterval: 2.1) }
    }
    #expect(try folder.data("a.xlsx") == folder.data("b.xlsx"))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left.sorted() == ["a.xlsx", "b.xlsx"])
  }

  @Test func `rows are as high as their longest text needs, in whole lines`() throws {
    let long = String(repeating: "word ", count: 40)
    let folder = try ScratchFolder()
    try Self.workbook(Self.table([[.text("short"), .text(long)], [.text("a"), .year(2025)]]))
      .write(to: "\(folder.path)/a.xlsx", temporaryFolder: folder.path)
    let parts = try ArchiveContents(path: "\(folder.path)/a.xlsx").files
    let sheet = String(decoding: try #require(parts["xl/worksheets/sheet2.xml"]), as: UTF8.self)
    func height(_ row: Int) -> Double? {
      let start = sheet.components(separatedBy: "<row r=\"\(row)\" ").last ?? ""
      let tag = start.prefix { $0 != ">" }.components(separatedBy: " ht=\"")
      return tag.count > 1 ? Double(tag[1].prefix { $0 != "\"" }) : nil
    }
    // 200 letters in a column of 20 units: 10 lines if every letter were as wide as a digit.
    let lines = try #require(height(4)) / 16
    #expect(lines >= 10 && lines <= 15 && lines == lines.rounded())
    #expect(height(5) == nil || height(5) == 16)
    #expect(height(1) == 24)
  }

  @Test func `a place that cannot be written is named`() throws {
    let folder = try ScratchFolder()
    let path = "\(folder.path)/missing/a.xlsx"
    let fault = #expect(throws: PackagingFault.self) {
      try Self.workbook(Self.table([[.text("a")]]))
        .write(to: path, temporaryFolder: folder.path)
    }
    #expect(fault?.path == path)
    #expect(fault?.message.isEmpty == false)
  }

  @Test func `an empty table, a ragged row and an unsafe sheet name are refused`() async {
    await #expect(processExitsWith: .failure) {
      _ = WorkbookTable(name: "a", columns: [WorkbookColumn("A", width: 9)], rows: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = WorkbookTable(name: "a", columns: [WorkbookColumn("A", width: 9)], rows: [[]])
    }
    await #expect(processExitsWith: .failure) {
      _ = WorkbookSheet(name: "2025", title: "", lines: [])
    }
  }
}
