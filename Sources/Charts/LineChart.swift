/// One line of a line chart.
public struct LineSeries: Sendable, Hashable {
  /// What a line stands for; it decides colour, dash and point shape.
  public enum Role: Int, Sendable, Hashable, CaseIterable {
    /// The area that the chart is about: dark blue, thick, round points.
    case subject = 0
    /// England: orange, square points.
    case england = 1
    /// The region: grey, dashed, open round points.
    case region = 2
    /// The median of the statistical neighbours: turquoise, dotted, open squares.
    case neighbours = 3
  }

  /// The name at the line's end.
  public let name: String
  /// What it stands for.
  public let role: Role
  /// One value a year; `nil` is a gap.
  public let values: [Double?]
  /// At a gap the mark that says why, for example `[c]`; `nil` for none.
  public let marks: [String?]

  /// A line from its parts; `marks` may be empty.
  public init(name: String, role: Role, values: [Double?], marks: [String?] = []) {
    (self.name, self.role, self.values, self.marks) = (name, role, values, marks)
  }
}

/// Values year by year: up to four lines, an optional band behind them, labels at their ends.
///
/// A missing year is a gap with its mark on the axis, never a dip to zero; a value between two gaps
/// is a point.
public struct LineChart: Sendable {
  private let description: ChartDescription
  private let years: [Int]
  private let series: [LineSeries]
  private let band: [ClosedRange<Double>?]
  private let axisTitle: String
  private let startsAtZero: Bool
  private let note: (year: Int, text: String)?

  private static let width = 720.0
  private static let height = 320.0
  private static let left = 70.0
  private static let right = 524.0
  private static let top = 34.0
  private static let bottom = 278.0

  /// A line chart.
  ///
  /// - Parameters:
  ///   - description: Its words.
  ///   - years: The years, ascending.
  ///   - series: The lines; each has a value a year.
  ///   - band: A low and a high a year, drawn pale behind the lines; empty for none.
  ///   - axisTitle: The unit, above the axis.
  ///   - startsAtZero: Whether the axis holds zero; where not, the chart says so.
  ///   - note: A vertical dotted line at the start of a year with a short label; `nil` for none.
  public init(
    description: ChartDescription, years: [Int], series: [LineSeries],
    band: [ClosedRange<Double>?] = [], axisTitle: String, startsAtZero: Bool = true,
    note: (year: Int, text: String)? = nil
  ) {
    (self.description, self.years, self.series, self.band) = (description, years, series, band)
    (self.axisTitle, self.startsAtZero, self.note) = (axisTitle, startsAtZero, note)
  }

  /// The drawing.
  public var svg: String {
    var writer = SVGWriter(description, width: Self.width, height: Self.height)
    let values = series.flatMap { $0.values.compactMap { $0 } }
    guard !values.isEmpty, !years.isEmpty else {
      writer.text("No figures to show", Self.width / 2, Self.height / 2, "m")
      return writer.finished()
    }
    let limits = band.compactMap { $0 }.flatMap { [$0.lowerBound, $0.upperBound] }
    let y = LinearScale(
      values: values + limits, fromZero: startsAtZero, start: Self.bottom, end: Self.top)
    drawAxes(y, &writer)
    drawBand(y, &writer)
    for line in series.reversed() { draw(line, y, &writer) }
    if series.count == 1 { labelSingle(series[0], y, &writer) }
    labelEnds(y, &writer)
    return writer.finished()
  }

  private func x(_ index: Int) -> Double {
    guard years.count > 1 else { return (Self.left + Self.right) / 2 }
    let span = Double((years.last ?? 0) - years[0])
    return Self.left + 12 + Double(years[index] - years[0]) / span * (Self.right - Self.left - 24)
  }

