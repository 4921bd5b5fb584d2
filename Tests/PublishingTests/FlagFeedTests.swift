import CareStatistics
import Foundation
import FoundationXML
import Testing

@testable import Publishing

/// The feed of flags, held against what RFC 4287 asks of a feed.
struct FlagFeedTests {
  private static let headline = HeadlineMeasuresOfFixture.headline

  private static func entries(_ run: String) -> [FlagEntry] {
    FlagFeed.entries(
      of: TidyFixture.differences(), analysis: TidyFixture.analysis, headline: headline
    ) { "urn:test:\(run):\($0.replacing(" ", with: "_"))" }
  }

  private static func feed(_ entries: [FlagEntry]) -> FlagFeed {
    FlagFeed(id: "urn:test:feed", entries: entries, analysis: TidyFixture.analysis)
  }

  /// Checks what every feed must have, and gives its entries.
  private func checked(_ bytes: [UInt8]) throws -> [AtomElement] {
    let feed = try #require(AtomElement(bytes))
    #expect(feed.name == "feed" && feed.namespace == AtomElement.atom)
    // Section 4.1.1: exactly one each, an author for entries that have none.
    for name in ["id", "title", "updated", "author", "subtitle"] {
      #expect(feed.children(name).count == 1, "\(name)")
    }
    #expect(feed.children("author").first?.children("name").first?.text.isEmpty == false)
    #expect(feed.children("link").filter { $0.attributes["rel"] == "self" }.count == 1)
    let entries = feed.children("entry")
    for element in [feed] + entries {
      // Section 4.2.6: an IRI, absolute; section 3.3: a time with its offset.
      #expect(element.text(of: "id").hasPrefix("urn:") && !element.text(of: "id").contains(" "))
      #expect(element.text(of: "updated").wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
      #expect(!element.text(of: "title").isEmpty)
    }
    for entry in entries {
      for name in ["id", "title", "updated", "summary"] {
        #expect(entry.children(name).count == 1, "\(name)")
      }
      // Section 4.1.2: without content an alternate link, and no two of one kind.
      let links = entry.children("link")
      #expect(links.count == 1 && links.first?.attributes["rel"] == "alternate")
      let target = links.first?.attributes["href"] ?? ""
      #expect(!target.isEmpty && !target.contains(":") && !target.hasPrefix("/"))
      #expect(
        entry.children("category").first?.attributes["term"]?.split(separator: "|").count == 5)
    }
    let ids = entries.map { $0.text(of: "id") } + [feed.text(of: "id")]
    #expect(Set(ids).count == ids.count)
    let newest = entries.map { $0.text(of: "updated") }.max() ?? ""
    #expect(newest <= feed.text(of: "updated"))
    return entries
  }

  @Test("a feed with entries has what the RFC asks for, and says before, now and cause")
  func entries() throws {
    let bytes = Self.feed(Self.entries("one") + Self.entries("two")).bytes
    let entries = try checked(bytes)
    #expect(entries.count == 8)
    let first = try #require(entries.first)
    #expect(
      first.text(of: "title")
        == "Poole, \"new\": gained a grade - cla_rate, 2016 to 2025")
    #expect(first.text(of: "updated") == "2025-03-31T00:00:00Z")
    let summary = first.text(of: "summary")
    #expect(
      summary.hasPrefix(
        "Before: No clear difference from the rest of England, 2015 to 2024. "
          + "Now: Fell while England rose (confirmed). Recorded cause: new figures in the window; "
          + "figures of other areas revised or withheld. A sentence <now>."))
    #expect(first.children("link").first?.attributes["href"] == "areas/E06000058.html")
    let terms = entries.compactMap { $0.children("category").first?.attributes["term"] }
    #expect(terms.first == "cla_rate|E06000058|2016-2025|against|confirmed")
    #expect(terms.contains("old_rate|E06000058|2016-2025|none|none"))
    let elsewhere = entries.filter { $0.text(of: "title").hasPrefix("Other") }
    #expect(
      elsewhere.allSatisfy { $0.children("link").first?.attributes["href"] == "changes.html" })
    #expect(elsewhere.count == 2)
    for entry in entries {
      #expect(
        BannedWords.found(in: entry.text(of: "title") + " " + entry.text(of: "summary")) == [])
    }
    #expect(bytes == Self.feed(Self.entries("one") + Self.entries("two")).bytes)
  }

  @Test("an entry that comes again, from inputs that went back and forth, is there once")
  func repeated() throws {
    let (one, two) = (Self.entries("one"), Self.entries("two"))
    let ids = try checked(Self.feed(one + two + one).bytes).map { $0.text(of: "id") }
    #expect(ids == (one + two).map(\.id))
  }

  @Test("a feed without entries is a feed")
  func empty() throws {
    #expect(try checked(Self.feed([]).bytes).isEmpty)
  }

  @Test("a hundred entries are kept, those that come first, and text cannot break out")
  func most() throws {
    let many = (0..<150).map { number in
      FlagEntry(
        id: "urn:test:\(number)", key: "m|a|w|t|\(number)<&\"'>", areaCode: "\"><x/>",
        title: "<b>\(number)</b> ]]> \u{1}", summary: "&amp; \u{C9}", updated: "2025-03-31")
    }
    let entries = try checked(Self.feed(many).bytes)
    #expect(entries.map { $0.text(of: "id") } == (0..<100).map { "urn:test:\($0)" })
    #expect(entries[7].text(of: "title") == "<b>7</b> ]]> ")
    #expect(entries[7].text(of: "summary") == "&amp; \u{C9}")
    #expect(entries[7].children("category").first?.attributes["term"] == "m|a|w|t|7<&\"'>")
  }

  @Test("the leading measure's flags come first, so that none of them is cut off")
  func leadingFirst() {
    let other = FlagFeed.entries(
      of: TidyFixture.differences(), analysis: TidyFixture.analysis,
      headline: HeadlineMeasuresOfFixture.leading("old_rate")
    ) { $0 }
    #expect(other.map(\.key).first == "old_rate|E06000058|2016-2025|none|none")
    #expect(Set(other.map(\.key)) == Set(Self.entries("").map(\.key)))
  }
}

/// An element of an XML text, read by a parser of its own.
final class AtomElement: NSObject, XMLParserDelegate {
  static let atom = "http://www.w3.org/2005/Atom"

  let name: String
  let namespace: String?
  let attributes: [String: String]
  private(set) var text = ""
  private(set) var children: [AtomElement] = []

  private var open: [AtomElement] = []

  private init(_ name: String, _ namespace: String?, _ attributes: [String: String]) {
    (self.name, self.namespace, self.attributes) = (name, namespace, attributes)
  }

  /// The root of a text; `nil` where it is not well-formed.
  convenience init?(_ bytes: [UInt8]) {
    let reader = AtomElement("", nil, [:])
    reader.open = [reader]
    let parser = XMLParser(data: Data(bytes))
    parser.shouldProcessNamespaces = true
    parser.delegate = reader
    guard parser.parse(), let root = reader.children.first else { return nil }
    self.init(root.name, root.namespace, root.attributes)
    (text, children) = (root.text, root.children)
  }

  func children(_ name: String) -> [AtomElement] { children.filter { $0.name == name } }

  func text(of name: String) -> String { children(name).first?.text ?? "" }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    let element = AtomElement(name, namespaceURI, attributes)
    open.last?.children.append(element)
    open.append(element)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }

  func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
}
