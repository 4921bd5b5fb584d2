/// How areas are spread in each year: the middle half as a box, the middle eight tenths as a bar,
/// the median as a point.
public struct SpreadChart: Sendable {
  /// The spread of one year.
  public struct Year: Sendable, Hashable {
    /// The year.
    public let year: Int
    /// The 10th, 25th, 50th, 75th and 90th percentile.
    public let tenth, quarter, median, threeQuarters, ninetieth: Double

    /// A year's spread.
    public init(
      year: Int, tenth: Double, quarter: Double, median: Double, threeQuarters: Double,
      ninetieth: Double
    ) {
      (self.year, self.tenth, self.quarter) = (year, tenth, quarter)
      (self.median, self.threeQuarters, self.ninetieth) = (median, threeQuarters, ninetieth)
    }
  }

  private let description: ChartDescription
  private let years: [Year]
  private let axisTitle: String

  /// A spread chart; years ascend.
  public init(description: ChartDescription, years: [Year], axisTitle: String) {
    (self.description, self.years, self.axisTitle) = (description, years, axisTitle)
  }

  /// The drawing.
  public var svg: String {
    var writer = SVGWriter(description, width: 720, height: 320)
    guard !years.isEmpty else {
      writer.text("No figures to show", 360, 160, "m")
      return writer.finished()
    }
    let y = LinearScale(
      values: years.flatMap { [$0.tenth, $0.ninetieth] }, fromZero: true, start: 278, end: 34)
    writer.text(axisTitle, 4, 16)
    for tick in y.ticks {
      writer.line(70, y(tick), 556, y(tick), tick == y.ticks[0] ? "a" : "g")
      writer.text(LabelText.number(tick), 62, y(tick) + 5, "e")
    }
    let step = 486.0 / Double(years.count)
    for (index, year) in years.enumerated() {
      let x = 70 + step * (Double(index) + 0.5)
      writer.line(x, y(year.tenth), x, y(year.ninetieth), "w")
      let width = min(step * 0.5, 26)
      writer.rectangle(
        x - width / 2, y(year.threeQuarters), width, y(year.quarter) - y(year.threeQuarters), "dot")
      writer.circle(x, y(year.median), 5, "p2")
      writer.text("\(year.year)", x, 300, "m")
    }
    labelLast(y, &writer)
    return writer.finished()
  }

  private func labelLast(_ y: LinearScale, _ writer: inout SVGWriter) {
    guard let last = years.last else { return }
    let labels = [
      ("90th percentile", last.ninetieth), ("upper quartile", last.threeQuarters),
      ("median", last.median), ("lower quartile", last.quarter), ("10th percentile", last.tenth),
    ]
    let places = LabelText.apart(labels.map { y($0.1) + 5 }, gap: 18, within: 34...282)
    for (label, place) in zip(labels, places) {
      writer.text("\(label.0) \(LabelText.number(label.1, decimals: 1))", 564, place)
    }
  }
}
