/// Every area's level by its size, between limits that widen where an area is small.
///
/// A point outside the outer limits is unlikely from ordinary spread between areas of its size. The
/// limits are drawn from the same figures that the page's words use, so that no point can be called
/// outside and drawn inside.
public struct FunnelChart: Chart {
  /// One area.
  public struct Point: Sendable, Hashable {
    /// The name, shown where the area is pointed out.
    public let name: String
    /// Its size on the horizontal axis, above zero.
    public let size: Double
    /// Its level.
    public let level: Double
    /// Whether it is pointed out with its name.
    public let isNamed: Bool

    /// An area.
    public init(name: String, size: Double, level: Double, isNamed: Bool = false) {
      (self.name, self.size, self.level, self.isNamed) = (name, size, level, isNamed)
    }
  }

  /// The limits at one size.
  public struct Limits: Sendable, Hashable {
    /// The size, above zero.
    public let size: Double
    /// The inner limits, which 95 of 100 areas are between.
    public let inner: ClosedRange<Double>
    /// The outer limits, which 998 of 1,000 areas are between.
    public let outer: ClosedRange<Double>

    /// Limits at a size.
    public init(size: Double, inner: ClosedRange<Double>, outer: ClosedRange<Double>) {
      (self.size, self.inner, self.outer) = (size, inner, outer)
    }
  }

  /// The chart's words.
  public let description: ChartDescription
  private let points: [Point]
  private let limits: [Limits]
  private let centre: Double
  private let axisTitle: String
  private let sizeTitle: String
  private let decimals: Int

  /// A funnel chart.
  ///
  /// - Parameters:
  ///   - description: Its words.
  ///   - points: The areas; those whose figures are not finite are left out.
  ///   - limits: The limits by ascending size.
  ///   - centre: The level of the whole.
  ///   - axisTitle: The unit of the level, above the axis.
  ///   - sizeTitle: What the horizontal axis counts, below it.
  ///   - decimals: The most decimals of a figure's label, from 0 to 6.
  public init(
    description: ChartDescription, points: [Point], limits: [Limits], centre: Double,
    axisTitle: String, sizeTitle: String, decimals: Int = 1
  ) {
    self.description = description
    self.points = points.filter {
      Extent.drawable($0.size) != nil && Extent.drawable($0.level) != nil && $0.size > 0
    }
    self.limits = limits
    self.centre = centre
    self.axisTitle = axisTitle
    self.sizeTitle = sizeTitle
    self.decimals = decimals
  }

  static let width = 720.0
  static let height = 400.0
  private static let right = 640.0

  /// The drawing, for a page that has `ChartStyle.css` once.
  public var svg: String {
    guard !points.isEmpty, Extent.drawable(centre) != nil else {
      return SVGWriter.withoutFigures(description, width: Self.width)
    }
    var levels = Extent(points.map(\.level))
    levels.include(centre)
    // Limits of the smallest sizes may run far beyond every point: those are cut at the frame.
    let y = LinearScale(showing: levels, from: Self.height - 56, to: 40)
    let widest = y.ticks.map { TextFit.width(NumberLabel.tick($0, step: y.step)) }.max() ?? 0
    let x = LinearScale(
      showing: Extent(points.map(\.size)), from: widest + 18, to: Self.right, intervals: 6)
    var writer = SVGWriter(description, width: Self.width, height: Self.height)
    drawAxes(x, y, &writer)
    drawLimits(x, y, &writer)
    writer.beginPath(.dots)
    for point in points where !point.isNamed { writer.point(.lineEnd, at: place(point, x, y)) }
    writer.endPath()
    writer.beginPath(.subjectPoints)
    for point in points where point.isNamed { writer.point(.lineEnd, at: place(point, x, y)) }
    writer.endPath()
    drawNames(x, y, &writer)
    return writer.finished()
  }

  private func place(_ point: Point, _ x: LinearScale, _ y: LinearScale) -> Place {
    Place(x: x.position(point.size), y: y.position(point.level))
  }

