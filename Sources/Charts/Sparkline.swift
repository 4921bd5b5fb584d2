/// A small line beside a table's row, 120 by 28, for the eye alone: the values are in the row.
public struct Sparkline: Sendable, Hashable {
  private let values: [Double?]

  /// A line of values in order; `nil` is a gap.
  public init(_ values: [Double?]) { self.values = values }

  /// The drawing, hidden from screen readers.
  public var svg: String {
    var svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart spark\" viewBox=\"0 0 120 28\" "
    svg += "width=\"120\" height=\"28\" aria-hidden=\"true\" focusable=\"false\">"
    let known = values.compactMap { $0 }
    guard let low = known.min(), let high = known.max() else { return svg + "</svg>" }
    let spread = high > low ? high - low : 1
    var path = SVGPath()
    var last: (x: Double, y: Double)?
    for (index, value) in values.enumerated() {
      let place = value.map { value -> (x: Double, y: Double) in
        let share = high > low ? (value - low) / spread : 0.5
        return (5 + 110 * Double(index) / Double(max(values.count - 1, 1)), 24 - 20 * share)
      }
      path.add(place)
      if let place { last = place }
    }
    if !path.text.isEmpty { svg += "<path class=\"w\" d=\"\(path.text)\"/>" }
    if let last {
      svg += "<circle class=\"p0\" cx=\"\(SVGWriter.number(last.x))\" cy=\""
      svg += "\(SVGWriter.number(last.y))\" r=\"3\"/>"
    }
    return svg + "</svg>"
  }
}
