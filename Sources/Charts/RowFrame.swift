/// The space of a chart whose rows have names at the left and figures along a common axis.
struct RowFrame {
  static let width = 720.0
  private static let mostForNames = 230.0

  let left: Double
  let right: Double
  let top: Double
  let rowHeight: Double
  let rows: Int

  /// A frame for rows with names.
  ///
  /// - Parameters:
  ///   - names: The names at the left; the widest that fits sets their room.
  ///   - top: Where the first row begins.
  ///   - roomAtRight: What stands to the right of the axis.
  init(names: [String], top: Double, rowHeight: Double, roomAtRight: Double) {
    var widest = 0.0
    for name in names { widest = max(widest, TextFit.width(name, isBold: true)) }
    left = widest > 0 ? min(widest, Self.mostForNames) + 26 : 16
    right = Self.width - roomAtRight
    self.top = top
    self.rowHeight = rowHeight
    rows = names.count
  }

  var bottom: Double { top + rowHeight * Double(rows) }

  /// The height of the whole drawing: rows, tick labels and the axis title.
  var height: Double { bottom + 52 }

  func middle(_ row: Int) -> Double { top + rowHeight * (Double(row) + 0.5) }

  func drawName(_ name: String, row: Int, isStrong: Bool, _ writer: inout SVGWriter) {
    writer.text(
      name, at: Place(x: left - 18, y: middle(row) + 5), isStrong ? [.ending, .strong] : .ending,
      room: left - 20)
  }

  /// Draws guides along the rows, the axis with its labels and title below, and a line at zero where
  /// there are ticks on both sides.
  func drawAxis(_ x: LinearScale, title: String, _ writer: inout SVGWriter) {
    writer.beginPath(.guide)
    for row in 0..<rows { writer.horizontal(from: left, to: right, y: middle(row)) }
    writer.endPath()
    writer.beginPath(.zeroLine)
    writer.horizontal(from: x.start, to: right, y: bottom)
    for tick in x.ticks where tick != 0 {
      writer.vertical(x: x.position(tick), from: bottom, to: bottom + 5)
    }
    // A line along the edge would make a box of the chart.
    if x.showsZero {
      let isEdge = x.ticks.first == 0 || x.ticks.last == 0
      writer.vertical(x: x.position(0), from: isEdge ? bottom : top, to: bottom + 5)
    }
    writer.endPath()
    labelTicks(x, &writer)
    let caution = x.showsZero ? "" : " (axis does not start at zero)"
    writer.text(
      title, at: Place(x: left, y: bottom + 44), .quiet,
      room: Self.width - left - TextFit.width(caution), suffix: caution)
  }

  /// Labels zero and, from there, as many ticks as have room.
  private func labelTicks(_ x: LinearScale, _ writer: inout SVGWriter) {
    let labels = x.ticks.map { NumberLabel.tick($0, step: x.step) }
    var widest = 0.0
    for label in labels { widest = max(widest, TextFit.width(label)) }
    let distance = x.position(x.ticks[1]) - x.position(x.ticks[0])
    let every = max(Int(((widest + 10) / distance).rounded(.up)), 1)
    let anchor = x.ticks.firstIndex(of: 0) ?? 0
    var taken = -Double.infinity
    writer.beginGroup([.centred, .quiet])
    for (index, label) in labels.enumerated() where (index - anchor) % every == 0 {
      let half = TextFit.width(label) / 2
      let centre = min(max(x.position(x.ticks[index]), half), Self.width - half)
      // A label that the drawing's edge has pushed inwards may meet the one before it.
      guard centre - half >= taken else { continue }
      writer.text(label, at: Place(x: centre, y: bottom + 21))
      taken = centre + half + 6
    }
    writer.endGroup()
  }
}

/// A value to compare with, drawn as a line with its name.
public struct ReferenceLine: Sendable, Hashable {
  /// The line's name.
  public let name: String
  /// Where it stands.
  public let value: Double

  /// A line at a value.
  public init(name: String, value: Double) {
    self.name = name
    self.value = value
  }
}

extension ReferenceLine {
  /// Draws the line, with the name and value centred above it as far as the drawing has room.
  func draw(
    at x: Double, from top: Double, to bottom: Double, decimals: Int, _ writer: inout SVGWriter
  ) {
    writer.beginPath(.reference)
    writer.vertical(x: x, from: top, to: bottom)
    writer.endPath()
    let suffix = " " + NumberLabel.text(value, decimals: decimals)
    let room = 300.0
    let half = min(TextFit.width(name), room) / 2 + TextFit.width(suffix) / 2
    writer.text(
      name, at: Place(x: min(max(x, half), RowFrame.width - half), y: top - 6), .centred,
      room: room, suffix: suffix)
  }
}
