internal import Glibc

/// A map of equal hexagons, one an area, at about the place where each area lies.
///
/// Every area takes the same room, so that a city of few square miles is seen as well as a county.
/// A class is told by its mark as well as by its colour. The drawing is one image: the list of areas
/// beside it, not the map, is the way for the keyboard.
public struct Cartogram: Chart {
  /// How a cell is filled and marked; at most these four, so that they can be told apart.
  public enum Standing: Int, Sendable, Hashable, CaseIterable {
    /// Grew more than the rest: orange with a triangle that points up.
    case above
    /// Grew less than the rest: blue with a triangle that points down.
    case below
    /// No clear difference: pale with an equals sign.
    case alike
    /// Not assessed: white, with a dashed edge and the letters n/a.
    case notAssessed
  }

  /// One area's hexagon.
  public struct Cell: Sendable, Hashable {
    /// A short name, at most four letters.
    public let label: String
    /// The column, from the left; in odd rows hexagons stand half a width to the right.
    public let column: Int
    /// The row, from the top.
    public let row: Int
    /// How it is filled and marked.
    public let standing: Standing

    /// A hexagon.
    public init(label: String, column: Int, row: Int, standing: Standing) {
      self.label = label
      self.column = column
      self.row = row
      self.standing = standing
    }
  }

  /// The chart's words.
  public let description: ChartDescription
  private let cells: [Cell]
  private let key: [(standing: Standing, words: String)]

  /// A map.
  ///
  /// - Parameters:
  ///   - description: Its words.
  ///   - cells: The hexagons; no two at one place, columns and rows from zero.
  ///   - key: What each standing that occurs is called, in the order of the key.
  public init(
    description: ChartDescription, cells: [Cell], key: [(standing: Standing, words: String)]
  ) {
    self.description = description
    self.cells = cells
    self.key = key
  }

  private static let width = 720.0
  private static let sideRoom = 6.0

  /// The drawing, for a page that has `ChartStyle.css` once.
  public var svg: String {
    guard !cells.isEmpty else {
      return SVGWriter.withoutFigures(description, width: Self.width)
    }
    let columns = Double((cells.map(\.column).max() ?? 0) + 1) + 0.5
    let rows = Double((cells.map(\.row).max() ?? 0) + 1)
    let hexagon = Hexagon(
      width: min((Self.width - 2 * Self.sideRoom) / columns, 46), left: Self.sideRoom,
      top: Double(key.count) * 24 + 14)
    let height = hexagon.top + hexagon.rowHeight * rows + hexagon.side / 2 + 8
    var writer = SVGWriter(description, width: Self.width, height: height)
    drawKey(&writer)
    for standing in Standing.allCases {
      let here = cells.filter { $0.standing == standing }
      writer.beginPath(standing.style)
      for cell in here { writer.hexagon(hexagon, at: hexagon.centre(cell.column, cell.row)) }
      writer.endPath()
    }
    writer.beginGroup([.centred, .small])
    for cell in cells { draw(cell, hexagon, &writer) }
    writer.endGroup()
    return writer.finished()
  }

  private func draw(_ cell: Cell, _ hexagon: Hexagon, _ writer: inout SVGWriter) {
    let centre = hexagon.centre(cell.column, cell.row)
    writer.text(cell.label, at: Place(x: centre.x, y: centre.y + 1))
    writer.text(cell.standing.mark, at: Place(x: centre.x, y: centre.y + 15))
  }

  private func drawKey(_ writer: inout SVGWriter) {
    let hexagon = Hexagon(width: 18, left: 0, top: 0)
    for (index, entry) in key.enumerated() {
      let y = 14 + 24 * Double(index)
      writer.beginPath(entry.standing.style)
      writer.hexagon(hexagon, at: Place(x: 12, y: y))
      writer.endPath()
      writer.text(
        "\(entry.standing.mark)  \(entry.words)", at: Place(x: 28, y: y + 5),
        room: Self.width - 40)
    }
  }
}

extension Cartogram.Standing {
  /// The mark that tells the class without colour.
  var mark: String {
    switch self {
    case .above: "\u{25B2}"
    case .below: "\u{25BC}"
    case .alike: "="
    case .notAssessed: "n/a"
    }
  }

  var style: MarkStyle {
    switch self {
    case .above: .cellAbove
    case .below: .cellBelow
    case .alike: .cellAlike
    case .notAssessed: .cellNotAssessed
    }
  }
}

/// The shape of a map's hexagons and where they stand: points up, odd rows half a width to the right.
struct Hexagon {
  let width: Double
  let left: Double
  let top: Double

  /// The length of a side.
  var side: Double { width / 3.squareRoot() }
  /// The distance from one row to the next.
  var rowHeight: Double { side * 1.5 }

  func centre(_ column: Int, _ row: Int) -> Place {
    Place(
      x: left + width * (Double(column) + 0.5 + (row % 2 == 0 ? 0 : 0.5)),
      y: top + side + rowHeight * Double(row))
  }
}

extension SVGWriter {
  /// Adds a hexagon with a point at the top.
  mutating func hexagon(_ shape: Hexagon, at centre: Place) {
    let (half, side) = (shape.width / 2, shape.side)
    move(to: Place(x: centre.x, y: centre.y - side))
    let corners = [
      (half, -side / 2), (half, side / 2), (0, side), (-half, side / 2), (-half, -side / 2),
    ]
    for (index, corner) in corners.enumerated() {
      draw(to: Place(x: centre.x + corner.0, y: centre.y + corner.1), isFirst: index == 0)
    }
    closeShape()
  }
}
