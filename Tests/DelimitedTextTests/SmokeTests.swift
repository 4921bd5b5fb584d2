import DelimitedText
import Testing

@Suite struct SmokeTests {
  @Test func `fields are bound by name`() throws {
    var reader = try DelimitedReader(source: ByteSource(bytes: Array("a,b\n1,\"2\n3\"\n".utf8)))
    let record = try #require(try reader.next())
    #expect(record.string(at: 1) == "2\n3")
    let end = try reader.next()
    #expect(end == nil)
  }
}
