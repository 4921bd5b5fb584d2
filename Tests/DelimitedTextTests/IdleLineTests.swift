import DelimitedText
import Testing

struct IdleLineTests {
  private static let options = ReadingOptions(
    limits: ReadingLimits(idleLines: 10), onFault: .collect(limit: 2))

  private func read(_ text: String) throws -> (records: Int, faults: Int) {
    var reader = try DelimitedReader(
      source: ByteSource(bytes: Array(text.utf8)), options: Self.options)
    var records = 0
    while try reader.next() != nil { records += 1 }
    return (records, reader.summary.faults)
  }

  @Test("as many blank lines and faulty records as the limit are passed over")
  func withinLimit() throws {
    let text =
      "a,b\n" + String(repeating: "\n", count: 6) + String(repeating: "1\n", count: 4) + "1,2\n"
    let (records, faults) = try read(text)
    #expect(records == 1 && faults == 4)
  }

  @Test("more of them end the reading", arguments: ["\n", "1\n", "1\n\n"])
  func beyondLimit(_ line: String) throws {
    let text = "a,b\n1,2\n" + String(repeating: line, count: 11) + "1,2\n"
    let fault = #expect(throws: DelimitedFault.self) { try read(text) }
    #expect(fault?.kind == .tooManyIdleLines(limit: 10))
    #expect(fault?.description.contains("more than 10 lines without a record") == true)
  }
}