  private func drawAxes(_ x: LinearScale, _ y: LinearScale, _ writer: inout SVGWriter) {
    writer.text(axisTitle, at: Place(x: 0, y: 16), .quiet, room: Self.width)
    writer.beginPath(.guide)
    for tick in y.ticks where tick != 0 {
      writer.horizontal(from: x.start, to: x.end, y: y.position(tick))
    }
    writer.endPath()
    writer.beginPath(.zeroLine)
    writer.horizontal(from: x.start, to: x.end, y: y.start)
    writer.endPath()
    writer.beginGroup([.ending, .quiet])
    for tick in y.ticks {
      writer.text(
        NumberLabel.tick(tick, step: y.step), at: Place(x: x.start - 8, y: y.position(tick) + 5))
    }
    writer.endGroup()
    writer.beginGroup([.centred, .quiet])
    for tick in x.ticks {
      writer.text(
        NumberLabel.tick(tick, step: x.step), at: Place(x: x.position(tick), y: y.start + 22))
    }
    writer.endGroup()
    writer.text(
      sizeTitle, at: Place(x: x.end, y: Self.height - 10), [.ending, .quiet], room: x.end)
  }

  private func drawLimits(_ x: LinearScale, _ y: LinearScale, _ writer: inout SVGWriter) {
    let ends: [(MarkStyle, (Limits) -> Double, String)] = [
      (.limitOuter, { $0.outer.upperBound }, "99.8%"),
      (.limitInner, { $0.inner.upperBound }, "95%"),
      (.limitInner, { $0.inner.lowerBound }, ""), (.limitOuter, { $0.outer.lowerBound }, ""),
    ]
    var names = [(NumberLabel.text(centre, decimals: decimals) + " all", y.position(centre))]
    for (style, value, name) in ends {
      writer.beginPath(style)
      var isOpen = false
      var count = 0
      for limit in limits where limit.size <= (x.ticks.last ?? 0) {
        let level = value(limit)
        guard Extent.drawable(level) != nil, level <= (y.ticks.last ?? 0), level >= y.ticks[0]
        else {
          isOpen = false
          continue
        }
        let place = Place(x: x.position(limit.size), y: y.position(level))
        if isOpen {
          writer.draw(to: place, isFirst: count == 1)
        } else {
          writer.move(to: place)
          count = 0
        }
        (isOpen, count) = (true, count + 1)
      }
      writer.endPath()
      if !name.isEmpty, let last = limits.last(where: { $0.size <= (x.ticks.last ?? 0) }) {
        names.append((name, y.position(value(last))))
      }
    }
    writer.beginPath(.reference)
    writer.horizontal(from: x.start, to: x.end, y: y.position(centre))
    writer.endPath()
    let heights = LabelSpacing.spread(names.map(\.1), gap: EndLabel.height, within: 40...y.start)
    for (name, height) in zip(names, heights) {
      writer.text(name.0, at: Place(x: x.end + 8, y: height + 5), .quiet, room: 72)
    }
  }

  /// Names beside their points, left or right as there is room, those that would meet left out.
  private func drawNames(_ x: LinearScale, _ y: LinearScale, _ writer: inout SVGWriter) {
    var taken: [(left: Double, right: Double, baseline: Double)] = []
    for point in points.filter(\.isNamed).sorted(by: { ($0.size, $0.name) > ($1.size, $1.name) }) {
      let place = place(point, x, y)
      let width = min(TextFit.width(point.name), 180)
      for (isLeft, rise) in [(false, 5.0), (true, 5), (false, -9), (true, -9), (false, 19)] {
        let left = isLeft ? place.x - 9 - width : place.x + 9
        let box = (left: left, right: left + width, baseline: place.y + rise)
        let isFree = taken.allSatisfy { other in
          box.right < other.left || other.right < box.left
            || (box.baseline - other.baseline).magnitude >= 16
        }
        guard isFree, left > x.start, box.right < x.end, box.baseline > 36,
          box.baseline < y.start - 4
        else { continue }
        taken.append(box)
        writer.text(
          point.name, at: Place(x: isLeft ? place.x - 9 : left, y: box.baseline),
          isLeft ? [.ending, .edged] : [.edged], room: 180)
        break
      }
    }
  }
}
