import CareStatistics
import Foundation
import PackageReading
import PackagedFiles
import Publishing
import Testing
import TrendAnalysis

@Suite struct WorkbookSetTests {
  private static let positions = Array(SampleFiles.workbooks.names.indices)

  /// The parts of a workbook as they stand in its file.
  private func parts(_ workbook: Workbook) throws -> [String: Data] {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "carenumbers-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try workbook.write(
      to: path, temporaryFolder: FileManager.default.temporaryDirectory.path)
    return try ArchiveContents(path: path).files
  }

  @Test(arguments: positions)
  func `every workbook keeps the rules for accessible spreadsheets`(position: Int) throws {
    let contents = try WorkbookContents(
      parts: parts(SampleFiles.workbooks.workbook(at: position)))
    #expect(contents.problems == [])
    #expect(contents.sheets.count >= 8)
    let texts = contents.sheets.flatMap { $0.cells.values.flatMap(\.values) }
    #expect(BannedWords.found(in: texts.joined(separator: " ; ")) == [])
    #expect(texts.contains { $0.contains("not an official statistic") })
    #expect(texts.contains { $0.contains("Open Government Licence v3.0") })
  }

  @Test(arguments: positions)
  func `the OpenDocument form keeps the same rules and has the same content`(position: Int) throws {
    let workbook = SampleFiles.workbooks.workbook(at: position)
    let path = FileManager.default.temporaryDirectory
      .appending(path: "carenumbers-\(UUID().uuidString).ods").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try workbook.writeOpenDocument(to: path)
    let contents = try WorkbookContents(openDocument: ArchiveContents(path: path).files)
    #expect(contents.problems == [])
    let other = try WorkbookContents(parts: parts(workbook))
    #expect(contents.differences(from: other) == [])
    #expect(contents.sheets.count >= 8)
  }

  @Test func `England is first, then each authority under its code`() {
    let names = SampleFiles.workbooks.names
    #expect(names[0] == "workbooks/england")
    let codes = SampleFiles.analysis.table.register.currentAuthorities.map(\.code)
    #expect(Set(names.dropFirst()) == Set(codes.map { "workbooks/\($0)" }))
    #expect(names.count == codes.count + 1)
  }

  @Test func `an authority's sheets hold its own figures and those beside it`() throws {
    let analysis = SampleFiles.analysis
    let position = try #require(SampleFiles.workbooks.names.firstIndex { $0.contains("E06000021") })
    let contents = try WorkbookContents(
      parts: parts(SampleFiles.workbooks.workbook(at: position)))
    let area = try #require(analysis.table.register.area(code: "E06000021"))
    var compared = 0
    for sheet in contents.sheets
    where Theme.allCases.contains(where: { sheet.name.lowercased() == $0.rawValue }) {
      let table = try #require(sheet.tables.first)
      for row in (table.firstRow + 1)...table.lastRow {
        let cells = try #require(sheet.cells[row])
        let measure = try #require(analysis.table.measures.first { $0.name == cells[1] })
        let comparators = try #require(analysis.comparators[measure.id])
        for column in 5..<table.columns {
          let year = try #require(Int(table.columnNames[column - 1]))
          let index = comparators.years.firstIndex(of: year)
          let expected: Double?
          switch cells[4] {
          case area.name:
            expected = analysis.table.observation(of: measure.id, in: area.key, year: year)?.value
          case "England": expected = index.flatMap { comparators.england[$0].shown }
          case "Statistical neighbours, median":
            expected = index.flatMap { comparators.neighbours[area.key]?[$0].median }
          default:
            expected = index.flatMap { i in
              area.region.flatMap { comparators.regions[$0]?[i].shown }
            }
          }
          let number =
            sheet.numbers[row]?.contains(column) == true
            ? Double(cells[column] ?? "") : nil
          #expect(number.map { Float($0) } == expected.map { Float($0) })
          compared += 1
        }
      }
    }
    #expect(compared == 8 * 4 * SampleAnalysis.years.count)
  }

  @Test func `a joint return and a new area are told in notes`() throws {
    func notes(_ code: String) throws -> String {
      let position = try #require(SampleFiles.workbooks.names.firstIndex { $0.contains(code) })
      let contents = try WorkbookContents(
        parts: parts(SampleFiles.workbooks.workbook(at: position)))
      return contents.sheets[2].cells.values.flatMap(\.values).joined(separator: " ")
    }
    #expect(try notes("E06000002").contains("joint return"))
    #expect(try notes("E06000010").contains("New area on 1 April 2019"))
    #expect(try !notes("E06000021").contains("joint return"))
  }

  @Test func `the same analysis gives the same bytes`() throws {
    for position in [0, 5] {
      let first = try parts(SampleFiles.workbooks.workbook(at: position))
      #expect(try first == parts(SampleFiles.workbooks.workbook(at: position)))
    }
  }

  @Test func `workbooks can be made without any figures`() throws {
    let register = SampleFiles.analysis.table.register
    let model = SampleFiles.analysis.neighbourModel
    let set = WorkbookSet(
      WorkbookContext(
        analysis: Analysis(
          table: ObservationTable(measures: [], register: register, observations: []),
          comparators: [:], trends: [], models: [], neighbourModel: model, neighbourModels: [],
          groups: []),
        headline: SampleAnalysis.headline, sources: [], version: "0"))
    for position in [0, 1] {
      let contents = try WorkbookContents(parts: parts(set.workbook(at: position)))
      #expect(contents.problems == [])
      #expect(contents.sheets.map(\.name) == ["Cover", "Contents", "Notes"])
    }
  }

  /// What the checker must see when a part is changed.
  static let faults: [(part: String, old: String, new: String, problem: String)] = [
    (
      "xl/worksheets/sheet4.xml", "</sheetData>", "</sheetData><autoFilter ref=\"A1:B2\"/>",
      "autoFilter"
    ),
    (
      "xl/worksheets/sheet4.xml", "</sheetData>",
      "</sheetData><mergeCells><mergeCell/></mergeCells>", "mergeCell"
    ),
    ("xl/worksheets/sheet4.xml", "<sheetView ", "<pane/><sheetView ", "pane"),
    ("xl/worksheets/sheet4.xml", "<v>", "<f>A1</f><v>", "has f"),
    ("xl/worksheets/sheet4.xml", "<row r=\"8\" ", "<row hidden=\"1\" r=\"8\" ", "hidden"),
    ("xl/worksheets/sheet4.xml", "r=\"A1\"", "r=\"C1\"", "A1 is empty"),
    (
      "xl/worksheets/sheet4.xml", "</sheetData>",
      "<row r=\"999\"><c r=\"A999\"><v>1</v></c></row></sheetData>", "below the table"
    ),
    ("xl/worksheets/sheet4.xml", "r=\"A9\"", "r=\"XA9\"", "is empty"),
    ("xl/tables/table3.xml", "ref=\"A", "headerRowCount=\"0\" ref=\"A", "no header row"),
    ("xl/tables/table3.xml", "ref=\"A", "ref=\"B", "column A"),
    ("xl/tables/table3.xml", "<tableColumns", "<autoFilter/><tableColumns", "filter buttons"),
    ("xl/tables/table3.xml", "name=\"LA code\"", "name=\"Column1\"", "header differs"),
    ("xl/sharedStrings.xml", "Shorthand on this sheet:", "Words:", ""),
    ("xl/sharedStrings.xml", "[c] suppressed", "suppressed", "not explained"),
    ("xl/sharedStrings.xml", "[note 1]", "[note 99]", "no note"),
    ("xl/workbook.xml", "name=\"Notes\"", "name=\"Footnotes\"", "Cover, Contents, Notes"),
    (
      "xl/workbook.xml", "name=\"Cover\"", "name=\"A name of more than thirty letters\"", "too long"
    ),
    ("docProps/core.xml", "<dc:creator>carenumbers", "<dc:creator>", "no dc:creator"),
  ]

  @Test(arguments: faults.indices)
  func `the checker sees what breaks a rule`(index: Int) throws {
    let fault = Self.faults[index]
    var parts = try parts(SampleFiles.workbooks.workbook(at: 0))
    let text = String(decoding: try #require(parts[fault.part]), as: UTF8.self)
    #expect(text.contains(fault.old))
    parts[fault.part] = Data(text.replacingOccurrences(of: fault.old, with: fault.new).utf8)
    let problems = try WorkbookContents(parts: parts).problems
    if fault.problem.isEmpty {
      #expect(problems == [])
    } else {
      #expect(problems.contains { $0.contains(fault.problem) }, "\(problems.prefix(5))")
    }
  }
}
