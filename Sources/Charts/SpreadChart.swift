/// How areas are spread in each year: a bar from the 10th to the 90th percentile, a box for the middle
/// half, a point for the median.
public struct SpreadChart: Chart {
  /// The spread of one year.
  public struct Year: Sendable, Hashable {
    /// The year.
    public let year: Int
    /// The 10th percentile.
    public let tenth: Double
    /// The lower quartile.
    public let quarter: Double
    /// The median.
    public let median: Double
    /// The upper quartile.
    public let threeQuarters: Double
    /// The 90th percentile.
    public let ninetieth: Double

    /// A year's spread; one with a figure that is not finite is not drawn.
    public init(
      year: Int, tenth: Double, quarter: Double, median: Double, threeQuarters: Double,
      ninetieth: Double
    ) {
      self.year = year
      self.tenth = tenth
      self.quarter = quarter
      self.median = median
      self.threeQuarters = threeQuarters
      self.ninetieth = ninetieth
    }

    fileprivate var isDrawable: Bool {
      [tenth, quarter, median, threeQuarters, ninetieth].allSatisfy { Extent.drawable($0) != nil }
    }
  }

  /// The chart's words.
  public let description: ChartDescription
  private let years: [Year]
  private let axisTitle: String
  private let decimals: Int

  /// A spread chart.
  ///
  /// - Parameters:
  ///   - description: Its words.
  ///   - years: The spreads; years ascend, and one that is left out leaves its space empty.
  ///   - axisTitle: The unit, above the axis.
  ///   - decimals: The most decimals of a figure's label, from 0 to 6.
  public init(
    description: ChartDescription, years: [Year], axisTitle: String, decimals: Int = 1
  ) {
    self.description = description
    self.years = years.filter(\.isDrawable)
    self.axisTitle = axisTitle
    self.decimals = decimals
  }

  /// The drawing, for a page that has `ChartStyle.css` once.
  public var svg: String {
    guard let last = years.last else {
      return SVGWriter.withoutFigures(description, width: LineFrame.width)
    }
    let labels = labels(last)
    let frame = LineFrame(
      years: years.map(\.year), extent: Extent(years.flatMap { [$0.tenth, $0.ninetieth] }),
      labels: labels, margin: 28)
    var writer = SVGWriter(
      description, width: LineFrame.width, height: LineFrame.height)
    frame.drawAxes(title: axisTitle, &writer)
    drawSpreads(frame, &writer)
    frame.draw(labels, &writer)
    return writer.finished()
  }

  private func drawSpreads(_ frame: LineFrame, _ writer: inout SVGWriter) {
    writer.beginPath(.interval)
    for (index, year) in years.enumerated() {
      writer.vertical(
        x: frame.x.position(index), from: frame.y.position(year.tenth),
        to: frame.y.position(year.ninetieth))
    }
    writer.endPath()
    let width = min(max(frame.x.distance * 0.5, 8), 26)
    writer.beginPath(.box)
    for (index, year) in years.enumerated() {
      let top = frame.y.position(year.threeQuarters)
      writer.rectangle(
        x: frame.x.position(index) - width / 2, y: top, width: width,
        height: frame.y.position(year.quarter) - top)
    }
    writer.endPath()
    writer.beginPath(.openPoint)
    for (index, year) in years.enumerated() {
      let place = Place(x: frame.x.position(index), y: frame.y.position(year.median))
      writer.point(.circle(radius: 4.5), at: place)
    }
    writer.endPath()
  }

  private func labels(_ year: Year) -> [EndLabel] {
    let figures = [
      ("90th percentile", year.ninetieth), ("upper quartile", year.threeQuarters),
      ("median", year.median), ("lower quartile", year.quarter), ("10th percentile", year.tenth),
    ]
    return figures.enumerated().map { index, figure in
      EndLabel(
        name: figure.0, suffix: " " + NumberLabel.text(figure.1, decimals: decimals),
        isStrong: index == 2, index: years.count - 1, value: figure.1)
    }
  }
}
