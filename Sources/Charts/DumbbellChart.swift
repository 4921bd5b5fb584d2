/// Two figures for each row, joined by a line: the first year as an open point, the last as a full one.
///
/// Each point carries its figure. A row without one of them says so.
public struct DumbbellChart: Chart {
  /// One row.
  public struct Row: Sendable, Hashable {
    /// The name at the left.
    public let name: String
    /// The figure of the first year; `nil` where there is none.
    public let first: Double?
    /// The figure of the last year; `nil` where there is none.
    public let last: Double?
    /// Whether the row is the one to compare with, drawn in England's colour and shape.
    public let isReference: Bool

    /// A row from its parts.
    public init(name: String, first: Double?, last: Double?, isReference: Bool = false) {
      self.name = name
      self.first = Extent.drawable(first)
      self.last = Extent.drawable(last)
      self.isReference = isReference
    }
  }

  /// The chart's words.
  public let description: ChartDescription
  private let rows: [Row]
  private let firstLabel: String
  private let lastLabel: String
  private let axisTitle: String
  private let reference: ReferenceLine?
  private let startsAtZero: Bool
  private let decimals: Int

  /// A dumbbell chart.
  ///
  /// - Parameters:
  ///   - description: Its words.
  ///   - rows: The rows, from the top.
  ///   - firstLabel: What the open points are, such as a year.
  ///   - lastLabel: What the full points are.
  ///   - axisTitle: The unit, below the axis.
  ///   - reference: A vertical line to compare with; `nil` for none.
  ///   - startsAtZero: Whether the axis must hold zero; where it does not, the chart says so.
  ///   - decimals: The most decimals of a figure's label, from 0 to 6.
  public init(
    description: ChartDescription, rows: [Row], firstLabel: String, lastLabel: String,
    axisTitle: String, reference: ReferenceLine? = nil, startsAtZero: Bool = true,
    decimals: Int = 1
  ) {
    self.description = description
    self.rows = rows
    self.firstLabel = firstLabel
    self.lastLabel = lastLabel
    self.axisTitle = axisTitle
    self.reference = Extent.drawable(reference?.value) == nil ? nil : reference
    self.startsAtZero = startsAtZero
    self.decimals = decimals
  }

  /// The drawing, for a page that has `ChartStyle.css` once.
  public var svg: String {
    var extent = Extent(rows.flatMap { [$0.first, $0.last] })
    guard !extent.isEmpty else {
      return SVGWriter.withoutFigures(description, width: RowFrame.width)
    }
    extent.include(reference?.value)
    var widest = 0.0
    for row in rows {
      for value in [row.first, row.last] {
        guard let value else { continue }
        widest = max(
          widest, TextFit.width(NumberLabel.text(value, decimals: decimals), isBold: true))
      }
    }
    let frame = RowFrame(
      names: rows.map(\.name), top: reference == nil ? 36 : 62, rowHeight: 32,
      roomAtRight: widest + 14)
    let x = scale(extent, frame, roomForFigure: widest + 10)
    var writer = SVGWriter(
      description, width: RowFrame.width, height: frame.height)
    drawKey(frame, &writer)
    frame.drawAxis(x, title: axisTitle, &writer)
    reference?.draw(
      at: x.position(reference?.value ?? 0), from: frame.top - 6, to: frame.bottom,
      decimals: decimals, &writer)
    for (index, row) in rows.enumerated() {
      frame.drawName(row.name, row: index, isStrong: row.isReference, &writer)
      draw(row, at: frame.middle(index), x, &writer)
    }
    return writer.finished()
  }

  /// The scale; it starts further in where a figure would run into the names.
  private func scale(_ extent: Extent, _ frame: RowFrame, roomForFigure: Double) -> LinearScale {
    let x = LinearScale(
      showing: extent, includingZero: startsAtZero, from: frame.left, to: frame.right)
    var inset = 0.0
    for row in rows {
      guard let lowest = [row.first, row.last].compactMap({ $0 }).min() else { continue }
      inset = max(inset, roomForFigure - (x.position(lowest) - frame.left))
    }
    guard inset > 0 else { return x }
    return LinearScale(
      showing: extent, includingZero: startsAtZero, from: frame.left + inset, to: frame.right)
  }

  private func drawKey(_ frame: RowFrame, _ writer: inout SVGWriter) {
    let second = frame.left + 36 + min(TextFit.width(firstLabel), 200)
    writer.beginPath(.openPoint)
    writer.point(.circle(radius: 4.5), at: Place(x: frame.left + 5, y: 13))
    writer.endPath()
    writer.text(firstLabel, at: Place(x: frame.left + 16, y: 18), .quiet, room: 200)
    writer.beginPath(.subjectPoints)
    writer.point(.lineEnd, at: Place(x: second, y: 13))
    writer.endPath()
    writer.text(lastLabel, at: Place(x: second + 11, y: 18), .quiet, room: 200)
  }

  private func draw(_ row: Row, at y: Double, _ x: LinearScale, _ writer: inout SVGWriter) {
    guard row.first != nil || row.last != nil else {
      writer.text("no figure", at: Place(x: x.start + 8, y: y + 5), [.quiet, .edged])
      return
    }
    if let first = row.first, let last = row.last {
      writer.beginPath(row.isReference ? .reference : .interval)
      writer.horizontal(from: x.position(first), to: x.position(last), y: y)
      writer.endPath()
    }
    if let first = row.first {
      writer.beginPath(.openPoint)
      writer.point(.circle(radius: 4.5), at: Place(x: x.position(first), y: y))
      writer.endPath()
    }
    if let last = row.last {
      writer.beginPath(row.isReference ? .englandPoints : .subjectPoints)
      writer.point(.lineEnd, at: Place(x: x.position(last), y: y))
      writer.endPath()
    }
    label(row, at: y, x, &writer)
  }

  /// Writes the figures on the outer sides of the two points; a missing one is said in words.
  private func label(_ row: Row, at y: Double, _ x: LinearScale, _ writer: inout SVGWriter) {
    let first = row.first.map { NumberLabel.text($0, decimals: decimals) }
    let last = row.last.map { NumberLabel.text($0, decimals: decimals) }
    let rises = (row.first ?? -.infinity) <= (row.last ?? .infinity)
    if let value = row.first, let first {
      let text = row.last == nil ? "\(first) (no figure for \(lastLabel))" : first
      write(text, beside: x.position(value), y, onLeft: rises && row.last != nil, .quiet, &writer)
    }
    if let value = row.last, let last {
      let text = row.first == nil ? "\(last) (no figure for \(firstLabel))" : last
      write(text, beside: x.position(value), y, onLeft: !rises, .strong, &writer)
    }
  }

  private func write(
    _ text: String, beside x: Double, _ y: Double, onLeft: Bool, _ style: TextStyle,
    _ writer: inout SVGWriter
  ) {
    let fits = x + 10 + TextFit.width(text, isBold: true) <= RowFrame.width
    let isOnLeft = onLeft || !fits
    writer.text(
      text, at: Place(x: isOnLeft ? x - 10 : x + 10, y: y + 5),
      isOnLeft ? style.union([.ending, .edged]) : style.union(.edged))
  }
}
