/// Many areas' values as points along strips, stacked where they would overlap.
///
/// One strip shows all authorities of the latest year; several show them by region. A subject is
/// large and labelled, its neighbours are ringed, and England is a vertical line.
public struct StripChart: Sendable {
  /// One strip.
  public struct Strip: Sendable, Hashable {
    /// The name at the left; empty for a single strip.
    public let name: String
    /// The values of ordinary areas.
    public let values: [Double]

    /// A strip.
    public init(name: String = "", values: [Double]) { (self.name, self.values) = (name, values) }
  }

  private let description: ChartDescription
  private let strips: [Strip]
  private let subject: (name: String, value: Double)?
  private let neighbours: [Double]
  private let england: Double?
  private let axisTitle: String
  private let startsAtZero: Bool

  private static let rowHeight = 44.0

  /// A strip chart.
  ///
  /// - Parameters:
  ///   - description: Its words.
  ///   - strips: The strips, from the top.
  ///   - subject: The area to point out on the first strip; `nil` for none.
  ///   - neighbours: The values of its neighbours, ringed on the first strip.
  ///   - england: England's value; `nil` for no line.
  ///   - axisTitle: The unit, below the axis.
  ///   - startsAtZero: Whether the axis holds zero.
  public init(
    description: ChartDescription, strips: [Strip], subject: (name: String, value: Double)? = nil,
    neighbours: [Double] = [], england: Double? = nil, axisTitle: String,
    startsAtZero: Bool = true
  ) {
    (self.description, self.strips, self.subject) = (description, strips, subject)
    (self.neighbours, self.england) = (neighbours, england)
    (self.axisTitle, self.startsAtZero) = (axisTitle, startsAtZero)
  }

  private var left: Double { strips.contains { !$0.name.isEmpty } ? 190 : 24 }

  /// The drawing.
  public var svg: String {
    let bottom = 50 + Self.rowHeight * Double(max(strips.count, 1)) + (strips.count < 2 ? 62 : 0)
    var writer = SVGWriter(description, width: 720, height: bottom + 46)
    let values =
      strips.flatMap(\.values) + neighbours + [england, subject?.value].compactMap { $0 }
    guard !strips.flatMap(\.values).isEmpty || subject != nil else {
      writer.text("No figures to show", 360, bottom / 2 + 20, "m")
      return writer.finished()
    }
    let x = LinearScale(
      values: values, fromZero: startsAtZero, start: left, end: 690, wishedTicks: 5)
    for tick in x.ticks {
      writer.line(x(tick), 34, x(tick), bottom, tick == 0 ? "a" : "g")
      writer.text(LabelText.number(tick), x(tick), bottom + 18, "m")
    }
    writer.text(axisTitle, (left + 690) / 2, bottom + 38, "m")
    if let england {
      writer.line(x(england), 26, x(england), bottom, "ref")
      writer.text("England \(LabelText.number(england, decimals: 1))", x(england), 18, "m")
    }
    let rowStep = strips.count < 2 ? bottom - 50 : Self.rowHeight
    for (index, strip) in strips.enumerated() {
      let base = base(of: index, rowStep)
      if !strip.name.isEmpty {
        writer.text(LabelText.short(strip.name, 24), left - 12, base + 5, "e")
      }
      drawDots(strip.values, base, rowStep, x, &writer)
    }
    drawSubject(base(of: 0, rowStep), x, &writer)
    return writer.finished()
  }

  /// The middle line of a strip; a single one leaves room for its subject's label above the dots.
  private func base(of index: Int, _ rowStep: Double) -> Double {
    strips.count < 2 ? 62 + rowStep / 2 : 50 + rowStep * (Double(index) + 0.5)
  }

  /// Dots are set side by side on the value axis and stacked away from the middle line.
  private func drawDots(
    _ values: [Double], _ base: Double, _ height: Double, _ x: LinearScale,
    _ writer: inout SVGWriter
  ) {
    var taken: [Int: Int] = [:]
    for value in values.sorted() {
      let slot = Int((x(value) / 7).rounded())
      let level = taken[slot, default: 0]
      taken[slot] = level + 1
      let side = level % 2 == 0 ? 1.0 : -1.0
      let lift = min(Double((level + 1) / 2) * 7, height / 2 - 12)
      writer.circle(x(value), base + side * lift, 3.2, "dot")
    }
  }

  private func drawSubject(_ base: Double, _ x: LinearScale, _ writer: inout SVGWriter) {
    for value in neighbours { writer.circle(x(value), base, 6, "w") }
    guard let subject else { return }
    let label =
      "\(LabelText.short(subject.name, 30)) \(LabelText.number(subject.value, decimals: 1))"
    writer.line(x(subject.value), 54, x(subject.value), base, "a")
    writer.circle(x(subject.value), base, 7.5, "p0")
    if x(subject.value) > 480 {
      writer.text(label, x(subject.value) + 8, 48, "e b h")
    } else {
      writer.text(label, x(subject.value) - 8, 48, "b h")
    }
  }
}
