/// A place on a drawing, in its own units; y grows downwards.
struct Place: Sendable, Hashable {
  var x: Double
  var y: Double
}

/// The look of a mark: the class that the style sheet knows it by.
enum MarkStyle: String, Sendable {
  case guide = "g"
  case zeroLine = "a"
  case leader = "k"
  case seriesBreak = "v"
  case band = "n"
  case interval = "w"
  case box = "x"
  case openPoint = "o"
  case dots = "d"
  case subjectDot = "c"
  case beads = "j"
  case ringBeads = "u"
  case reference = "r"
  case subjectLine = "l0"
  case englandLine = "l1"
  case regionLine = "l2"
  case neighboursLine = "l3"
  case subjectPoints = "p0"
  case englandPoints = "p1"
  case regionPoints = "p2"
  case neighboursPoints = "p3"
  case barAdded = "f0"
  case barRemoved = "f1"
  case limitInner = "i0"
  case limitOuter = "i1"
  case cellAbove = "y0"
  case cellBelow = "y1"
  case cellAlike = "y2"
  case cellNotAssessed = "y3"
}

/// The shape of a point within a path.
enum PointShape: Sendable {
  /// A dot as large as the path's stroke: round or square as the style's line ends are.
  case lineEnd
  case diamond
  case triangle
  case circle(radius: Double)
}

/// The look of text.
struct TextStyle: OptionSet, Sendable {
  let rawValue: UInt8

  /// The text is centred on its place.
  static let centred = TextStyle(rawValue: 1)
  /// The text ends at its place.
  static let ending = TextStyle(rawValue: 2)
  static let strong = TextStyle(rawValue: 4)
  /// The text of an axis.
  static let quiet = TextStyle(rawValue: 8)
  /// The text has a white edge, so that it can be read over marks.
  static let edged = TextStyle(rawValue: 16)
  static let headline = TextStyle(rawValue: 32)
  /// The text of a map's cell.
  static let small = TextStyle(rawValue: 64)

  /// The classes, in the style sheet's order.
  var classes: String {
    if self == [] { return "" }
    var classes = ""
    for (style, name) in Self.names where contains(style) {
      if !classes.isEmpty { classes += " " }
      classes += name
    }
    return classes
  }

  private static let names: [(TextStyle, String)] = [
    (.centred, "m"), (.ending, "e"), (.strong, "b"), (.quiet, "q"), (.edged, "h"),
    (.headline, "t"), (.small, "s"),
  ]
}
