/// Two values for each row, joined by a line: the first year as an open point, the last as a full one.
public struct DumbbellChart: Sendable {
  /// One row.
  public struct Row: Sendable, Hashable {
    /// The name at the left.
    public let name: String
    /// The value of the first and of the last year; `nil` where there is none.
    public let first, last: Double?
    /// Whether the row is the one to compare with, drawn in England's colour.
    public let isReference: Bool

    /// A row.
    public init(name: String, first: Double?, last: Double?, isReference: Bool = false) {
      (self.name, self.first, self.last, self.isReference) = (name, first, last, isReference)
    }
  }

  private let description: ChartDescription
  private let rows: [Row]
  private let firstLabel: String
  private let lastLabel: String
  private let axisTitle: String

  /// A dumbbell chart; rows stand in the given order.
  public init(
    description: ChartDescription, rows: [Row], firstLabel: String, lastLabel: String,
    axisTitle: String
  ) {
    (self.description, self.rows, self.axisTitle) = (description, rows, axisTitle)
    (self.firstLabel, self.lastLabel) = (firstLabel, lastLabel)
  }

  /// The drawing.
  public var svg: String {
    let height = 66 + 30 * Double(max(rows.count, 2)) + 34
    var writer = SVGWriter(description, width: 720, height: height)
    let values = rows.flatMap { [$0.first, $0.last].compactMap { $0 } }
    guard !values.isEmpty else {
      writer.text("No figures to show", 360, height / 2, "m")
      return writer.finished()
    }
    let bottom = height - 34
    let x = LinearScale(values: values, fromZero: true, start: 210, end: 690)
    writer.circle(216, 14, 5, "p2")
    writer.text(firstLabel, 228, 19)
    writer.circle(316, 14, 5.5, "p0")
    writer.text(lastLabel, 328, 19)
    for tick in x.ticks {
      writer.line(x(tick), 34, x(tick), bottom, tick == 0 ? "a" : "g")
      writer.text(LabelText.number(tick), x(tick), bottom + 18, "m")
    }
    writer.text(axisTitle, 4, 19)
    for (index, row) in rows.enumerated() {
      draw(row, at: 54 + 30 * Double(index), x, &writer)
    }
    return writer.finished()
  }

  private func draw(_ row: Row, at y: Double, _ x: LinearScale, _ writer: inout SVGWriter) {
    writer.text(LabelText.short(row.name, 26), 198, y + 5, row.isReference ? "e b" : "e")
    if let first = row.first, let last = row.last {
      writer.line(x(first), y, x(last), y, row.isReference ? "ref" : "w")
    }
    if let first = row.first { writer.circle(x(first), y, 5, "p2") }
    guard let last = row.last else { return }
    if row.isReference {
      writer.rectangle(x(last) - 5, y - 5, 10, 10, "p1")
    } else {
      writer.circle(x(last), y, 5.5, "p0")
    }
  }
}
