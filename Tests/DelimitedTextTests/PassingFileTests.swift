import DelimitedText
import Foundation
import TestSupport
import Testing

@Suite("Files that are read") struct PassingFileTests {
  private func rows(_ name: String) throws -> [[String]] {
    let reading = Reading(try Fixture.bytes("pass", name))
    #expect(reading.thrown == nil)
    return reading.rows
  }

  @Test(arguments: try Fixture.names(in: "pass"))
  func `records do not depend on the way of reading`(name: String) throws {
    let bytes = try Fixture.bytes("pass", name)
    let readings = Reading.inEveryWay(bytes)
    #expect(readings[0].reading.thrown == nil)
    for (way, reading) in readings { #expect(reading == readings[0].reading, "\(way)") }
  }

  @Test(arguments: ["plain", "windows", "old-mac"])
  func `every line end is understood`(name: String) throws {
    let reading = Reading(try Fixture.bytes("pass", name))
    #expect(reading.header == ["area", "year", "children"])
    #expect(reading.rows == [["Leeds", "2024", "11"], ["York", "2025", "12"]])
    #expect(reading.lines == [2, 3])
    #expect(reading.summary.lines == 3)
    let expected: [String: LineEnd] = ["plain": .lf, "windows": .crlf, "old-mac": .cr]
    #expect(reading.summary.lineEnds.only == expected[name])
  }

  @Test func `a mixture of line ends is counted by kind`() throws {
    let reading = Reading(try Fixture.bytes("pass", "mixed-line-ends"))
    #expect(reading.summary.lineEnds == LineEndCounts(lf: 1, crlf: 1, cr: 1))
    #expect(reading.summary.lineEnds.isMixed && reading.rows.count == 3)
  }

  @Test func `a byte-order mark is no part of the first name`() throws {
    let reading = Reading(try Fixture.bytes("pass", "byte-order-mark"))
    #expect(reading.header[0] == "area" && reading.summary.hadByteOrderMark)
    #expect(try rows("no-last-line-end") == [["Leeds", "2024", "11"]])
  }

  @Test func `a quoted line break is data and counts as a line`() throws {
    let reading = Reading(try Fixture.bytes("pass", "quoted"))
    #expect(
      reading.rows == [
        ["Leeds, city", "20\"24\"", ""], ["a\nb\r\nc\rd", "2025", "x"], ["\"", "", ""],
      ])
    #expect(reading.lines == [2, 3, 7])
    #expect(reading.summary.lines == 7)
    #expect(reading.summary.lineEnds == LineEndCounts(lf: 4))
  }

  @Test func `blank lines are passed over and counted`() throws {
    let reading = Reading(try Fixture.bytes("pass", "blank-lines"))
    #expect(reading.lines == [6, 9])
    #expect(reading.summary.blankLines == 7)
    #expect(reading.summary.lines == 10)
  }

  @Test func `fields are verbatim`() throws {
    let reading = Reading(try Fixture.bytes("pass", "spaces-kept"))
    #expect(reading.header == [" area ", "year", "\tchildren"])
    #expect(reading.rows == [[" Leeds ", " 2024\t", "  "]])
    #expect(try rows("empty-fields") == [["", "", ""], ["", "", ""]])
    #expect(try rows("accents") == [["Ynys Môn", "2024", "11"], ["Łódź", "2025", "‘…’"]])
    #expect(try rows("one-column") == [["Leeds"], [""], [" York"]])
    #expect(try rows("header-only") == [])
  }

  @Test func `a record compares and lends its fields`() throws {
    var reader = try DelimitedReader(source: ByteSource(bytes: Array("a,b\nLeeds,\n".utf8)))
    let record = try #require(try reader.next())
    #expect(record.equals("Leeds", at: 0) && !record.equals("Leed", at: 0))
    #expect(record.equals(Array("Leeds".utf8), at: 0) && record.isEmpty(at: 1))
    #expect(record.withBytes(at: 0) { $0.count } == 5)
  }

  @Test func `a record that is kept stays as it was`() throws {
    var reader = try DelimitedReader(source: ByteSource(bytes: Array("a\n1\n2\n".utf8)))
    let first = try #require(try reader.next())
    let second = try #require(try reader.next())
    #expect(first.string(at: 0) == "1" && second.string(at: 0) == "2")
  }

  @Test func `memory is bounded by the chunk and the limits, not by the file`() throws {
    let row = Array("Leeds,\"2024\n\",12\n".utf8)
    let total = 4 << 20
    let source = ByteSource(name: "made") { [made = Counter(), header = Array("a,b,c\n".utf8)] in
      let count = made.add()
      if count == 1 { return header }
      return count * 65536 > total ? [] : Array(repeatElement(row, count: $0 / row.count).joined())
    }
    var reader = try DelimitedReader(source: source, options: ReadingOptions(chunkSize: 65536))
    var records = 0
    var most = 0
    while let record = try reader.next() {
      records += record.count / 3
      most = max(most, reader.heldBytes)
    }
    #expect(records > 200_000 && reader.summary.lines == 2 * records + 1)
    #expect(most < 256 << 10, "\(most) bytes held")
  }

  @Test func `an endless quoted field ends at the limit`() {
    let options = ReadingOptions(limits: ReadingLimits(fieldBytes: 1000))
    let fault = #expect(throws: DelimitedFault.self) {
      let source = ByteSource(name: "made") { Array(repeating: UInt8(ascii: "\""), count: $0) }
      _ = try DelimitedReader(source: source, options: options)
    }
    #expect(fault?.kind == .fieldTooLong(limit: 1000))
  }
}

/// Counts the calls of a closure that must be sendable.
private final class Counter: @unchecked Sendable {
  private var count = 0

  func add() -> Int {
    count += 1
    return count
  }
}
