/// A small line of blocks for a terminal, one character a figure.
public struct TextSparkline: Sendable, Hashable, CustomStringConvertible {
  /// The line.
  public let description: String

  private static let blocks: [Character] = [
    "\u{2581}", "\u{2582}", "\u{2583}", "\u{2584}", "\u{2585}", "\u{2586}", "\u{2587}", "\u{2588}",
  ]

  /// A line of figures in order.
  ///
  /// The lowest figure is the lowest block and the highest the full one, so the line shows shape and
  /// not size; figures that are all alike are half blocks.
  ///
  /// - Parameters:
  ///   - values: The figures; `nil` is a gap.
  ///   - gap: What stands for a gap.
  public init(_ values: [Double?], gap: Character = "\u{B7}") {
    let extent = Extent(values)
    let range = extent.high - extent.low
    var line = ""
    for value in values {
      if let value = Extent.drawable(value) {
        let share = range > 0 ? (value - extent.low) / range : 3.0 / 7
        line.append(Self.blocks[Int((share * 7).rounded())])
      } else {
        line.append(gap)
      }
    }
    description = line
  }
}
