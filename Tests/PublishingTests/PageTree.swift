import Foundation
import FoundationXML
import Testing

/// An element of a page or drawing, with everything in it, read with an XML parser.
final class PageTree {
  let name: String
  let attributes: [String: String]
  private(set) var children: [PageTree] = []
  private var pieces: [Piece] = []

  private enum Piece {
    case text(String)
    case element(PageTree)
  }

  private init(_ name: String, _ attributes: [String: String]) {
    (self.name, self.attributes) = (name, attributes)
  }

  /// The root element of a well-formed text.
  static func read(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws
    -> PageTree
  {
    let builder = Builder()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = builder
    try #require(parser.parse(), "not well formed", sourceLocation: sourceLocation)
    return try #require(builder.top.children.first, sourceLocation: sourceLocation)
  }

  /// All text in the element but that of scripts and style sheets.
  var text: String {
    guard name != "script", name != "style" else { return "" }
    return pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .element(let element): element.text
      }
    }.joined()
  }

  /// The text that stands in the element itself.
  var ownText: String {
    pieces.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }

  var classes: [String] { attributes["class"]?.split(separator: " ").map(String.init) ?? [] }

  /// The element and all elements in it, in the order of the text.
  var all: [PageTree] { [self] + children.flatMap(\.all) }

  func named(_ name: String) -> [PageTree] { all.filter { $0.name == name } }

  func element(id: String) -> PageTree? { all.first { $0.attributes["id"] == id } }

  /// The section that a heading labels or begins.
  func section(_ id: String) -> PageTree? {
    all.first { section in
      section.name == "section"
        && (section.attributes["aria-labelledby"] == id
          || section.children.first?.attributes["id"] == id)
    }
  }

  /// What stands below a chart's headline: what is drawn, of which years.
  func subtitle(_ id: String) -> String {
    let figure = named("figure").first { $0.drawing(id) != nil }
    return figure?.named("figcaption").first?.children.last?.text ?? ""
  }

  /// The drawing of a chart.
  func drawing(_ id: String) -> PageTree? {
    named("svg").first { $0.attributes["aria-labelledby"] == "\(id)-t \(id)-d" }
  }

  /// The rows of a table, heading first, each cell as its text.
  var cells: [[String]] {
    named("tr").map { row in
      row.children.filter { $0.name == "th" || $0.name == "td" }.map {
        $0.text.trimmingCharacters(in: .whitespacesAndNewlines)
      }
    }
  }

  private final class Builder: NSObject, XMLParserDelegate {
    let top = PageTree("", [:])
    private lazy var open = [top]

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      let element = PageTree(name, attributes)
      open.last?.children.append(element)
      open.last?.pieces.append(.element(element))
      open.append(element)
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      open.last?.pieces.append(.text(text))
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) { open.removeLast() }
  }
}
