import Charts
import Foundation
import FoundationXML
import Testing

/// A drawing read back from its text by an XML parser.
struct ParsedDrawing {
  struct Element {
    let name: String
    let attributes: [String: String]
    /// The classes of the element and of all around it.
    let classes: [String]
    /// The baseline of the group around it, where the group has one.
    let baseline: Double?
    var text = ""

    func number(_ attribute: String) throws -> Double {
      try #require(attributes[attribute].flatMap { Double($0) }, "\(name) has no \(attribute)")
    }
  }

  /// Where a text stands, as far as that can be told without a font.
  struct Box: CustomStringConvertible {
    let text: String
    let left: Double
    let right: Double
    let baseline: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && abs(baseline - other.baseline) < 14
    }

    var description: String { "\"\(text)\" \(left)...\(right) at \(baseline)" }
  }

  let elements: [Element]
  let width: Double
  let height: Double

  init(_ svg: String) throws {
    let collector = Collector()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = collector
    try #require(parser.parse(), "not well formed: \(svg.prefix(300))")
    elements = collector.elements
    let view = try #require(elements.first?.attributes["viewBox"]).split(separator: " ")
    width = try #require(Double(view[2]))
    height = try #require(Double(view[3]))
  }

  func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// The paths of a class.
  func paths(_ style: String) -> [String] {
    named("path").filter { $0.classes.contains(style) }.compactMap { $0.attributes["d"] }
  }

  /// Where each piece of a path begins and ends, for paths of moves and lines, given or in steps.
  static func pieces(_ path: String) throws -> [(start: Place, end: Place)] {
    var pieces: [(start: Place, end: Place)] = []
    var (pen, start) = (Place(x: 0, y: 0), Place(x: 0, y: 0))
    let commands = path.split { $0.isLetter }.map(numbers)
    var position = 0
    for letter in path where letter.isLetter {
      guard letter != "z" else {
        pen = start
        continue
      }
      let values = try #require(position < commands.count ? commands[position] : nil)
      position += 1
      switch letter {
      case "M": pen = Place(x: values[0], y: values[1])
      case "m": pen = Place(x: pen.x + values[0], y: pen.y + values[1])
      case "H": pen.x = values[0]
      case "h": pen.x += values[0]
      case "V": pen.y = values[0]
      case "v": pen.y += values[0]
      case "l":
        for place in stride(from: 0, to: values.count - 1, by: 2) {
          pen = Place(x: pen.x + values[place], y: pen.y + values[place + 1])
        }
      default: Issue.record("\(letter) in \(path)")
      }
      if letter == "M" || letter == "m" {
        start = pen
        pieces.append((pen, pen))
      } else if !pieces.isEmpty {
        pieces[pieces.count - 1].end = pen
      }
    }
    return pieces
  }

  /// Numbers that a blank or a minus sets apart.
  private static func numbers(_ text: Substring) -> [Double] {
    text.replacing("-", with: " -").split(separator: " ").compactMap { Double($0) }
  }

  /// A place on a drawing.
  struct Place {
    var x: Double
    var y: Double
  }

  var texts: [String] { named("text").map(\.text) }

  func boxes() throws -> [Box] {
    try named("text").map { element in
      let width = TextFit.width(element.text, isBold: element.classes.contains("b"))
      let x = try element.number("x")
      let left =
        element.classes.contains("m")
        ? x - width / 2 : element.classes.contains("e") ? x - width : x
      return Box(
        text: element.text, left: left, right: left + width,
        baseline: try element.baseline ?? element.number("y"))
    }
  }

  /// Fails for each pair of texts that overlap and each text that leaves the drawing.
  func expectReadable(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let boxes = try boxes()
    for (index, box) in boxes.enumerated() {
      #expect(
        box.left > -1 && box.right < width + 1 && box.baseline > 10 && box.baseline < height,
        "\(box) is cut off", sourceLocation: sourceLocation)
      for other in boxes[(index + 1)...] {
        #expect(
          !box.overlaps(other), "\(box) and \(other) overlap", sourceLocation: sourceLocation)
      }
    }
  }
}

private final class Collector: NSObject, XMLParserDelegate {
  var elements: [ParsedDrawing.Element] = []
  private var open: [Int] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    let own = attributes["class"]?.split(separator: " ").map(String.init) ?? []
    let outer = open.last.map { elements[$0].classes } ?? []
    open.append(elements.count)
    let moved = open.dropLast().compactMap { elements[$0].attributes["transform"] }.last
    elements.append(
      .init(
        name: name, attributes: attributes, classes: outer + own,
        baseline: moved.flatMap { Double($0.dropFirst("translate(0 ".count).dropLast()) }))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    guard let index = open.last else { return }
    elements[index].text += text
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }
}
