/// A small line beside a table's row, 120 by 28, for the eye alone: the values are in the row.
public struct Sparkline: Sendable, Hashable {
  private let values: [Double?]

  /// A line of values in order; `nil` is a gap.
  public init(_ values: [Double?]) { self.values = values }

  /// The drawing, hidden from screen readers.
  public var svg: String {
    var writer = SVGWriter(hiddenWidth: 120, height: 28)
    let known = values.compactMap { $0 }
    guard let low = known.min(), let high = known.max() else { return writer.finished() }
    let places = values.enumerated().map { index, value in
      value.map { value -> (x: Double, y: Double) in
        let share = high > low ? (value - low) / (high - low) : 0.5
        return (5 + 110 * Double(index) / Double(max(values.count - 1, 1)), 24 - 20 * share)
      }
    }
    writer.path(places, "w")
    if let last = places.last(where: { $0 != nil }), let place = last {
      writer.circle(place.x, place.y, 3, "p0")
    }
    return writer.finished()
  }
}
