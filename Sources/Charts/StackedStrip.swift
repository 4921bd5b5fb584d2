/// Every area's value as a dot on one axis, small enough to stand beside a table.
///
/// Dots of nearly the same value are stacked in a column, so that a whole country is one short path:
/// a column is a line upwards, dashed so that only its round dots show. Neighbours stand at the foot
/// of their column with a ring behind each; the subject has a row and a label of its own below, and
/// England is a vertical line with a label above, so that no labels can meet.
public struct StackedStrip: Chart {
  /// The chart's words.
  public let description: ChartDescription
  private let others: [Double]
  private let neighbours: [Double]
  private let subject: (name: String, value: Double)
  private let england: Double?
  private let decimals: Int

  private static let width = 328.0
  private static let left = 6
  private static let right = 322
  /// The most room above the foot for a column.
  private static let tallest = 96
  /// Where the highest dot of the tallest column begins.
  private static let top = 22

  /// A strip.
  ///
  /// - Parameters:
  ///   - description: Its words.
  ///   - others: The values of all areas but the subject and its neighbours.
  ///   - neighbours: The values of the subject's neighbours, which are drawn with a ring.
  ///   - subject: The area to point out, and its value, which must be finite.
  ///   - england: England's value; `nil` for no line, as for a number, which follows size.
  ///   - decimals: The most decimals of a figure's label, from 0 to 6.
  public init(
    description: ChartDescription, others: [Double], neighbours: [Double],
    subject: (name: String, value: Double), england: Double?, decimals: Int = 1
  ) {
    precondition((0...6).contains(decimals), "from 0 to 6 decimals")
    self.description = description
    self.others = others.filter { Extent.drawable($0) != nil }
    self.neighbours = neighbours.filter { Extent.drawable($0) != nil }
    self.subject = subject
    self.england = Extent.drawable(england)
    self.decimals = decimals
  }

  /// The drawing, for a page that has `ChartStyle.css` once.
  public var svg: String {
    guard Extent.drawable(subject.value) != nil else {
      return SVGWriter.withoutFigures(description, width: Self.width)
    }
    var extent = Extent(others + neighbours)
    extent.include(subject.value)
    extent.include(england)
    let x = LinearScale(
      showing: extent, from: Double(Self.left), to: Double(Self.right), intervals: 3)
    let columns = DotColumns(
      ordinary: others.map(x.position), ringed: neighbours.map(x.position), from: Self.left,
      to: Self.right, tallest: Self.tallest)
    let foot = Self.top + columns.height + columns.size
    var writer = SVGWriter(description, width: Self.width, height: Double(foot + 52))
    drawAxis(x, at: Double(foot + 28), &writer)
    writer.beads(
      columns.rings, style: .ringBeads, size: columns.size + 2, gap: columns.gap, foot: foot)
    writer.beads(columns.all, style: .beads, size: columns.size, gap: columns.gap, foot: foot)
    if let england {
      draw(england, at: x.position(england).rounded(), to: Double(foot + 4), &writer)
    }
    drawSubject(at: x.position(subject.value).rounded(), y: Double(foot + 14), &writer)
    return writer.finished()
  }

  private func drawAxis(_ x: LinearScale, at y: Double, _ writer: inout SVGWriter) {
    writer.beginPath(.zeroLine)
    writer.horizontal(from: Double(Self.left), to: Double(Self.right), y: y)
    writer.endPath()
    let labels = x.ticks.map { NumberLabel.tick($0, step: x.step) }
    var taken = -Double.infinity
    writer.beginGroup([.centred, .quiet], baseline: y + 18)
    for (tick, label) in zip(x.ticks, labels) {
      let half = TextFit.width(label) / 2
      let centre = min(max(x.position(tick), half), Self.width - half).rounded()
      guard centre - half >= taken else { continue }
      writer.text(label, x: centre)
      taken = centre + half + 8
    }
    writer.endGroup()
  }

  private func draw(_ england: Double, at x: Double, to foot: Double, _ writer: inout SVGWriter) {
    writer.beginPath(.reference)
    writer.vertical(x: x, from: Double(Self.top - 4), to: foot)
    writer.endPath()
    let text = "England " + NumberLabel.text(england, decimals: decimals)
    let half = TextFit.width(text) / 2
    writer.text(
      text, at: Place(x: min(max(x, half), Self.width - half).rounded(), y: 14), .centred)
  }

  /// The subject's dot, with its label on the side that has more room.
  private func drawSubject(at x: Double, y: Double, _ writer: inout SVGWriter) {
    writer.beginPath(.subjectDot)
    writer.point(.lineEnd, at: Place(x: x, y: y))
    writer.endPath()
    let suffix = " " + NumberLabel.text(subject.value, decimals: decimals)
    let isRight = x < Self.width / 2
    let room = (isRight ? Self.width - x : x) - 12 - TextFit.width(suffix, isBold: true)
    writer.text(
      subject.name, at: Place(x: isRight ? x + 12 : x - 12, y: y + 5),
      isRight ? .strong : [.ending, .strong], room: room, suffix: suffix)
  }
}

/// Dots stacked in columns over an axis: whole units throughout, so that they are short to write.
struct DotColumns {
  /// One column: the middle of its dots, and how many there are.
  struct Column: Sendable, Hashable {
    let x: Int
    let dots: Int
  }

  /// Every dot.
  let all: [Column]
  /// The dots at the foot of a column that have a ring.
  let rings: [Column]
  /// The width of a dot.
  let size: Int
  /// The distance between the middles of two dots of a column.
  let gap: Double
  /// The height of the tallest column above its lowest dot.
  let height: Int

  /// Columns for places along an axis.
  ///
  /// Dots are as large as lets the tallest column fit; where the smallest are still too many for it
  /// they overlap.
  init(ordinary: [Double], ringed: [Double], from left: Int, to right: Int, tallest: Int) {
    let places = ordinary + ringed
    var size = 7
    var counts = Self.counts(places, size, left, right)
    while size > 4, ((counts.max() ?? 1) - 1) * size > tallest {
      size -= 1
      counts = Self.counts(places, size, left, right)
    }
    let steps = max((counts.max() ?? 1) - 1, 1)
    let isCrowded = steps * size > tallest
    gap = isCrowded ? (Double(tallest) / Double(steps) * 10).rounded(.down) / 10 : Double(size)
    height = isCrowded ? tallest : steps * size
    self.size = size
    func columns(_ counts: [Int]) -> [Column] {
      counts.enumerated().filter { $0.element > 0 }.map { place, dots in
        Column(x: left + place * size + size / 2, dots: dots)
      }
    }
    all = columns(counts)
    rings = columns(Self.counts(ringed, size, left, right))
  }

  private static func counts(_ places: [Double], _ size: Int, _ left: Int, _ right: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: (right - left) / size + 1)
    for place in places {
      let column = Int((place - Double(left)) / Double(size))
      counts[min(max(column, 0), counts.count - 1)] += 1
    }
    return counts
  }
}

extension SVGWriter {
  /// Draws columns of dots upwards from a foot: lines whose dashes have no length and round ends.
  mutating func beads(
    _ columns: [DotColumns.Column], style: MarkStyle, size: Int, gap: Double, foot: Int
  ) {
    guard !columns.isEmpty else { return }
    beginPath(style, width: size, dash: gap)
    for column in columns {
      let x = Double(column.x)
      move(to: Place(x: x, y: Double(foot)))
      // A little more than the dots need, so that the last is not lost to rounding.
      rise(by: Double(column.dots - 1) * gap + min(gap / 2, 1))
    }
    endPath()
  }
}
