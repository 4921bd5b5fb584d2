/// What came in and what went out year by year: bars up and down from a line, and the change between.
///
/// Bars of one year stand on one another's line, so that a year in which more went out than came in
/// is longer below than above; the net change is a point with its figure.
public struct FlowChart: Chart {
  /// One year's flows.
  public struct Year: Sendable, Hashable {
    /// The year.
    public let year: Int
    /// What came in, zero or more; `nil` where unknown.
    public let added: Double?
    /// What went out, zero or more; `nil` where unknown.
    public let removed: Double?
    /// The change of the stock in the year; `nil` where unknown.
    public let change: Double?
    /// Why the year has no figures, for example `[c]`; `nil` for none.
    public let mark: String?

    /// A year; a figure that is not finite counts as unknown.
    public init(
      year: Int, added: Double?, removed: Double?, change: Double?, mark: String? = nil
    ) {
      self.year = year
      self.added = Extent.drawable(added)
      self.removed = Extent.drawable(removed)
      self.change = Extent.drawable(change)
      self.mark = mark
    }
  }

  /// What bars and points are called in the key.
  public struct Names: Sendable, Hashable {
    /// The bars above the line, the bars below it, and the points.
    public let added, removed, change: String

    /// Names for the key.
    public init(added: String, removed: String, change: String) {
      (self.added, self.removed, self.change) = (added, removed, change)
    }
  }

  /// The chart's words.
  public let description: ChartDescription
  private let years: [Year]
  private let names: Names
  private let axisTitle: String

  /// A flow chart.
  ///
  /// - Parameters:
  ///   - description: Its words.
  ///   - years: The flows; years ascend, and one that is left out leaves its space empty.
  ///   - names: What bars and points are called.
  ///   - axisTitle: The unit, above the axis.
  public init(description: ChartDescription, years: [Year], names: Names, axisTitle: String) {
    self.description = description
    self.years = years
    self.names = names
    self.axisTitle = axisTitle
  }

  /// The drawing, for a page that has `ChartStyle.css` once.
  public var svg: String {
    var extent = Extent(years.flatMap { [$0.added, $0.removed.map { -$0 }, $0.change] })
    guard !extent.isEmpty else {
      return SVGWriter.withoutFigures(description, width: LineFrame.width)
    }
    extent.include(0)
    let frame = LineFrame(
      years: years.map(\.year), extent: extent, labels: labels(), margin: 24)
    var writer = SVGWriter(
      description, width: LineFrame.width, height: LineFrame.height)
    frame.drawAxes(title: axisTitle, &writer)
    drawBars(frame, &writer)
    drawChanges(frame, &writer)
    frame.draw(labels(), &writer)
    return writer.finished()
  }

  private func drawBars(_ frame: LineFrame, _ writer: inout SVGWriter) {
    let width = min(max(frame.x.distance * 0.55, 6), 34)
    let zero = frame.y.position(0)
    for (style, figure) in [
      (MarkStyle.barAdded, { (year: Year) in year.added }),
      (MarkStyle.barRemoved, { (year: Year) in year.removed.map { -$0 } }),
    ] {
      writer.beginPath(style)
      for (index, year) in years.enumerated() {
        guard let value = figure(year) else { continue }
        let end = frame.y.position(value)
        writer.rectangle(
          x: frame.x.position(index) - width / 2, y: min(zero, end), width: width,
          height: (end - zero).magnitude)
      }
      writer.endPath()
    }
    for (index, year) in years.enumerated() where year.added == nil && year.removed == nil {
      guard let mark = year.mark else { continue }
      writer.text(
        mark, at: Place(x: frame.x.position(index), y: zero - 6), [.centred, .quiet, .edged])
    }
  }

  private func drawChanges(_ frame: LineFrame, _ writer: inout SVGWriter) {
    writer.beginPath(.openPoint)
    for (index, year) in years.enumerated() {
      guard let change = year.change else { continue }
      writer.point(
        .circle(radius: 4.5),
        at: Place(x: frame.x.position(index), y: frame.y.position(change)))
    }
    writer.endPath()
  }

  /// The names at the right, each at the last year that has its figure.
  private func labels() -> [EndLabel] {
    let parts: [(String, (Year) -> Double?, Double)] = [
      (names.added, { $0.added }, 0.5), (names.change, { $0.change }, 1),
      (names.removed, { $0.removed.map { -$0 } }, 0.5),
    ]
    return parts.enumerated().compactMap { position, part in
      guard let index = years.lastIndex(where: { part.1($0) != nil }),
        let value = part.1(years[index])
      else { return nil }
      let figure = NumberLabel.text(position == 2 ? -value : value, decimals: 0)
      let suffix =
        index == years.count - 1 ? " \(figure)" : " \(figure) (\(years[index].year))"
      // A bar's name stands beside its middle, a point's beside the point.
      return EndLabel(
        name: part.0, suffix: suffix, isStrong: position == 1, index: years.count - 1,
        value: value * part.2)
    }
  }
}
