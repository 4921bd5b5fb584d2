import DelimitedText
import Foundation
import TestSupport
import Testing

@Suite("Files that are refused") struct FailingFileTests {
  /// What the first fault of each file in `Fixtures/fail` says after the file's name.
  static let messages: [String: String] = [
    "blank-lines-only": ": the file has blank lines only, and no header",
    "control-bytes": ": this is not text: found bytes 01 02 03 04 61 72 65 61",
    "cut-short": ":3: the file seems cut short: 2 of 3 fields and no line end: ‘Leeds,20’",
    "duplicate-column": ":1: column area: columns 1 and 3 have the same name (‘area’)",
    "empty": ": the file is empty",
    "field-too-long": ":2: column children: a field longer than 20 bytes: ‘1234567890,123456789…’",
    "gzip": ": this is a gzip archive, not delimited text",
    "invalid-utf-8": ":3: column area: not UTF-8: byte 0x92 in ‘King�s Lynn’",
    "mark-only": ": the file is empty",
    "nul-byte": #":2: column area: a byte of value zero: ‘Le\x00ds’"#,
    "record-too-long": ":3: a record longer than 28 bytes: ‘Kirklees’",
    "stray-quote": #":2: column area: a quote inside an unquoted field: ‘Lee"’"#,
    "text-after-quote": #":3: column area: text after a closing quote: ‘"Leeds\ncity"’"#,
    "too-few-fields": ":3: 2 fields where the header has 3: ‘Leeds,2024’",
    "too-many-columns": ":2: more than 5 columns: ‘Leeds’",
    "too-many-fields": ":3: 4 fields where the header has 3: ‘Leeds,2024,1,234’",
    "unterminated-quote":
      #":3: column year: a quote is opened here and never closed: ‘"2024\n,11\n’"#,
    "utf-16-big-endian": ": the file is in UTF-16, not UTF-8",
    "utf-16-little-endian": ": the file is in UTF-16, not UTF-8",
    "xlsx": ": this is a ZIP archive or an Excel workbook (xlsx), not delimited text",
  ]

  /// Limits under which every other file of the folder passes.
  static let limits = ReadingLimits(fieldBytes: 20, recordBytes: 28, columns: 5)

  @Test func `every file has its message`() throws {
    #expect(try Fixture.names(in: "fail") == Self.messages.keys.sorted())
  }

  @Test(arguments: try Fixture.names(in: "fail"))
  func `the first fault names file, line, column and finding`(name: String) throws {
    let reading = Reading(
      try Fixture.bytes("fail", name), name: name, limits: Self.limits)
    let fault = try #require(reading.thrown)
    #expect(fault.description == Self.messages[name].map { name + $0 })
    #expect(fault.remedy.hasSuffix(".") && fault.remedy != "Check the file.")
  }

  @Test(arguments: try Fixture.names(in: "fail"))
  func `faults do not depend on the way of reading`(name: String) throws {
    let bytes = try Fixture.bytes("fail", name)
    for policy in [FaultPolicy.stop, .collect(limit: 100)] {
      let readings = Reading.inEveryWay(bytes, limits: Self.limits, onFault: policy)
      for (way, reading) in readings { #expect(reading == readings[0].reading, "\(way)") }
    }
  }

  @Test(arguments: [
    ("too-few-fields", 2), ("too-many-fields", 1), ("stray-quote", 1), ("text-after-quote", 1),
    ("invalid-utf-8", 1), ("cut-short", 1),
  ])
  func `a fault within a record is kept and reading goes on`(name: String, rows: Int) throws {
    let reading = Reading(try Fixture.bytes("fail", name), onFault: .collect(limit: 10))
    #expect(reading.thrown == nil)
    #expect(reading.faults.count == 1 && reading.summary.faults == 1)
    #expect(reading.rows.count == rows && reading.summary.records == rows)
  }

  @Test func `faults beyond the limit are counted and not kept`() {
    let text = "a,b\n1\n2\n3\n4,5\n\"6\"x,7\n8,9\n"
    let reading = Reading(text, onFault: .collect(limit: 2))
    #expect(reading.faults.map(\.line) == [2, 3])
    #expect(reading.summary.faults == 4)
    #expect(reading.rows == [["4", "5"], ["8", "9"]])
    #expect(reading.lines == [5, 7])
  }

  @Test func `nothing comes after a fault that was thrown`() throws {
    var reader = try DelimitedReader(source: ByteSource(bytes: Array("a,b\n1\n2,3\n".utf8)))
    #expect(throws: DelimitedFault.self) { _ = try reader.next() }
    let after = try reader.next()
    #expect(after == nil)
  }

  @Test func `a header is never passed over`() {
    let reading = Reading("a\"b,c\n1,2\n", onFault: .collect(limit: 10))
    #expect(reading.thrown?.kind == .strayQuote)
    #expect(reading.thrown?.column == "#1")
  }

  @Test func `a path without a file is told apart from a directory`() {
    #expect(fault(opening: "/nonexistent/file.csv")?.kind == .missingFile)
    #expect(fault(opening: Fixture.folder.path)?.kind == .directory)
  }

  @Test func `a file that may not be read says so`() throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "delimited-text-\(UUID().uuidString).csv").path
    try Data("a\n1\n".utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    // A superuser may read it all the same.
    let expected: DelimitedFault.Kind? = getuid() == 0 ? nil : .permissionDenied
    #expect(fault(opening: path)?.kind == expected)
  }

  @Test func `a missing column suggests the nearest name`() throws {
    let header = try Header(names: ["time_period", "la_name"], file: "f.csv")
    #expect(try header.index(of: "la_name") == 1)
    let fault = #expect(throws: DelimitedFault.self) { _ = try header.index(of: "Time period.") }
    #expect(fault?.remedy == "Did you mean time_period?")
  }

  private func fault(opening path: String) -> DelimitedFault? {
    do {
      _ = try DelimitedReader(path: path)
      return nil
    } catch { return error }
  }
}