  private func drawAxes(_ y: LinearScale, _ writer: inout SVGWriter) {
    let title = startsAtZero ? axisTitle : "\(axisTitle) (the axis does not start at zero)"
    writer.text(title, 4, 16)
    for tick in y.ticks {
      writer.line(Self.left, y(tick), Self.right, y(tick), tick == y.ticks[0] ? "a" : "g")
      writer.text(LabelText.number(tick), Self.left - 8, y(tick) + 5, "e")
    }
    let every = (years.count + 9) / 10
    for index in years.indices where (years.count - 1 - index) % every == 0 {
      writer.text("\(years[index])", x(index), Self.bottom + 22, "m")
    }
    if let note, let index = years.firstIndex(where: { $0 >= note.year }) {
      let place = index > 0 ? (x(index) + x(index - 1)) / 2 : x(index)
      writer.line(place, Self.top, place, Self.bottom, "key")
      writer.text(LabelText.short(note.text, 40), place + 5, Self.top + 12)
    }
  }

  private func drawBand(_ y: LinearScale, _ writer: inout SVGWriter) {
    var run: [(index: Int, range: ClosedRange<Double>)] = []
    for index in 0...band.count {
      if index < band.count, let range = band[index] {
        run.append((index, range))
      } else {
        if run.count > 1 {
          let upper = run.map { (x: x($0.index), y: y($0.range.upperBound)) }
          let lower = run.reversed().map { (x: x($0.index), y: y($0.range.lowerBound)) }
          writer.polygon(upper + lower, "band")
        }
        run = []
      }
    }
  }

  private func draw(_ line: LineSeries, _ y: LinearScale, _ writer: inout SVGWriter) {
    let points = line.values.enumerated().map { index, value in
      value.map { (x: x(index), y: y($0)) }
    }
    let (stroke, style): (StaticString, StaticString) =
      switch line.role {
      case .subject: ("l0", "p0")
      case .england: ("l1", "p1")
      case .region: ("l2", "p2")
      case .neighbours: ("l3", "p3")
      }
    writer.path(points, stroke)
    for case let place? in points {
      switch line.role {
      case .subject: writer.circle(place.x, place.y, 4.5, style)
      case .england: writer.rectangle(place.x - 4, place.y - 4, 8, 8, style)
      case .region: writer.circle(place.x, place.y, 3, style)
      case .neighbours: writer.rectangle(place.x - 3, place.y - 3, 6, 6, style)
      }
    }
    guard line.role == .subject else { return }
    for (index, mark) in line.marks.enumerated() where line.values[index] == nil {
      if let mark { writer.text(mark, x(index), Self.bottom - 6, "m") }
    }
  }

  /// Labels the first and the highest value of a single line; its end carries the last.
  private func labelSingle(_ line: LineSeries, _ y: LinearScale, _ writer: inout SVGWriter) {
    let known = line.values.indices.filter { line.values[$0] != nil }
    guard let first = known.first, let last = known.last else { return }
    let highest = known.max { (line.values[$0] ?? 0) < (line.values[$1] ?? 0) }
    for index in Set([first, highest ?? first]).sorted() where index != last {
      guard let value = line.values[index] else { continue }
      writer.text(
        LabelText.number(value, decimals: 1), x(index), y(value) - 12, index == first ? "" : "m")
    }
  }

  private func labelEnds(_ y: LinearScale, _ writer: inout SVGWriter) {
    let ends = series.compactMap {
      line -> (line: LineSeries, x: Double, y: Double, value: Double)? in
      guard let index = line.values.lastIndex(where: { $0 != nil }), let value = line.values[index]
      else { return nil }
      return (line, x(index), y(value), value)
    }
    let places = LabelText.apart(
      ends.map { $0.y + 5 }, gap: 18, within: (Self.top)...(Self.bottom + 4))
    for (end, place) in zip(ends, places) {
      if abs(place - 5 - end.y) > 9 {
        writer.line(end.x + 7, end.y, Self.right + 8, place - 5, "g")
      }
      let text = "\(LabelText.short(end.line.name, 16)) \(LabelText.number(end.value, decimals: 1))"
      writer.text(text, Self.right + 12, place, end.line.role == .subject ? "b" : "")
    }
  }
}
