import Testing
import TestSupport

@testable import PartnerReturns

/// The XML form of a return.
struct XMLReturnTests {
  @Test(arguments: [(1, 1), (2, 3), (40, 4), (300, 5)] as [(Int, UInt64)])
  func `the same rows as XML and as CSV files give the same return`(
    count: Int, seed: UInt64
  ) throws {
    let sample = XMLSample(count: count, seed: seed)
    var files = ["return.xml": sample.xml]
    for table in sample.tables { files["\(table.rawValue).csv"] = sample.csv(table) }
    try ReturnFixture.withFolder(files) { folder in
      var fromCSV = XMLReading.builder
      for table in sample.tables {
        try TableFile.read(
          path: "\(folder)/\(table.rawValue).csv", name: table.rawValue,
          into: &fromCSV)
      }
      var fromXML = XMLReading.builder
      try XMLReturn.read(path: "\(folder)/return.xml", name: "return.xml", into: &fromXML)
      #expect(ReturnContents(fromXML) == ReturnContents(fromCSV))
      #expect(fromXML.annual.headers.count == count)
      #expect(fromXML.annual.arrivals.allSatisfy { $0.file == "return.xml" })

      var byByte = XMLReading.builder
      try XMLReturn.read(
        path: "\(folder)/return.xml", name: "return.xml", into: &byByte, pieceSize: 1)
      #expect(ReturnContents(byByte) == ReturnContents(fromXML))
      #expect(byByte.annual.headers.map(\.line) == fromXML.annual.headers.map(\.line))
      #expect(byByte.annual.episodes.map(\.line) == fromXML.annual.episodes.map(\.line))
    }
  }

  @Test func `the size of the pieces makes no difference`() throws {
    let bytes = Array(XMLSample(count: 12, seed: 9).xml.utf8)
    let whole = try ReturnContents(XMLReading.read(bytes, pieceSize: bytes.count))
    for size in 1...40 {
      #expect(try ReturnContents(XMLReading.read(bytes, pieceSize: size)) == whole)
    }
  }

  @Test func `CHILDID is CHILD, and PL is PLACE`() throws {
    let builder = try XMLReading.read(
      XMLReading.child(
        "<CHILDID>7</CHILDID>", "<EPISODE><PL>U4</PL></EPISODE><EPISODE><PLACE>K2</PLACE></EPISODE>"
      ))
    var children = builder.children
    #expect(children.number(of: [0x37].span) == 0)
    #expect(builder.annual.episodes.map(\.placement) == [.u4, .blank])
  }

  @Test func `every column has a place in the XML`() throws {
    // A field that were never read would differ from the CSV only where its table is kept.
    let elements = XMLShape.headerElements + [XMLShape.episode]
    for element in elements {
      let own = element.table.columns.filter { $0 != "CHILD" && $0 != "DOB" }
      #expect(
        own.allSatisfy { column in
          element.fields.place(of: Array((column == "PLACE" ? "PL" : column).utf8).span)
            == element.table.columns.firstIndex(of: column)
        })
    }
    let rows = [XMLShape.headerRow, XMLShape.asylumRow] + XMLShape.markedRows
    for row in rows {
      let names = row.sources.map { source in
        if case .header(let place) = source { XMLShape.headerFields.name(at: place) } else { "" }
      }
      #expect(names == ["CHILDID"] + row.table.columns.dropFirst())
    }
    #expect(
      Set(elements.map(\.table) + rows.map(\.table)).union([.socialWorkers, .deprivationOfLiberty])
        == Set(ReturnTable.allCases))
  }

  @Test func `lines are those of the HEADER and of the EPISODE`() throws {
    let text = XMLReading.child(
      "<CHILDID>7</CHILDID>\n<UASC>1</UASC>\n",
      "\n<EPISODE>\n<RNE>S</RNE>\n</EPISODE>\n<EPISODE/>\n")
    let annual = try XMLReading.read(text).annual
    #expect(annual.headers.map(\.line) == [3])
    #expect(annual.asylum.map(\.line) == [3])
    #expect(annual.episodes.map(\.line) == [8, 11])
  }

  @Test(arguments: [("", 0), ("0", 0), ("0.0", 0), ("1", 1), ("1.0", 1), (" 1\n", 1)])
  func `a child is of the UASC table where UASC is 1`(text: String, count: Int) throws {
    let text = XMLReading.child("<CHILDID>7</CHILDID><UASC>\(text)</UASC><DUC>01/01/2018</DUC>")
    let annual = try XMLReading.read(text).annual
    #expect(annual.asylum.count == count)
    #expect((annual.file(of: .uasc) != nil) == (count == 1))
  }

  @Test(arguments: ["IN_TOUCH", "ACTIV", "ACCOM"])
  func `any field of OC3 makes its row, and a blank one none`(field: String) throws {
    let child = "<CHILDID>7</CHILDID><DOB>01/01/2000</DOB>"
    let filled = try XMLReading.read(XMLReading.child("\(child)<\(field)>0</\(field)>")).annual
    #expect(filled.careLeavers == [0])
    let blank = try XMLReading.read(XMLReading.child("\(child)<\(field)> </\(field)>")).annual
    #expect(blank.careLeavers.isEmpty && blank.file(of: .oc3) == nil)
  }

  @Test func `a return without children has a Header and an Episodes table`() throws {
    let annual = try XMLReading.read("<EXPSSDA903/>").annual
    #expect(annual.arrivals.map(\.table) == [.header, .episodes])
    #expect(annual.headers.isEmpty && annual.episodes.isEmpty)
  }

  @Test func `comments, sections, attributes, prefixes and unknown elements do no harm`() throws {
    let plain = XMLReading.child(
      "<CHILDID>7&amp;8</CHILDID><SEX>1</SEX>", "<EPISODE><RNE>S</RNE></EPISODE>")
    let odd = """
      <?xml version="1.0"?><?note some?><!-- a --><r:EXPSSDA903 xmlns:r="urn:x" a="b">stray
      <CHILD n='1'><MORE><SEX>2</SEX></MORE><r:HEADER><CHILDID><![CDATA[7&]]><!-- b -->&#56;</CHILDID>
      <OTHER>2<A><B/></A></OTHER><SEX c="d">1</SEX></r:HEADER>
      <EPISODE><DOB>x</DOB>stray<RNE>S</RNE><NEW/></EPISODE></CHILD><LAST/></r:EXPSSDA903><!-- c -->
      """
    let (expected, found) = try (XMLReading.read(plain), XMLReading.read(odd))
    #expect(ReturnContents(found) == ReturnContents(expected))
  }

  @Test func `encodings that the file declares are read as the same text`() throws {
    let body = XMLReading.child("<CHILDID>é7</CHILDID><ETHNIC>WBRI</ETHNIC>")
    let expected = try ReturnContents(XMLReading.read(body))
    let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?>\(body)".unicodeScalars)
      .map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(try ReturnContents(XMLReading.read(latin)) == expected)
    let marked = "\u{FEFF}\(body)"
    let wide = marked.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try ReturnContents(XMLReading.read(wide)) == expected)
    #expect(try ReturnContents(XMLReading.read(marked)) == expected)
  }
}
