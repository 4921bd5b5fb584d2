/// A value with its interval for each row, against a line at zero.
public struct DotIntervalChart: Sendable {
  /// One row.
  public struct Row: Sendable, Hashable {
    /// The name at the left.
    public let name: String
    /// The value and the ends of its interval.
    public let value, low, high: Double
    /// A word at the right, such as the grade; empty for none.
    public let word: String

    /// A row.
    public init(name: String, value: Double, low: Double, high: Double, word: String = "") {
      (self.name, self.value, self.low, self.high, self.word) = (name, value, low, high, word)
    }
  }

  private let description: ChartDescription
  private let rows: [Row]
  private let zeroLabel: String
  private let axisTitle: String

  /// A dot and interval chart; rows stand in the given order.
  public init(
    description: ChartDescription, rows: [Row], zeroLabel: String = "same as England",
    axisTitle: String
  ) {
    (self.description, self.rows) = (description, rows)
    (self.zeroLabel, self.axisTitle) = (zeroLabel, axisTitle)
  }

  /// The drawing.
  public var svg: String {
    let height = 74 + 24 * Double(max(rows.count, 2)) + 44
    var writer = SVGWriter(description, width: 720, height: height)
    let ends = rows.flatMap { [$0.low, $0.high, $0.value] }.filter(\.isFinite)
    guard !ends.isEmpty else {
      writer.text("No figures to show", 360, height / 2, "m")
      return writer.finished()
    }
    let bottom = height - 44
    let x = LinearScale(values: ends, fromZero: true, start: 230, end: 620, wishedTicks: 5)
    writer.text(zeroLabel, x(0), 20, "m")
    for tick in x.ticks {
      writer.line(x(tick), 30, x(tick), bottom, tick == 0 ? "a" : "g")
      writer.text(LabelText.number(tick), x(tick), bottom + 18, "m")
    }
    writer.text(axisTitle, 425, bottom + 38, "m")
    for (index, row) in rows.enumerated() {
      let y = 48 + 24 * Double(index)
      writer.text(LabelText.short(row.name, 28), 220, y + 5, "e")
      writer.line(x(row.low), y, x(row.high), y, "w")
      writer.circle(x(row.value), y, 5, "p0")
      if !row.word.isEmpty { writer.text(LabelText.short(row.word, 12), 632, y + 5) }
    }
    return writer.finished()
  }
}
