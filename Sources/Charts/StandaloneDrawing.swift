/// A drawing taken out of its page: a file of its own with titles, style sheet and source inside.
///
/// It wraps the text that the page holds, so that a chart is drawn once. No coordinate of the
/// drawing changes: titles stand above its space and the source below it. The file has no script and
/// refers to nothing outside, and its size is that of its view, for programs that ask for one.
public struct StandaloneDrawing: Sendable, Hashable {
  /// The chart's words.
  public let description: ChartDescription
  /// What is drawn, below the headline; empty for none.
  public let subtitle: String
  /// Where the figures come from and up to when, below the drawing; empty for none.
  public let source: String
  /// The drawing as its page holds it.
  private let svg: String

  /// A file over a drawing.
  ///
  /// - Parameters:
  ///   - svg: The text that a `Chart` gives.
  ///   - name: The file's name, for a chart whose id says too little; safe as one, as an id is.
  public init(
    _ description: ChartDescription, subtitle: String, svg: String, source: String,
    name: String? = nil
  ) {
    (self.description, self.subtitle) = (description, subtitle)
    (self.svg, self.source) = (svg, source)
    var safe = SVGBytes(capacity: 64)
    safe.put(id: name ?? description.id)
    self.name = safe.text
  }

  /// The file's name without its ending: the chart's id as the drawing writes it, where none was
  /// given.
  public let name: String

  private static let margin = 16.0
  private static let headlineHeight = 24.0
  private static let lineHeight = 19.0

  /// The whole file in UTF-8.
  ///
  /// - Parameter footer: What stands below the source, one text a paragraph.
  public func bytes(footer: [FittedText] = []) -> [UInt8] {
    let parts = Parts(svg)
    // The headline is set larger than the estimate's text size.
    let headline = TextFit.lines(description.headline, width: parts.width * 14 / 19, most: 3)
    let subtitle = TextFit.lines(subtitle, width: parts.width, most: 3)
    let below =
      TextFit.lines(source, width: parts.width, most: 3)
      + footer.flatMap { $0.lines(width: parts.width) }
    let above =
      Self.headlineHeight * Double(headline.count) + Self.lineHeight * Double(subtitle.count) + 24
    var output = SVGBytes(capacity: svg.utf8.count + 4_000)
    open(
      parts, above: above,
      height: above + parts.height + Self.lineHeight * Double(below.count) + 24,
      &output)
    var y = Self.headlineHeight - above
    for line in headline {
      Self.put(line, class: "t", y: y, &output)
      y += Self.headlineHeight
    }
    for line in subtitle {
      Self.put(line, class: "q", y: y, &output)
      y += Self.lineHeight
    }
    output.put(parts.marks)
    y = parts.height + Self.lineHeight
    for line in below {
      Self.put(line, class: "q", y: y, &output)
      y += Self.lineHeight
    }
    output.put("</svg>\n")
    return output.bytes
  }

  /// Opens the file: its size, the drawing's words, the style sheet and a white plate.
  private func open(
    _ parts: Parts, above: Double, height: Double, _ output: inout SVGBytes
  ) {
    let size = Place(x: parts.width + 2 * Self.margin, y: height)
    let corner = Place(x: -Self.margin, y: -above)
    output.put("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"")
    output.put(size.x)
    output.put("\" height=\"")
    output.put(size.y)
    output.put("\" viewBox=\"")
    output.put(corner)
    output.put(" ")
    output.put(size)
    // Programs that know no style sheet still set the text in a readable face.
    output.put("\" font-family=\"sans-serif\" font-size=\"14\" role=\"img\" aria-labelledby=\"")
    output.put(id: description.id)
    output.put("-t ")
    output.put(id: description.id)
    output.put("-d\">")
    output.put(parts.words)
    output.put("<style>")
    output.put(ChartStyle.css(of: parts.classes))
    output.put("</style><rect x=\"")
    output.put(corner.x)
    output.put("\" y=\"")
    output.put(corner.y)
    output.put("\" width=\"")
    output.put(size.x)
    output.put("\" height=\"")
    output.put(size.y)
    output.put("\" fill=\"\(Palette.plate)\"/>")
  }

  private static func put(_ line: String, class name: String, y: Double, _ output: inout SVGBytes) {
    output.put("<text x=\"0\" y=\"")
    output.put(y)
    output.put("\" class=\"\(name)\">")
    output.put(escaped: line)
    output.put("</text>")
  }
}

extension StandaloneDrawing {
  /// The parts of a drawing's text.
  ///
  /// Texts in it are escaped, so that its own markup is found by searching.
  private struct Parts {
    /// The size of the view, in units of the drawing.
    let width: Double
    let height: Double
    /// The title and the description, markup included.
    let words: ArraySlice<UInt8>
    /// All marks and texts.
    let marks: ArraySlice<UInt8>

    init(_ svg: String) {
      let bytes = Array(svg.utf8)
      let view = Self.end(of: "viewBox=\"0 0 ", in: bytes, from: 0)
      let opened = Self.end(of: ">", in: bytes, from: view)
      let worded = Self.end(of: "</desc>", in: bytes, from: opened)
      let size = bytes[view..<opened].prefix { $0 != UInt8(ascii: "\"") }
        .split(separator: UInt8(ascii: " "))
        .map { Double(String(decoding: $0, as: UTF8.self)) ?? 0 }
      precondition(size.count == 2, "a drawing opens with its view and its words")
      (width, height) = (size[0], size[1])
      words = bytes[opened..<worded]
      marks = bytes[worded...].dropLast("</svg>".utf8.count)
    }

    /// The classes of all marks and texts, and those of the words that the file adds.
    var classes: Set<String> {
      var classes: Set = ["t", "q"]
      var place = marks.startIndex
      let sought = Array("class=\"".utf8)
      while place < marks.endIndex {
        // A text cannot hold a quotation mark, so this is an attribute.
        guard marks[place] == UInt8(ascii: "\""), marks[..<(place + 1)].hasSuffix(sought) else {
          place += 1
          continue
        }
        let value = marks[(place + 1)...].prefix { $0 != UInt8(ascii: "\"") }
        for name in value.split(separator: UInt8(ascii: " ")) {
          classes.insert(String(decoding: name, as: UTF8.self))
        }
        place = value.endIndex + 1
      }
      return classes
    }

    /// The place after the first occurrence of some markup; the end where there is none.
    private static func end(of markup: String, in bytes: [UInt8], from start: Int) -> Int {
      let sought = Array(markup.utf8)
      var place = start
      while place + sought.count <= bytes.count {
        if bytes[place] == sought[0], bytes[place...].starts(with: sought) {
          return place + sought.count
        }
        place += 1
      }
      return bytes.count
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ ending: [UInt8]) -> Bool {
    suffix(ending.count).elementsEqual(ending)
  }
}
