/// Many areas' values as dots along strips, stacked where they would overlap.
///
/// One strip shows all authorities of the latest year; several show them by region. On the first strip
/// a subject is large and labelled and its neighbours are rings; England is a vertical line.
public struct StripChart: Chart {
  /// One strip.
  public struct Strip: Sendable, Hashable {
    /// The name at the left; empty for a single strip.
    public let name: String
    /// The values of its areas but the subject, neighbours among them.
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
  private let subject: (name: String, value: Double)?
  private let neighbours: [Double]
  private let england: ReferenceLine?
  private let axisTitle: String
  private let startsAtZero: Bool
  private let decimals: Int
  private let neighboursLabel: String

  /// A strip chart.
  ///
  /// - Parameters:
  ///   - description: Its words.
  ///   - strips: The strips, from the top.
  ///   - subject: The area to point out on the first strip; `nil` for none.
  ///   - neighbours: The values of its neighbours; each turns a dot of that value on the first strip
  ///     into a ring.
  ///   - england: England's value; `nil` for no line.
  ///   - axisTitle: The unit, below the axis.
  ///   - startsAtZero: Whether the axis must hold zero; where it does not, the chart says so.
  ///   - neighboursLabel: What the rings are.
  ///   - decimals: The most decimals of a figure's label, from 0 to 6.
  public init(
    description: ChartDescription, strips: [Strip], subject: (name: String, value: Double)? = nil,
    neighbours: [Double] = [], england: Double? = nil, axisTitle: String,
    startsAtZero: Bool = true, neighboursLabel: String = "statistical neighbours",
    decimals: Int = 1
  ) {
    self.description = description
    self.strips = strips
    self.subject = Extent.drawable(subject?.value) == nil ? nil : subject
    self.neighbours = neighbours.filter { Extent.drawable($0) != nil }
    self.england = Extent.drawable(england).map { ReferenceLine(name: "England", value: $0) }
    self.axisTitle = axisTitle
    self.startsAtZero = startsAtZero
    self.neighboursLabel = neighboursLabel
    self.decimals = decimals
  }

  private var isSingle: Bool { strips.count < 2 }

  /// The drawing, for a page that has `ChartStyle.css` once.
  public var svg: String {
    guard subject != nil || strips.contains(where: { !$0.values.isEmpty }) else {
      return SVGWriter.withoutFigures(description, width: RowFrame.width)
    }
    var extent = Extent(strips.flatMap(\.values) + neighbours)
    extent.include(england?.value)
    extent.include(subject?.value)
    let frame = RowFrame(
      names: strips.isEmpty ? [""] : strips.map(\.name), top: subject == nil ? 28 : 54,
      rowHeight: isSingle ? 112 : 46, roomAtRight: 24)
    let x = LinearScale(
      showing: extent, includingZero: startsAtZero, from: frame.left, to: frame.right,
      intervals: 6)
    var writer = SVGWriter(
      description, width: RowFrame.width, height: frame.height)
    let key = neighbours.isEmpty ? 0 : TextFit.width(neighboursLabel) + 24
    frame.drawAxis(x, title: axisTitle, roomForTitle: RowFrame.width - key, &writer)
    if key > 0 { drawKey(at: Place(x: RowFrame.width - key, y: frame.bottom + 39), &writer) }
    england?.draw(
      at: x.position(england?.value ?? 0), from: 22, to: frame.bottom, decimals: decimals, &writer)
    for (index, strip) in strips.enumerated() {
      if !strip.name.isEmpty { frame.drawName(strip.name, row: index, isStrong: false, &writer) }
      draw(strip, row: index, frame, x, &writer)
    }
    drawSubject(frame, x, &writer)
    return writer.finished()
  }

  private func drawKey(at place: Place, _ writer: inout SVGWriter) {
    writer.beginPath(.openPoint)
    writer.point(.circle(radius: 3.6), at: place)
    writer.endPath()
    writer.text(neighboursLabel, at: Place(x: place.x + 10, y: place.y + 5), .quiet)
  }

  private func draw(
    _ strip: Strip, row: Int, _ frame: RowFrame, _ x: LinearScale, _ writer: inout SVGWriter
  ) {
    let middle = frame.middle(row)
    let isFirst = row == 0
    var swarm = DotSwarm(
      around: middle, height: frame.rowHeight - 10,
      leavingFree: isFirst ? subject.map { Place(x: x.position($0.value), y: middle) } : nil)
    var rings: [Double: Int] = [:]
    if isFirst { for value in neighbours { rings[value, default: 0] += 1 } }
    var ordinary: [Place] = []
    var ringed: [Place] = []
    for dot in swarm.places(of: strip.values, on: x) {
      if let left = rings[dot.value], left > 0 {
        rings[dot.value] = left - 1
        ringed.append(dot.place)
      } else {
        ordinary.append(dot.place)
      }
    }
    writer.beginPath(.dots)
    for place in ordinary { writer.point(.lineEnd, at: place) }
    writer.endPath()
    writer.beginPath(.openPoint)
    for place in ringed { writer.point(.circle(radius: 3.6), at: place) }
    writer.endPath()
  }

  private func drawSubject(_ frame: RowFrame, _ x: LinearScale, _ writer: inout SVGWriter) {
    guard let subject else { return }
    let place = Place(x: x.position(subject.value), y: frame.middle(0))
    writer.beginPath(.leader)
    writer.vertical(x: place.x, from: frame.top - 2, to: place.y)
    writer.endPath()
    writer.beginPath(.subjectDot)
    writer.point(.lineEnd, at: place)
    writer.endPath()
    let suffix = " " + NumberLabel.text(subject.value, decimals: decimals)
    let room = 400.0
    let width = min(TextFit.width(subject.name, isBold: true), room)
    let half = (width + TextFit.width(suffix, isBold: true)) / 2
    writer.text(
      subject.name,
      at: Place(x: min(max(place.x, half), RowFrame.width - half), y: frame.top - 8),
      [.centred, .strong, .edged], room: room, suffix: suffix)
  }
}
