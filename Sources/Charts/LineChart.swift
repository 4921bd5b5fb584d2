/// Figures year by year, or month by month under names of their own: up to four lines, an optional
/// band behind them, names at their ends.
///
/// A missing year is a gap with its mark at the axis, never a dip to zero; a figure between two gaps
/// is a point. Lines are not drawn over a break, nor over a year that is left out of `years`.
public struct LineChart: Chart {
  /// The chart's words.
  public let description: ChartDescription
  let years: [Int]
  let monthNames: [String]
  let series: [LineSeries]
  let band: [ClosedRange<Double>?]
  let bandLabel: String
  let axisTitle: String
  let startsAtZero: Bool
  let seriesBreak: SeriesBreak?
  let decimals: Int

  /// A line chart.
  ///
  /// - Parameters:
  ///   - description: Its words.
  ///   - years: The years, ascending.
  ///   - series: The lines, each with a figure a year; the first is named first where ends meet.
  ///   - band: A low and a high a year, drawn pale behind the lines; empty for none.
  ///   - bandLabel: What the band is, beside the axis title; empty where the page says it.
  ///   - axisTitle: The unit, above the axis.
  ///   - startsAtZero: Whether the axis must hold zero; where it does not, the chart says so.
  ///   - seriesBreak: A vertical dotted line with a label; `nil` for none.
  ///   - decimals: The most decimals of a figure's label, from 0 to 6.
  ///   - monthNames: Where `years` counts months, the name of each; empty for years.
  /// - Precondition: Years ascend, there are at most four lines, and each has a figure a year, as
  ///   has the band unless it is empty.
  public init(
    description: ChartDescription, years: [Int], series: [LineSeries],
    band: [ClosedRange<Double>?] = [], bandLabel: String = "", axisTitle: String,
    startsAtZero: Bool = true, seriesBreak: SeriesBreak? = nil, decimals: Int = 1,
    monthNames: [String] = []
  ) {
    precondition(zip(years, years.dropFirst()).allSatisfy { $0 < $1 }, "years must ascend")
    precondition(series.count <= 4, "more than four lines cannot be told apart")
    precondition(series.allSatisfy { $0.values.count == years.count }, "one figure a year")
    precondition(band.isEmpty || band.count == years.count, "one range a year")
    precondition((0...6).contains(decimals), "from 0 to 6 decimals")
    precondition(monthNames.isEmpty || monthNames.count == years.count, "one name a month")
    self.description = description
    self.years = years
    self.monthNames = monthNames
    self.series = series
    self.band = band
    self.bandLabel = bandLabel
    self.axisTitle = axisTitle
    self.startsAtZero = startsAtZero
    self.seriesBreak = seriesBreak
    self.decimals = decimals
  }

  /// The drawing, for a page that has `ChartStyle.css` once.
  public var svg: String {
    guard let frame = LineFrame(self) else {
      return SVGWriter.withoutFigures(description, width: LineFrame.width)
    }
    var writer = SVGWriter(
      description, width: LineFrame.width, height: LineFrame.height)
    writer.writesSteps = true
    drawBand(frame, &writer)
    frame.drawAxes(title: axisTitle, &writer)
    drawBreak(frame, &writer)
    for line in series.reversed() { draw(line, frame, &writer) }
    drawGapMarks(frame, &writer)
    if series.count == 1 { labelSingle(series[0], frame, &writer) }
    frame.draw(ends, &writer)
    return writer.finished()
  }

  /// What stands below the axis at a year or month.
  func stepName(_ index: Int) -> String {
    monthNames.isEmpty ? "\(years[index])" : monthNames[index]
  }

  /// Whether a line may join a year to the one before it.
  private func continues(at index: Int, _ frame: LineFrame) -> Bool {
    guard frame.x.continues(at: index) else { return false }
    guard let seriesBreak else { return true }
    return !(years[index - 1] < seriesBreak.year && years[index] >= seriesBreak.year)
  }

  private func draw(_ line: LineSeries, _ frame: LineFrame, _ writer: inout SVGWriter) {
    let places = years.indices.map { frame.place($0, line.value($0)) }
    writer.beginPath(line.role.lineStyle)
    writer.line(places) { continues(at: $0, frame) }
    writer.endPath()
    writer.beginPath(line.role.pointStyle)
    for index in places.indices where isPoint(index, of: line.role, places, frame) {
      if let place = places[index] { writer.point(line.role.pointShape, at: place) }
    }
    writer.endPath()
  }

  /// Whether a figure is drawn as a point: every one of the subject and of England, and of the others
  /// the ends of each unbroken line, which tells lines apart without a crowd of points.
  private func isPoint(
    _ index: Int, of role: LineSeries.Role, _ places: [Place?], _ frame: LineFrame
  ) -> Bool {
    guard role == .region || role == .neighbours else { return true }
    let isFirst = index == 0 || places[index - 1] == nil || !continues(at: index, frame)
    let next = index + 1
    let isLast = next == places.count || places[next] == nil || !continues(at: next, frame)
    return isFirst || isLast
  }

  private func drawBand(_ frame: LineFrame, _ writer: inout SVGWriter) {
    guard !band.isEmpty else { return }
    writer.beginPath(.band)
    var start = 0
    while start < years.count {
      guard range(start) != nil else {
        start += 1
        continue
      }
      var end = start + 1
      while end < years.count, range(end) != nil, continues(at: end, frame) { end += 1 }
      drawBand(start..<end, frame, &writer)
      start = end
    }
    writer.endPath()
  }

  /// Draws the band of years that belong together; a single year is a narrow piece.
  private func drawBand(_ run: Range<Int>, _ frame: LineFrame, _ writer: inout SVGWriter) {
    if run.count == 1, let range = range(run.lowerBound) {
      let top = frame.y.position(range.upperBound)
      writer.rectangle(
        x: frame.x.position(run.lowerBound) - 6, y: top, width: 12,
        height: frame.y.position(range.lowerBound) - top)
      return
    }
    for (count, index) in run.enumerated() {
      guard let place = frame.place(index, range(index)?.upperBound) else { continue }
      if count == 0 {
        writer.move(to: place)
      } else {
        writer.draw(to: place, isFirst: count == 1)
      }
    }
    for index in run.reversed() {
      guard let place = frame.place(index, range(index)?.lowerBound) else { continue }
      writer.draw(to: place, isFirst: false)
    }
    writer.closeShape()
  }

  /// The band of a year, if a scale can place both ends.
  func range(_ index: Int) -> ClosedRange<Double>? {
    guard let range = band[index], Extent.drawable(range.lowerBound) != nil,
      Extent.drawable(range.upperBound) != nil
    else { return nil }
    return range
  }

  private func drawBreak(_ frame: LineFrame, _ writer: inout SVGWriter) {
    guard let seriesBreak, let index = years.firstIndex(where: { $0 >= seriesBreak.year }) else {
      return
    }
    let later = frame.x.position(index)
    let x = index > 0 ? (later + frame.x.position(index - 1)) / 2 : later - 8
    writer.beginPath(.seriesBreak)
    writer.vertical(x: x, from: frame.top - 40, to: frame.bottom)
    writer.endPath()
    let onLeft = x > LineFrame.width / 2
    writer.text(
      seriesBreak.label, at: Place(x: onLeft ? x - 6 : x + 6, y: frame.top - 28),
      onLeft ? [.ending, .quiet, .edged] : [.quiet, .edged], room: onLeft ? x - 12 : frame.right - x
    )
  }
}
