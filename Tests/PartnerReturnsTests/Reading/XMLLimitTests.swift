import Testing
import TestSupport

@testable import PartnerReturns

/// What an XML file may not do: fill memory, or get its text into a message.
struct XMLLimitTests {
  private static let id = "<CHILDID>7</CHILDID>"

  @Test func `elements are nested to 16 at most`() {
    func nested(_ count: Int) -> String {
      XMLReading.child(
        Self.id,
        String(repeating: "<A>", count: count) + String(repeating: "</A>", count: count))
    }
    #expect(XMLReading.fault(nested(14)) == nil)
    #expect(XMLReading.fault(nested(15))?.rule == "return-unreadable")
    #expect(
      XMLReading.fault(String(repeating: "<EXPSSDA903>", count: 100_000))?.rule
        == "return-unreadable")
  }

  @Test func `a field is 64 KiB at most`() {
    func field(_ count: Int) -> String {
      XMLReading.child("\(Self.id)<UPN>\(String(repeating: "x", count: count))</UPN>")
    }
    #expect(XMLReading.fault(field(64 << 10)) == nil)
    #expect(XMLReading.fault(field(64 << 10 + 1))?.message.contains("too long") == true)
    #expect(XMLReading.fault(field(3 << 20))?.rule == "return-unreadable")
  }

  @Test func `a name is 256 bytes at most`() {
    let long = String(repeating: "n", count: 256)
    #expect(XMLReading.fault(XMLReading.child(Self.id, "<\(long)/>")) == nil)
    #expect(XMLReading.fault(XMLReading.child(Self.id, "<A \(long)=''/>")) == nil)
    for text in ["<\(long)n/>", "<A \(long)n=''/>"] {
      let fault = XMLReading.fault(XMLReading.child(Self.id, text))
      #expect(fault?.rule == "return-unreadable")
      #expect(fault?.message.contains("name is too long") == true)
    }
  }

  @Test(arguments: ["<A{}/>", "<A b{}=''/>"])
  func `different names are bounded in number`(pattern: String) {
    func names(_ count: Int) -> String {
      let parts = (0..<count).map { pattern.replacing("{}", with: "\($0)") }
      return XMLReading.child(Self.id, parts.joined())
    }
    #expect(XMLReading.fault(names(900)) == nil)
    #expect(XMLReading.fault(names(2000))?.message.contains("different names") == true)
  }

  @Test(arguments: ["<!-- {} -->", "<?a {}?>", "<A b='{}'/>", "<A{}/>", "<A {}/>", "<A b='1'{}/>"])
  func `a tag or comment of a megabyte is refused`(pattern: String) {
    let space = pattern.contains(" {}/") || pattern.contains("'{}/")
    let filling = String(repeating: space ? " " : "x", count: 1 << 20)
    let text = XMLReading.child(Self.id, pattern.replacing("{}", with: filling))
    let fault = XMLReading.fault(text)
    #expect(fault?.rule == "return-unreadable")
    #expect(fault?.message.contains("too long") == true)
  }

  @Test func `a return of 50,000 children leaves nothing behind but its rows`() throws {
    let stream = try XMLStream(XMLReading.builder, file: XMLReading.name)
    var most = 0
    func feed(_ text: String, isLast: Bool = false) throws {
      let bytes = Array(text.utf8)
      try stream.feed(bytes.span, isLast: isLast)
      most = max(most, stream.capacity)
    }
    try feed("<EXPSSDA903>")
    for start in stride(from: 0, to: 50_000, by: 250) {
      var piece = ""
      for number in start..<start + 250 {
        piece += "<CHILD><HEADER><CHILDID>\(number)</CHILDID><DOB>01/02/2010</DOB></HEADER>"
        piece += "<EPISODE><DECOM>01/04/2017</DECOM><RNE>S</RNE></EPISODE><EPISODE/></CHILD>\n"
      }
      try feed(piece)
    }
    try feed("</EXPSSDA903>", isLast: true)
    let builder = stream.rows.builder
    #expect(builder.children.count == 50_000)
    #expect(builder.annual.headers.count == 50_000)
    #expect(builder.annual.episodes.count == 100_000)
    #expect(builder.annual.headers.last?.line == 50_000)
    #expect(most < 8 << 10)
  }

  @Test func `no text of the file is in a fault, wherever the file is damaged`() throws {
    let marker = "Zq7Kx"
    let fields = XMLSample(count: 2, seed: 21).xml
      .replacing("</SEX>", with: "\(marker)</SEX>").replacing("</DOB>", with: "\(marker)</DOB>")
      .replacing("</DECOM>", with: "\(marker)</DECOM>").replacing("</PL>", with: "\(marker)</PL>")
    let text = Array(
      fields.replacing(
        "<CHILD>", with: "<CHILD \(marker)='\(marker)'><!--\(marker)--><?\(marker)?>"
      )
      .replacing("</CHILDID>", with: "\(marker)</CHILDID><\(marker)>\(marker)</\(marker)>").utf8)
    _ = try XMLReading.read(text)
    var random = SeededGenerator(seed: 5)
    var faults = 0
    for _ in 0..<4000 {
      var damaged = text
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: damaged.indices, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: damaged.remove(at: place)
        case 1: damaged[place] = UInt8.random(in: 0...255, using: &random)
        case 2: damaged.insert(contentsOf: "<\(marker)&\(marker);".utf8, at: place)
        default: damaged.removeSubrange(place..<min(place + 40, damaged.count))
        }
      }
      do throws(ReturnFault) {
        _ = try XMLReading.read(damaged)
      } catch {
        faults += 1
        #expect(!String(describing: error).contains(marker))
      }
    }
    #expect(faults > 2000)
  }

  @Test func `a field with a marker in each table is in no fault of that field`() {
    let marker = "Zq7Kx"
    for element in XMLShape.headerElements + [XMLShape.episode] {
      let name = String(decoding: element.name, as: UTF8.self)
      for place in 0..<element.fields.count where !element.fields.name(at: place).isEmpty {
        let field = element.fields.name(at: place)
        let row = "<\(name)><\(field)>\(marker)</\(field)><\(field)>\(marker)</\(field)></\(name)>"
        let isEpisode = element.table == .episodes
        let fault = XMLReading.fault(
          XMLReading.child(isEpisode ? Self.id : Self.id + row, isEpisode ? row : ""))
        #expect(fault?.rule == "return-xml-shape")
        #expect(fault?.column == element.table.columns[place])
        #expect(!String(describing: fault).contains(marker))
      }
    }
    for place in 0..<XMLShape.headerFields.count {
      let field = XMLShape.headerFields.name(at: place)
      let text = "<\(field)>\(marker)</\(field)>"
      let fault = XMLReading.fault(XMLReading.child(text + text))
      #expect(fault?.rule == "return-xml-shape")
      #expect(!String(describing: fault).contains(marker))
    }
  }
}
