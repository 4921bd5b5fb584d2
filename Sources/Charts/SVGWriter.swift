/// Writes the text of one drawing: elements with classes, coordinates with one decimal, escaped text.
///
/// Thousands of drawings are written in one run, so everything goes to one buffer of bytes; text
/// interpolation would cost three times as much.
struct SVGWriter {
  private var bytes: [UInt8] = []

  /// Opens a drawing of a size in user units.
  init(_ description: ChartDescription, width: Double, height: Double) {
    bytes.reserveCapacity(6_000)
    put("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 ")
    put(width)
    put(" ")
    put(height)
    put("\" role=\"img\" focusable=\"false\" aria-labelledby=\"")
    put(description.id)
    put("-t ")
    put(description.id)
    put("-d\"><title id=\"")
    put(description.id)
    put("-t\">")
    put(escaped: description.headline)
    put("</title><desc id=\"")
    put(description.id)
    put("-d\">")
    put(escaped: description.summary)
    put("</desc>")
  }

  /// A small drawing that is hidden from screen readers.
  init(hiddenWidth width: Double, height: Double) {
    put("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart spark\" viewBox=\"0 0 ")
    put(width)
    put(" ")
    put(height)
    put("\" width=\"")
    put(width)
    put("\" height=\"")
    put(height)
    put("\" aria-hidden=\"true\" focusable=\"false\">")
  }

  /// The finished drawing.
  consuming func finished() -> String {
    put("</svg>")
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: StaticString)
  {
    open("path", style)
    put(" d=\"M")
    put(x1, y1)
    put("L")
    put(x2, y2)
    put("\"/>")
  }

  /// A line through points, broken where there is none; a single point draws nothing.
  mutating func path(_ points: [(x: Double, y: Double)?], _ style: StaticString) {
    var previous: (x: Double, y: Double)?
    var isOpen = false
    var isDrawing = false
    for place in points {
      if let place, let start = previous {
        if !isOpen {
          open("path", style)
          put(" d=\"")
          isOpen = true
        }
        if !isDrawing {
          put("M")
          put(start.x, start.y)
          isDrawing = true
        }
        put("L")
        put(place.x, place.y)
      } else {
        isDrawing = false
      }
      previous = place
    }
    if isOpen { put("\"/>") }
  }

  mutating func polygon(_ points: [(x: Double, y: Double)], _ style: StaticString) {
    open("path", style)
    put(" d=\"")
    for (index, place) in points.enumerated() {
      put(index == 0 ? "M" : "L")
      put(place.x, place.y)
    }
    put("Z\"/>")
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ style: StaticString) {
    open("circle", style)
    put(" cx=\"")
    put(x)
    put("\" cy=\"")
    put(y)
    put("\" r=\"")
    put(radius)
    put("\"/>")
  }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: StaticString
  ) {
    open("rect", style)
    put(" x=\"")
    put(x)
    put("\" y=\"")
    put(y)
    put("\" width=\"")
    put(width)
    put("\" height=\"")
    put(height)
    put("\"/>")
  }

  /// A text whose baseline starts (or ends, or centres: classes `e`, `m`) at a point.
  mutating func text(_ text: String, _ x: Double, _ y: Double, _ style: StaticString = "") {
    put("<text x=\"")
    put(x)
    put("\" y=\"")
    put(y)
    put("\"")
    if style.utf8CodeUnitCount > 0 {
      put(" class=\"")
      put(style)
      put("\"")
    }
    put(">")
    put(escaped: text)
    put("</text>")
  }

  // MARK: - Bytes

  private mutating func open(_ element: StaticString, _ style: StaticString) {
    put("<")
    put(element)
    put(" class=\"")
    put(style)
    put("\"")
  }

  private mutating func put(_ text: StaticString) {
    // SAFETY: the pointer is the literal's own, and `withUTF8Buffer` bounds it.
    text.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func put(_ x: Double, _ y: Double) {
    put(x)
    put(" ")
    put(y)
  }

  /// A coordinate with at most one decimal; whole numbers have none.
  private mutating func put(_ value: Double) {
    guard value.isFinite, abs(value) < 1e12 else {
      put("0")
      return
    }
    let tenths = Int((value * 10).rounded())
    if tenths < 0 { bytes.append(UInt8(ascii: "-")) }
    put(digits: abs(tenths) / 10)
    let rest = abs(tenths) % 10
    if rest > 0 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(UInt8(ascii: "0") + UInt8(rest))
    }
  }

  private mutating func put(digits number: Int) {
    var power = 1
    while power <= number / 10 { power *= 10 }
    var rest = number
    while power > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / power))
      rest %= power
      power /= 10
    }
  }

  private mutating func put(escaped text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): put("&amp;")
      case UInt8(ascii: "<"): put("&lt;")
      case UInt8(ascii: ">"): put("&gt;")
      case UInt8(ascii: "\""): put("&quot;")
      // XML has no other control characters than these, however they are written.
      case 0..<32 where byte != 10 && byte != 9: put(" ")
      default: bytes.append(byte)
      }
    }
  }
}
