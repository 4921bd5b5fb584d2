/// Many areas' values as dots along strips, stacked where they would overlap; England is a vertical
/// line.
///
/// One strip shows all areas, several show them by region. `StackedStrip` is the one that points out an
/// area among all.
public struct StripChart: Chart {
  /// One strip.
  public struct Strip: Sendable, Hashable {
    /// The name at the left; empty for a single strip.
    public let name: String
    /// The values of its areas.
    public let values: [Double]

    /// A strip; values that are not finite are left out.
    public init(name: String = "", values: [Double]) {
      self.name = name
      self.values = values.filter { Extent.drawable($0) != nil }
    }
  }

  /// The chart's words.
  public let description: ChartDescription
  private let strips: [Strip]
  private let england: ReferenceLine?
  private let axisTitle: String
  private let startsAtZero: Bool
  private let decimals: Int

  /// A strip chart.
  ///
  /// - Parameters:
  ///   - description: Its words.
  ///   - strips: The strips, from the top.
  ///   - england: England's value; `nil` for no line.
  ///   - axisTitle: The unit, below the axis.
  ///   - startsAtZero: Whether the axis must hold zero; where it does not, the chart says so.
  ///   - decimals: The most decimals of a figure's label, from 0 to 6.
  public init(
    description: ChartDescription, strips: [Strip], england: Double? = nil, axisTitle: String,
    startsAtZero: Bool = true, decimals: Int = 1
  ) {
    self.description = description
    self.strips = strips
    self.england = Extent.drawable(england).map { ReferenceLine(name: "England", value: $0) }
    self.axisTitle = axisTitle
    self.startsAtZero = startsAtZero
    self.decimals = decimals
  }

  /// The drawing, for a page that has `ChartStyle.css` once.
  public var svg: String {
    guard strips.contains(where: { !$0.values.isEmpty }) else {
      return SVGWriter.withoutFigures(description, width: RowFrame.width)
    }
    var extent = Extent(strips.flatMap(\.values))
    extent.include(england?.value)
    let frame = RowFrame(
      names: strips.map(\.name), top: 28, rowHeight: strips.count < 2 ? 112 : 46, roomAtRight: 24)
    let x = LinearScale(
      showing: extent, includingZero: startsAtZero, from: frame.left, to: frame.right,
      intervals: 6)
    var writer = SVGWriter(description, width: RowFrame.width, height: frame.height)
    frame.drawAxis(x, title: axisTitle, &writer)
    england?.draw(
      at: x.position(england?.value ?? 0), from: 22, to: frame.bottom, decimals: decimals, &writer)
    for (index, strip) in strips.enumerated() {
      if !strip.name.isEmpty { frame.drawName(strip.name, row: index, isStrong: false, &writer) }
      var swarm = DotSwarm(around: frame.middle(index), height: frame.rowHeight - 10)
      writer.beginPath(.dots)
      for place in swarm.places(of: strip.values, on: x) { writer.point(.lineEnd, at: place) }
      writer.endPath()
    }
    return writer.finished()
  }
}
