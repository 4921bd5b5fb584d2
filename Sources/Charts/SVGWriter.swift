/// Writes one drawing: marks with classes, text with its full form, and the words around them.
struct SVGWriter {
  private var output: SVGBytes
  private var pathStart = 0
  private var pathPoints = 0
  /// Where the path's pen is, in tenths of a unit, and where its open piece began.
  private var pen = (x: 0, y: 0)
  private var pieceStart = (x: 0, y: 0)
  /// Whether a path says how far to go rather than where, which is shorter.
  var writesSteps = false

  /// Opens a drawing with its words.
  init(_ description: ChartDescription, width: Double, height: Double) {
    output = SVGBytes(capacity: 6_000)
    output.put("<svg class=\"chart\" viewBox=\"0 0 ")
    output.put(Place(x: width, y: height))
    output.put("\" role=\"img\" focusable=\"false\" aria-labelledby=\"")
    output.put(id: description.id)
    output.put("-t ")
    output.put(id: description.id)
    output.put("-d\"><title id=\"")
    output.put(id: description.id)
    output.put("-t\">")
    output.put(escaped: description.headline)
    output.put("</title><desc id=\"")
    output.put(id: description.id)
    output.put("-d\">")
    output.put(escaped: description.summary)
    output.put("</desc>")
  }

  /// Opens a small drawing that is hidden from screen readers.
  init(hiddenWithWidth width: Double, height: Double) {
    output = SVGBytes(capacity: 500)
    output.put("<svg class=\"chart spark\" viewBox=\"0 0 ")
    output.put(Place(x: width, y: height))
    output.put("\" aria-hidden=\"true\" focusable=\"false\">")
  }

  /// The finished drawing.
  consuming func finished() -> String {
    output.put("</svg>")
    return output.text
  }

  /// A whole drawing without figures, which says so.
  static func withoutFigures(_ description: ChartDescription, width: Double) -> String {
    var writer = SVGWriter(description, width: width, height: 120)
    writer.text("No figures to show", at: Place(x: width / 2, y: 66), [.centred, .quiet])
    return writer.finished()
  }

  // MARK: - Paths

  /// Opens a path; `endPath` closes it.
  mutating func beginPath(_ style: MarkStyle) {
    pathStart = output.count
    pathPoints = 0
    output.put("<path class=\"")
    output.put(style.rawValue)
    output.put("\" d=\"")
  }

  /// Opens a path of dots: round ends of dashes without length.
  ///
  /// - Parameters:
  ///   - width: The width of a dot.
  ///   - dash: The distance from one dot to the next.
  mutating func beginPath(_ style: MarkStyle, width: Int, dash: Double) {
    beginPath(style)
    output.cut(to: output.count - 4)
    output.put(" stroke-width=\"")
    output.put(Double(width))
    output.put("\" stroke-dasharray=\"0 ")
    output.put(dash)
    output.put("\" d=\"")
    writesSteps = true
  }

  mutating func move(to place: Place) {
    if writesSteps, pathPoints > 0 {
      output.put("m")
      step(to: place)
    } else {
      output.put("M")
      output.put(place)
      pen = SVGBytes.tenths(place)
    }
    pieceStart = pen
    pathPoints += 1
  }

  /// Draws on to a place; `isFirst` is for the one after a move, as later ones need no letter.
  mutating func draw(to place: Place, isFirst: Bool) {
    guard writesSteps else {
      output.put(isFirst ? "L" : " ")
      return output.put(place)
    }
    let isForward = SVGBytes.tenths(place).x >= pen.x
    output.put(isFirst ? "l" : isForward ? " " : "")
    step(to: place)
  }

  /// Draws a line upwards.
  mutating func rise(by length: Double) {
    output.put("v")
    output.put(-length)
    pen.y -= SVGBytes.tenths(Place(x: 0, y: length)).y
  }

  /// Writes the way from the pen to a place.
  ///
  /// It is counted in whole tenths, so that rounding does not add up along a path.
  private mutating func step(to place: Place) {
    let end = SVGBytes.tenths(place)
    output.put(tenths: end.x - pen.x)
    if end.y >= pen.y { output.put(" ") }
    output.put(tenths: end.y - pen.y)
    pen = end
  }

