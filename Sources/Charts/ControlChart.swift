/// Figures in time order with their mean and natural limits, and a mark on each that signals.
///
/// The limits are worked out elsewhere; the chart draws what it is given, phase by phase. A phase has
/// its own mean and limits, and no line is drawn from one phase to the next.
public struct ControlChart: Chart {
  /// A stretch of figures that share a mean and limits.
  public struct Phase: Sendable, Hashable {
    /// The indices of its figures.
    public let range: Range<Int>
    /// The mean.
    public let mean: Double
    /// The natural limits.
    public let limits: ClosedRange<Double>
    /// Why it begins, for example "New recording from April 2024"; empty for the first.
    public let reason: String

    /// A phase.
    public init(
      range: Range<Int>, mean: Double, limits: ClosedRange<Double>, reason: String = ""
    ) {
      (self.range, self.mean, self.limits, self.reason) = (range, mean, limits, reason)
    }
  }

  /// The chart's words.
  public let description: ChartDescription
  private let steps: [String]
  private let values: [Double?]
  private let phases: [Phase]
  private let signals: Set<Int>
  private let axisTitle: String
  private let decimals: Int

  /// A control chart.
  ///
  /// - Parameters:
  ///   - description: Its words.
  ///   - steps: The name of each step, for example "Apr 2024".
  ///   - values: One figure a step; `nil` is a gap.
  ///   - phases: The phases, which do not overlap.
  ///   - signals: The indices of figures that signal.
  ///   - axisTitle: The unit, above the axis.
  ///   - decimals: The most decimals of a figure's label, from 0 to 6.
  /// - Precondition: There are as many names as figures, and phases lie within them.
  public init(
    description: ChartDescription, steps: [String], values: [Double?], phases: [Phase],
    signals: Set<Int>, axisTitle: String, decimals: Int = 1
  ) {
    precondition(steps.count == values.count, "one name a figure")
    precondition(
      phases.allSatisfy { $0.range.lowerBound >= 0 && $0.range.upperBound <= values.count },
      "phases lie within the figures")
    self.description = description
    self.steps = steps
    self.values = values.map { Extent.drawable($0) }
    self.phases = phases
    self.signals = signals
    self.axisTitle = axisTitle
    self.decimals = decimals
  }

  /// The drawing, for a page that has `ChartStyle.css` once.
  public var svg: String {
    var extent = Extent(values)
    guard !extent.isEmpty else {
      return SVGWriter.withoutFigures(description, width: LineFrame.width)
    }
    for phase in phases {
      extent.include(phase.limits.lowerBound)
      extent.include(phase.limits.upperBound)
    }
    let frame = LineFrame(
      years: Array(values.indices), extent: extent, labels: labels, margin: 12,
      monthNames: steps, top: phases.count > 1 ? 58 : 40)
    var writer = SVGWriter(
      description, width: LineFrame.width, height: LineFrame.height)
    frame.drawAxes(title: axisTitle, &writer)
    for (index, phase) in phases.enumerated() { draw(phase, isFirst: index == 0, frame, &writer) }
    drawLine(frame, &writer)
    for style in [MarkStyle.subjectPoints, .openPoint] {
      writer.beginPath(style)
      for index in values.indices where signals.contains(index) == (style == .openPoint) {
        guard let place = frame.place(index, values[index]) else { continue }
        writer.point(style == .openPoint ? .circle(radius: 5.5) : .lineEnd, at: place)
      }
      writer.endPath()
    }
    frame.draw(labels, &writer)
    return writer.finished()
  }

  private func draw(
    _ phase: Phase, isFirst: Bool, _ frame: LineFrame, _ writer: inout SVGWriter
  ) {
    guard let first = phase.range.first, let last = phase.range.last else { return }
    let half = frame.x.distance / 2
    let (from, to) = (frame.x.position(first) - half, frame.x.position(last) + half)
    writer.beginPath(.reference)
    writer.horizontal(from: from, to: to, y: frame.y.position(phase.mean))
    writer.endPath()
    writer.beginPath(.limitOuter)
    for limit in [phase.limits.lowerBound, phase.limits.upperBound] {
      writer.horizontal(from: from, to: to, y: frame.y.position(limit))
    }
    writer.endPath()
    guard !isFirst else { return }
    writer.beginPath(.seriesBreak)
    writer.vertical(x: from, from: frame.top - 16, to: frame.bottom)
    writer.endPath()
    let onLeft = from > LineFrame.width / 2
    writer.text(
      phase.reason, at: Place(x: onLeft ? from - 6 : from + 6, y: frame.top - 20),
      onLeft ? [.ending, .quiet, .edged] : [.quiet, .edged],
      room: onLeft ? from - 12 : frame.right - from)
  }

  private func drawLine(_ frame: LineFrame, _ writer: inout SVGWriter) {
    writer.beginPath(.subjectLine)
    for phase in phases {
      let places = phase.range.map { frame.place($0, values[$0]) }
      writer.line(places) { _ in true }
    }
    writer.endPath()
  }

  /// The names of the last phase's lines.
  private var labels: [EndLabel] {
    guard let phase = phases.last, let index = phase.range.last else { return [] }
    let lines = [
      ("upper limit", phase.limits.upperBound), ("mean", phase.mean),
      ("lower limit", phase.limits.lowerBound),
    ]
    return lines.map { name, value in
      EndLabel(
        name: name, suffix: " " + NumberLabel.text(value, decimals: decimals),
        isStrong: name == "mean", index: index, value: value)
    }
  }
}
