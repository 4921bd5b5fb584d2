import Foundation
import FoundationXML

/// What a page holds, read with an XML parser: the structure that the tests ask about.
final class PageInspection: NSObject, XMLParserDelegate {
  struct Table {
    var hasCaption = false
    var columnHeads = 0
    var rowHeads = 0
    var rows: [[String]] = []
  }

  private(set) var ids: [String] = []
  private(set) var headings: [Int] = []
  private(set) var tables: [Table] = []
  private(set) var links: [String] = []
  private(set) var labels: [String] = []
  private(set) var loaded: [String] = []
  private(set) var attributeNames: Set<String> = []
  private(set) var visibleText = ""
  private(set) var unnamedDrawings = 0
  private(set) var problem: String?

  private var open: [String] = []
  private var drawing: (role: String?, hidden: Bool, title: Bool, description: Bool)?

  init(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    if !parser.parse() {
      problem = "line \(parser.lineNumber): \(String(describing: parser.parserError))"
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(name)
    attributeNames.formUnion(attributes.keys)
    if let id = attributes["id"] { ids.append(id) }
    for key in ["aria-labelledby", "for"] {
      labels += (attributes[key] ?? "").split(separator: " ").map(String.init)
    }
    if let target = attributes["href"] {
      // A link to another form of the page loads nothing.
      let isLink = name == "a" || attributes["rel"] == "alternate"
      if isLink { links.append(target) } else { loaded.append(target) }
    }
    if let source = attributes["src"] { loaded.append(source) }
    if name.count == 2, name.first == "h", let level = name.last?.wholeNumberValue {
      headings.append(level)
    }
    switch name {
    case "table": tables.append(Table())
    case "caption": change { $0.hasCaption = true }
    case "tr": change { $0.rows.append([]) }
    case "th", "td": startCell(name, attributes)
    case "svg":
      drawing = (attributes["role"], attributes["aria-hidden"] == "true", false, false)
    case "title": drawing?.title = true
    case "desc": drawing?.description = true
    default: break
    }
  }

  private func startCell(_ name: String, _ attributes: [String: String]) {
    change { table in
      if !table.rows.isEmpty { table.rows[table.rows.count - 1].append("") }
      guard name == "th" else { return }
      if attributes["scope"] == "col" { table.columnHeads += 1 }
      if attributes["scope"] == "row" { table.rowHeads += 1 }
    }
  }

  private func change(_ change: (inout Table) -> Void) {
    if !tables.isEmpty { change(&tables[tables.count - 1]) }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
    if name == "svg", let drawing {
      let named = drawing.role == "img" && drawing.title && drawing.description
      if !named, !drawing.hidden { unnamedDrawings += 1 }
      self.drawing = nil
    }
    visibleText += " "
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    guard !open.contains("script"), !open.contains("style") else { return }
    visibleText += text
    guard open.contains("td") || open.contains("th") else { return }
    change { table in
      let row = table.rows.count - 1
      guard row >= 0, let cell = table.rows[row].indices.last else { return }
      table.rows[row][cell] += text
    }
  }
}
