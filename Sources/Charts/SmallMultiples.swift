/// Small line charts side by side on one shared scale, one an area, each with the same line behind it.
///
/// The shared scale is the point: a line that stands higher is higher. The line behind each (England's)
/// is drawn pale in every panel, so that each area can be held against it. A figure between two gaps is
/// a point. A name that is too long for its panel takes two lines, and then all panels are that much
/// higher, so that their plots stay in rows.
public struct SmallMultiples: Chart {
  /// One panel.
  public struct Panel: Sendable, Hashable {
    /// The name above it.
    public let name: String
    /// One figure a year; `nil` is a gap.
    public let values: [Double?]
    /// Its column and row, from the top left.
    public let column, row: Int

    /// A panel.
    public init(name: String, values: [Double?], column: Int, row: Int) {
      (self.name, self.values) = (name, values)
      (self.column, self.row) = (column, row)
    }
  }

  /// The chart's words.
  public let description: ChartDescription
  private let years: [Int]
  private let panels: [Panel]
  private let behind: (name: String, values: [Double?])
  private let axisTitle: String
  private let startsAtZero: Bool
  private let decimals: Int
  private let scaledTo: Extent

  /// Small multiples.
  ///
  /// - Parameters:
  ///   - description: Its words.
  ///   - years: The years, ascending.
  ///   - panels: The panels, no two at one place.
  ///   - behind: The name and figures of the line that every panel repeats.
  ///   - axisTitle: The unit, above the first row.
  ///   - startsAtZero: Whether the axis must hold zero; where it does not, the chart says so.
  ///   - decimals: The most decimals of a figure's label, from 0 to 6.
  ///   - others: Figures of another drawing that this one shares its scale with; empty for none.
  /// - Precondition: Years ascend, and every line has a figure a year.
  public init(
    description: ChartDescription, years: [Int], panels: [Panel],
    behind: (name: String, values: [Double?]), axisTitle: String, startsAtZero: Bool = true,
    decimals: Int = 0, scaledTo others: [Double?] = []
  ) {
    precondition(panels.allSatisfy { $0.values.count == years.count }, "one figure a year")
    precondition(behind.values.count == years.count, "one figure a year")
    self.description = description
    self.years = years
    self.panels = panels
    self.behind = behind
    self.axisTitle = axisTitle
    self.startsAtZero = startsAtZero
    self.decimals = decimals
    scaledTo = Extent(panels.flatMap(\.values) + behind.values + others)
  }

  private static let width = 720.0
  private static let panelHeight = 166.0
  private static let top = 44.0
  private static let gap = 18.0
  private static let lineHeight = 18.0

  /// The drawing, for a page that has `ChartStyle.css` once.
  public var svg: String {
    let own = Extent(panels.flatMap(\.values) + behind.values)
    guard !own.isEmpty, !panels.isEmpty, !years.isEmpty else {
      return SVGWriter.withoutFigures(description, width: Self.width)
    }
    let columns = Double((panels.map(\.column).max() ?? 0) + 1)
    let rows = Double((panels.map(\.row).max() ?? 0) + 1)
    let panelWidth = (Self.width - Self.gap * (columns - 1)) / columns
    let titles = panels.map { title(of: $0, room: panelWidth) }
    let extraHeight = Double((titles.map(\.count).max() ?? 1) - 1) * Self.lineHeight
    let rowHeight = Self.panelHeight + extraHeight
    var writer = SVGWriter(
      description, width: Self.width, height: Self.top + rows * rowHeight)
    let scale = LinearScale(
      showing: scaledTo, includingZero: startsAtZero, from: Self.panelHeight - 44, to: 26,
      intervals: 3)
    let caution = scale.showsZero ? "" : " (axis does not start at zero)"
    let words = "\(axisTitle)\(caution); the orange line in every panel is \(behind.name)"
    writer.text(words, at: Place(x: 0, y: 16), .quiet, room: Self.width)
    for (panel, title) in zip(panels, titles) {
      let left = Double(panel.column) * (panelWidth + Self.gap)
      let place = Place(x: left, y: Self.top + Double(panel.row) * rowHeight + extraHeight)
      for (line, text) in title.reversed().enumerated() {
        let base = place.y + 14 - Double(line) * Self.lineHeight
        writer.text(text, at: Place(x: left, y: base), .strong)
      }
      draw(panel, at: place, width: panelWidth, scale, &writer)
    }
    return writer.finished()
  }

  private func draw(
    _ panel: Panel, at corner: Place, width: Double, _ y: LinearScale, _ writer: inout SVGWriter
  ) {
    let labels = y.ticks.map { TextFit.width(NumberLabel.tick($0, step: y.step)) }.max() ?? 0
    let left = corner.x + labels + 8
    let x = YearScale(years: years, from: left + 6, to: corner.x + width - 8)
    writer.beginPath(.guide)
    for tick in y.ticks {
      writer.horizontal(from: left, to: corner.x + width, y: corner.y + y.position(tick))
    }
    writer.endPath()
    writer.beginGroup([.ending, .quiet])
    for tick in y.ticks {
      writer.text(
        NumberLabel.tick(tick, step: y.step),
        at: Place(x: left - 6, y: corner.y + y.position(tick) + 5))
    }
    writer.endGroup()
    drawLine(behind.values, .england, x, y, below: corner.y, &writer)
    drawLine(panel.values, .subject, x, y, below: corner.y, &writer)
    writer.text(
      "\(years[0])", at: Place(x: left, y: corner.y + Self.panelHeight - 24), .quiet)
    if years.count > 1 {
      writer.text(
        "\(years[years.count - 1])",
        at: Place(x: corner.x + width, y: corner.y + Self.panelHeight - 24), [.ending, .quiet])
    }
  }

  /// The name and the last figure, in the fewest lines that hold both.
  private func title(of panel: Panel, room: Double) -> [String] {
    let figure = lastFigure(panel)
    var lines = TextFit.lines(panel.name, width: room, most: 2, isBold: true)
    let joined = (lines.last.map { $0 + " " } ?? "") + figure
    if TextFit.width(joined, isBold: true) <= room {
      lines = lines.dropLast() + [joined]
    } else {
      lines.append(figure)
    }
    return lines
  }

  /// The last figure, with its year where that is not the last one.
  private func lastFigure(_ panel: Panel) -> String {
    guard let index = panel.values.lastIndex(where: { Extent.drawable($0) != nil }),
      let value = panel.values[index]
    else { return "no figure" }
    let year = index == years.count - 1 ? "" : " (\(years[index]))"
    return NumberLabel.text(value, decimals: decimals) + year
  }

  private func drawLine(
    _ values: [Double?], _ role: LineSeries.Role, _ x: YearScale, _ y: LinearScale,
    below top: Double, _ writer: inout SVGWriter
  ) {
    let places = values.enumerated().map { index, value in
      Extent.drawable(value).map { Place(x: x.position(index), y: top + y.position($0)) }
    }
    func isJoined(_ index: Int) -> Bool {
      index > 0 && index < places.count && places[index - 1] != nil && places[index] != nil
        && x.continues(at: index)
    }
    writer.beginPath(role.lineStyle)
    writer.line(places, continues: x.continues)
    writer.endPath()
    writer.beginPath(role.pointStyle)
    for (index, place) in places.enumerated() where !isJoined(index) && !isJoined(index + 1) {
      if let place { writer.point(role.pointShape, at: place) }
    }
    writer.endPath()
  }
}