  mutating func closeShape() {
    output.put("z")
    pen = pieceStart
  }

  mutating func horizontal(from x: Double, to end: Double, y: Double) {
    move(to: Place(x: x, y: y))
    output.put("H")
    output.put(end)
    pen.x = SVGBytes.tenths(Place(x: end, y: 0)).x
  }

  mutating func vertical(x: Double, from y: Double, to end: Double) {
    move(to: Place(x: x, y: y))
    if writesSteps {
      output.put("v")
      output.put(end - y)
    } else {
      output.put("V")
      output.put(end)
    }
    pen.y = SVGBytes.tenths(Place(x: 0, y: end)).y
  }

  mutating func rectangle(x: Double, y: Double, width: Double, height: Double) {
    horizontal(from: x, to: x + width, y: y)
    output.put("V")
    output.put(y + height)
    output.put("H")
    output.put(x)
    closeShape()
  }

  /// Draws a line through places, broken where one is missing or may not be joined to the one before.
  ///
  /// - Parameter continues: Whether the place with an index, above 0, may be joined to the one before.
  mutating func line(_ places: [Place?], continues: (Int) -> Bool) {
    var run = 0
    for (index, place) in places.enumerated() {
      guard index > 0, let place, let start = places[index - 1], continues(index) else {
        run = 0
        continue
      }
      if run == 0 { move(to: start) }
      draw(to: place, isFirst: run == 0)
      run += 1
    }
  }

  /// Adds a point.
  ///
  /// A dot is a line too short to see with ends that show; some programs leave out one of no length
  /// at all, which only paths of steps have, where it keeps them in whole units.
  mutating func point(_ shape: PointShape, at place: Place) {
    switch shape {
    case .lineEnd:
      move(to: place)
      output.put(writesSteps ? "h0" : "h.1")
    case .diamond:
      move(to: Place(x: place.x, y: place.y - 5))
      output.put("l5 5-5 5-5-5")
      closeShape()
    case .triangle:
      move(to: Place(x: place.x, y: place.y - 5))
      output.put("l5 9h-10")
      closeShape()
    case .circle(let radius):
      move(to: Place(x: place.x - radius, y: place.y))
      for sign in [1.0, -1] {
        output.put("a")
        output.put(Place(x: radius, y: radius))
        output.put(" 0 1 0 ")
        output.put(Place(x: 2 * radius * sign, y: 0))
      }
      closeShape()
    }
  }

  /// Closes the path; one without a point is taken back.
  mutating func endPath() {
    guard pathPoints > 0 else { return output.cut(to: pathStart) }
    output.put("\"/>")
  }

  // MARK: - Text

  /// Opens a group whose texts share a style.
  mutating func beginGroup(_ style: TextStyle) {
    output.put("<g class=\"")
    output.put(style.classes)
    output.put("\">")
  }

  /// Opens a group whose texts share a style and a baseline, which they then leave out.
  mutating func beginGroup(_ style: TextStyle, baseline: Double) {
    output.put("<g class=\"")
    output.put(style.classes)
    output.put("\" transform=\"translate(0 ")
    output.put(baseline)
    output.put(")\">")
  }

  /// A text of a group with a baseline.
  mutating func text(_ text: String, x: Double) {
    output.put("<text x=\"")
    output.put(x)
    output.put("\">")
    output.put(escaped: text)
    output.put("</text>")
  }

  mutating func endGroup() { output.put("</g>") }

  /// A text whose baseline is at a place; with `room` it is cut to fit and keeps its full form as
  /// its title.
  mutating func text(
    _ text: String, at place: Place, _ style: TextStyle = [], room: Double = .infinity,
    suffix: String = ""
  ) {
    output.put("<text x=\"")
    output.put(place.x)
    output.put("\" y=\"")
    output.put(place.y)
    if style != [] {
      output.put("\" class=\"")
      output.put(style.classes)
    }
    output.put("\">")
    let isBold = style.contains(.strong)
    if room < .infinity, TextFit.width(text, isBold: isBold) > room {
      output.put("<title>")
      output.put(escaped: text)
      output.put("</title>")
      output.put(escaped: TextFit.shortened(text, to: room, isBold: isBold))
    } else {
      output.put(escaped: text)
    }
    output.put(escaped: suffix)
    output.put("</text>")
  }
}
