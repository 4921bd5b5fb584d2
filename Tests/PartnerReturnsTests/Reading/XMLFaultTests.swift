import Testing
import TestSupport

@testable import PartnerReturns

/// XML files that are refused.
struct XMLFaultTests {
  private static let id = "<CHILDID>7</CHILDID>"

  @Test(arguments: [
    "<!DOCTYPE EXPSSDA903>", "<!DOCTYPE EXPSSDA903 []>",
    "<!DOCTYPE EXPSSDA903 SYSTEM \"file:///etc/passwd\">",
    "<!DOCTYPE EXPSSDA903 [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE EXPSSDA903 [<!ENTITY % x SYSTEM \"http://127.0.0.1/\"> %x;]>",
  ])
  func `a DOCTYPE is refused`(doctype: String) {
    let fault = XMLReading.fault(
      "<?xml version=\"1.0\"?>\n\(doctype)\n" + XMLReading.child(Self.id))
    #expect(fault?.rule == "return-xml-doctype")
    #expect(fault?.line == 2)
    #expect(fault?.message.contains("XML bomb") == true)
  }

  @Test func `a billion laughs are refused before anything is expanded`() {
    var bomb = "<!DOCTYPE x [<!ENTITY a0 \"ha\">"
    for level in 1...9 {
      bomb += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
    }
    let fault = XMLReading.fault(bomb + "]>" + XMLReading.child("<CHILDID>&a9;</CHILDID>"))
    #expect(fault?.rule == "return-xml-doctype")
    #expect(
      XMLReading.fault(XMLReading.child("<CHILDID>&a9;</CHILDID>"))?.rule == "return-unreadable")
  }

  @Test(arguments: [
    ("", "return-unreadable", "no element found"),
    ("CHILD,SEX\n1,2\n", "return-unreadable", "not well-formed"),
    ("<expssda903/>", "return-unknown-table", "EXPSSDA903"),
    ("<html></html>", "return-unknown-table", "EXPSSDA903"),
    ("<EXPSSDA903/><EXPSSDA903/>", "return-unreadable", "junk after document element"),
    ("<EXPSSDA903><CHILD></EXPSSDA903></CHILD>", "return-unreadable", "mismatched tag"),
    ("<EXPSSDA903><CHILD>", "return-unreadable", "no element found"),
    ("<?xml version='1.0' encoding='EBCDIC-X'?><EXPSSDA903/>", "return-unreadable", "encoding"),
    ("<EXPSSDA903><CHILD/></EXPSSDA903>", "return-no-child", "HEADER"),
    (XMLReading.child(""), "return-no-child", "without a child"),
    (XMLReading.child("<CHILDID> </CHILDID>"), "return-no-child", "without a child"),
    (XMLReading.child(id, "<HEADER>\(id)</HEADER>"), "return-xml-shape", "two HEADERs"),
    (
      "<EXPSSDA903><CHILD><EPISODE/><HEADER>\(id)</HEADER></CHILD></EXPSSDA903>",
      "return-xml-shape", "before the HEADER"
    ),
    (XMLReading.child(id + id), "return-xml-shape", "twice"),
    (XMLReading.child("\(id)<SEX>1<X/>2</SEX>"), "return-xml-shape", "within a field"),
    (XMLReading.child("\(id)<EPISODE/>"), "return-xml-shape", "no meaning"),
    (XMLReading.child(id, "<MORE><EPISODE/></MORE>"), "return-xml-shape", "no meaning"),
    (XMLReading.child(id, "<Episode/>"), "return-xml-shape", "capitals"),
    (XMLReading.child("\(id)<sex>1</sex>"), "return-xml-shape", "capitals"),
    (XMLReading.child("<AREVIEW/>\(id)"), "return-xml-shape", "after rows"),
    (XMLReading.child("\(id)<OC2/><DOB/>"), "return-xml-shape", "after rows"),
    (XMLReading.child("\(id)<UASC>Y</UASC>"), "return-xml-shape", "UASC"),
  ])
  func `a file that is no whole return is refused`(text: String, rule: String, words: String) {
    let fault = XMLReading.fault(text)
    #expect(fault?.rule == rule)
    #expect(fault?.message.contains(words) == true, "\(fault?.message ?? "none")")
    #expect(fault?.file == XMLReading.name)
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    for bad: [UInt8] in [[0xE9], [0xC3], [0xFF], [0xED, 0xA0, 0x80], [0x00], [0x1B]] {
      let parts = XMLReading.child("<CHILDID>7@</CHILDID>").split(separator: "@")
      let bytes = Array(parts[0].utf8) + bad + Array(parts[1].utf8)
      let fault = #expect(throws: ReturnFault.self) { _ = try XMLReading.read(bytes) }
      #expect(fault?.rule == "return-unreadable")
      #expect(fault?.line == 4)
    }
  }

  @Test func `the table that came as CSV cannot come again as XML`() throws {
    var builder = XMLReading.builder
    try builder.begin(.episodes, file: "episodes.csv")
    let stream = try XMLStream(builder, file: XMLReading.name)
    let text = Array("<EXPSSDA903/>".utf8)
    let fault = #expect(throws: ReturnFault.self) { try stream.feed(text.span, isLast: true) }
    #expect(fault?.rule == "return-table-twice")
  }

  @Test func `a missing file and a folder are refused, and the builder is as it was`() throws {
    try ReturnFixture.withFolder([:]) { folder in
      for path in ["\(folder)/none.xml", folder] {
        var builder = XMLReading.builder
        let fault = #expect(throws: ReturnFault.self) {
          try XMLReturn.read(path: path, name: "none.xml", into: &builder)
        }
        #expect(fault?.rule == "return-unreadable")
        #expect(fault?.file == "none.xml")
        #expect(builder.annual.year == 2018)
      }
    }
  }

  @Test func `after a fault the builder has what came before it`() throws {
    let text = XMLReading.child(Self.id, "<EPISODE/>").replacing("</EXPSSDA903>", with: "")
    try ReturnFixture.withFolder(["return.xml": text]) { folder in
      var builder = XMLReading.builder
      #expect(throws: ReturnFault.self) {
        try XMLReturn.read(path: "\(folder)/return.xml", name: "return.xml", into: &builder)
      }
      #expect(builder.annual.year == 2018)
      #expect(builder.annual.headers.count == 1 && builder.annual.episodes.count == 1)
      #expect(builder.children.count == 1)
    }
  }

  @Test func `a file cut anywhere is refused`() throws {
    let text = XMLSample(count: 3, seed: 12).xml
    let bytes = Array(text.utf8)
    let whole = try ReturnContents(XMLReading.read(bytes))
    for end in bytes.indices {
      do throws(ReturnFault) {
        let builder = try XMLReading.read(Array(bytes[..<end]))
        #expect(ReturnContents(builder) == whole)
        #expect(end == bytes.count - 1, "only the last line's end can be missing")
      } catch {
        #expect(error.rule == "return-unreadable")
      }
    }
  }
}
