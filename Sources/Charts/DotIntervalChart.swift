/// A value for each row, with its interval if there is one, against a line at zero.
///
/// Without intervals it is a plain list of dots, for all authorities where need be.
public struct DotIntervalChart: Chart {
  /// How firm a row is, as the shape of its point.
  public enum Emphasis: Sendable, Hashable {
    /// A full point.
    case full
    /// An open point.
    case open
  }

  /// One row.
  public struct Row: Sendable, Hashable {
    /// The name at the left.
    public let name: String
    /// The value; `nil` where there is none.
    public let value: Double?
    /// The lower end of the interval; `nil` for no interval.
    public let low: Double?
    /// The upper end of the interval; `nil` for no interval.
    public let high: Double?
    /// A word at the right, such as the class of evidence; empty for none.
    public let word: String
    /// The shape of the point.
    public let emphasis: Emphasis

    /// A row with an interval; an end that is not finite is drawn to the edge.
    public init(
      name: String, value: Double, low: Double, high: Double, word: String = "",
      emphasis: Emphasis = .full
    ) {
      self.name = name
      self.value = Extent.drawable(value)
      self.low = low.isNaN ? nil : low
      self.high = high.isNaN ? nil : high
      self.word = word
      self.emphasis = emphasis
    }

    /// A row of a plain list; without a value it says so.
    public init(name: String, value: Double?, word: String = "", emphasis: Emphasis = .full) {
      self.name = name
      self.value = Extent.drawable(value)
      (low, high) = (nil, nil)
      self.word = word
      self.emphasis = emphasis
    }
  }

  /// The chart's words.
  public let description: ChartDescription
  private let rows: [Row]
  private let zeroLabel: String
  private let axisTitle: String
  private let reference: ReferenceLine?

  /// A dot and interval chart; rows stand in the given order, which is not read as a ranking only if
  /// the page says what it is.
  ///
  /// - Parameters:
  ///   - description: Its words.
  ///   - rows: The rows, from the top.
  ///   - zeroLabel: What a value of zero means; empty where zero is just the axis' start.
  ///   - axisTitle: The unit, below the axis.
  ///   - reference: A further line to compare with; `nil` for none.
  public init(
    description: ChartDescription, rows: [Row], zeroLabel: String = "same as England",
    axisTitle: String, reference: ReferenceLine? = nil
  ) {
    self.description = description
    self.rows = rows
    self.zeroLabel = zeroLabel
    self.axisTitle = axisTitle
    self.reference = Extent.drawable(reference?.value) == nil ? nil : reference
  }

  /// The drawing, for a page that has `ChartStyle.css` once.
  public var svg: String {
    var extent = Extent(rows.map(\.value))
    guard !extent.isEmpty else {
      return SVGWriter.withoutFigures(description, width: RowFrame.width)
    }
    for row in rows {
      extent.include(row.low)
      extent.include(row.high)
    }
    extent.include(reference?.value)
    var words = 0.0
    for row in rows { words = max(words, TextFit.width(row.word)) }
    let top = 30 + (reference == nil ? 0 : 24.0)
    let frame = RowFrame(
      names: rows.map(\.name), top: top, rowHeight: rows.count > 30 ? 20 : 26,
      roomAtRight: words > 0 ? min(words, 150) + 22 : 28)
    let x = LinearScale(showing: extent, from: frame.left, to: frame.right, intervals: 6)
    var writer = SVGWriter(
      description, width: RowFrame.width, height: frame.height)
    frame.drawAxis(x, title: axisTitle, &writer)
    drawZero(frame, x, &writer)
    reference?.draw(
      at: x.position(reference?.value ?? 0), from: 20, to: frame.bottom, decimals: 1, &writer)
    drawIntervals(frame, x, &writer)
    drawPoints(frame, x, &writer)
    for (index, row) in rows.enumerated() {
      frame.drawName(row.name, row: index, isStrong: false, &writer)
      let y = frame.middle(index) + 5
      if row.value == nil {
        writer.text("no figure", at: Place(x: x.position(0) + 8, y: y), [.quiet, .edged])
      }
      if !row.word.isEmpty {
        writer.text(row.word, at: Place(x: frame.right + 16, y: y), .quiet, room: 152)
      }
    }
    return writer.finished()
  }

  private func drawZero(_ frame: RowFrame, _ x: LinearScale, _ writer: inout SVGWriter) {
    guard !zeroLabel.isEmpty else { return }
    writer.beginPath(.zeroLine)
    writer.vertical(x: x.position(0), from: frame.top - 4, to: frame.bottom)
    writer.endPath()
    let half = min(TextFit.width(zeroLabel, isBold: true), 340) / 2
    let centre = min(max(x.position(0), half), RowFrame.width - half)
    writer.text(
      zeroLabel, at: Place(x: centre, y: frame.top - 10), [.centred, .strong], room: 340)
  }

  private func drawIntervals(_ frame: RowFrame, _ x: LinearScale, _ writer: inout SVGWriter) {
    writer.beginPath(.interval)
    for (index, row) in rows.enumerated() {
      guard row.value != nil, let low = row.low, let high = row.high else { continue }
      writer.horizontal(
        from: Extent.drawable(low).map(x.position) ?? frame.left,
        to: Extent.drawable(high).map(x.position) ?? frame.right, y: frame.middle(index))
    }
    writer.endPath()
  }

  private func drawPoints(_ frame: RowFrame, _ x: LinearScale, _ writer: inout SVGWriter) {
    for emphasis in [Emphasis.full, .open] {
      writer.beginPath(emphasis == .full ? .subjectPoints : .openPoint)
      for (index, row) in rows.enumerated() where row.emphasis == emphasis {
        guard let value = row.value else { continue }
        writer.point(
          emphasis == .full ? .lineEnd : .circle(radius: 4.5),
          at: Place(x: x.position(value), y: frame.middle(index)))
      }
      writer.endPath()
    }
  }
}
