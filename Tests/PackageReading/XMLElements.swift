internal import Foundation
#if canImport(FoundationXML)
internal import FoundationXML
#endif

/// The elements of an XML text in the order in which they begin.
struct XMLElements {
  /// One element with the text that stands in it directly.
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
  }

  let all: [Element]

  /// Parses a text; `nil` when it is not well formed.
  init?(_ data: Data) {
    let collector = Collector()
    let parser = XMLParser(data: data)
    parser.delegate = collector
    guard parser.parse() else { return nil }
    all = collector.elements
  }

  /// The elements with a name.
  func named(_ name: String) -> [Element] { all.filter { $0.name == name } }
}

private final class Collector: NSObject, XMLParserDelegate {
  var elements: [XMLElements.Element] = []
  private var open: [Int] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(.init(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }
}
