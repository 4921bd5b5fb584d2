/// Writes the text of one drawing: elements with classes, coordinates with one decimal, escaped text.
struct SVGWriter {
  private(set) var svg: String

  /// Opens a drawing of a size in user units.
  init(_ description: ChartDescription, width: Double, height: Double) {
    svg = ""
    svg.reserveCapacity(5_000)
    let id = description.id
    svg += "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 "
    svg += "\(Self.number(width)) \(Self.number(height))\" role=\"img\" focusable=\"false\""
    svg += " aria-labelledby=\"\(id)-t \(id)-d\"><title id=\"\(id)-t\">"
    append(escaped: description.headline)
    svg += "</title><desc id=\"\(id)-d\">"
    append(escaped: description.summary)
    svg += "</desc>"
  }

  /// The finished drawing.
  consuming func finished() -> String {
    svg += "</svg>"
    return svg
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
    svg += "<path class=\"\(style)\" d=\"M"
    point(x1, y1)
    svg += "L"
    point(x2, y2)
    svg += "\"/>"
  }

  /// A line through points, broken where there is none; a single point draws nothing.
  mutating func path(_ points: [(x: Double, y: Double)?], _ style: String) {
    var data = SVGPath()
    for place in points { data.add(place) }
    guard !data.text.isEmpty else { return }
    svg += "<path class=\"\(style)\" d=\"\(data.text)\"/>"
  }

  mutating func polygon(_ points: [(x: Double, y: Double)], _ style: String) {
    svg += "<path class=\"\(style)\" d=\""
    for (index, place) in points.enumerated() {
      svg += index == 0 ? "M" : "L"
      point(place.x, place.y)
    }
    svg += "Z\"/>"
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ style: String) {
    svg += "<circle class=\"\(style)\" cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\""
    svg += "\(Self.number(radius))\"/>"
  }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String
  ) {
    svg += "<rect class=\"\(style)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\""
    svg += "\(Self.number(width))\" height=\"\(Self.number(height))\"/>"
  }

  /// A text whose baseline starts (or ends, or centres: classes `e`, `m`) at a point.
  mutating func text(_ text: String, _ x: Double, _ y: Double, _ style: String = "") {
    svg += "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\""
    if !style.isEmpty { svg += " class=\"\(style)\"" }
    svg += ">"
    append(escaped: text)
    svg += "</text>"
  }

  private mutating func point(_ x: Double, _ y: Double) {
    svg += Self.number(x)
    svg += " "
    svg += Self.number(y)
  }

  private mutating func append(escaped text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": svg += "&amp;"
      case "<": svg += "&lt;"
      case ">": svg += "&gt;"
      case "\"": svg += "&quot;"
      // XML has no other control characters than these, however they are written.
      case let other where other.value < 32 && other != "\n" && other != "\t": svg += " "
      default: svg.unicodeScalars.append(scalar)
      }
    }
  }

  /// A coordinate with at most one decimal; whole numbers have none.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let whole = abs(tenths) / 10
    let rest = abs(tenths) % 10
    let sign = tenths < 0 ? "-" : ""
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}

/// The data of a path: a line that is lifted at every gap.
struct SVGPath {
  private(set) var text = ""
  private var run: [(x: Double, y: Double)] = []

  /// Adds a point, or a gap.
  mutating func add(_ place: (x: Double, y: Double)?) {
    guard let place else {
      run = []
      return
    }
    run.append(place)
    if run.count == 2 {
      text += "M\(SVGWriter.number(run[0].x)) \(SVGWriter.number(run[0].y))"
    }
    if run.count > 1 { text += "L\(SVGWriter.number(place.x)) \(SVGWriter.number(place.y))" }
  }
}
