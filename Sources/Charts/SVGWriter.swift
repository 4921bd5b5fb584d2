/// Writes one drawing: marks with classes, text with its full form, and the words around them.
struct SVGWriter {
  private var output: SVGBytes
  private var pathStart = 0
  private var pathPoints = 0

  /// Opens a drawing with its words.
  init(_ description: ChartDescription, width: Double, height: Double) {
    output = SVGBytes(capacity: 6_000)
    output.put("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 ")
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
    output.put("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart spark\" viewBox=\"0 0 ")
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

  mutating func move(to place: Place) {
    output.put("M")
    output.put(place)
    pathPoints += 1
  }

  /// Draws on to a place; `isFirst` is for the one after a move, as later ones need no letter.
  mutating func draw(to place: Place, isFirst: Bool) {
    output.put(isFirst ? "L" : " ")
    output.put(place)
  }

  mutating func closeShape() { output.put("z") }

  mutating func horizontal(from x: Double, to end: Double, y: Double) {
    move(to: Place(x: x, y: y))
    output.put("H")
    output.put(end)
  }

  mutating func vertical(x: Double, from y: Double, to end: Double) {
    move(to: Place(x: x, y: y))
    output.put("V")
    output.put(end)
  }

  mutating func rectangle(x: Double, y: Double, width: Double, height: Double) {
    horizontal(from: x, to: x + width, y: y)
    output.put("V")
    output.put(y + height)
    output.put("H")
    output.put(x)
    output.put("z")
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
  /// A dot is a line too short to see with ends that show; some programs leave out one
  /// of no length at all.
  mutating func point(_ shape: PointShape, at place: Place) {
    switch shape {
    case .lineEnd:
      move(to: place)
      output.put("h.1")
    case .diamond:
      move(to: Place(x: place.x, y: place.y - 5))
      output.put("l5 5-5 5-5-5z")
    case .triangle:
      move(to: Place(x: place.x, y: place.y - 5))
      output.put("l5 9h-10z")
    case .circle(let radius):
      move(to: Place(x: place.x - radius, y: place.y))
      for sign in [1.0, -1] {
        output.put("a")
        output.put(Place(x: radius, y: radius))
        output.put(" 0 1 0 ")
        output.put(Place(x: 2 * radius * sign, y: 0))
      }
      output.put("z")
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
