/// A small line beside a table's row, 120 by 28, for the eye alone: the figures are in the row.
public struct Sparkline: Sendable, Hashable {
  private let values: [Double?]

  /// A line of figures in order; `nil` is a gap.
  public init(_ values: [Double?]) { self.values = values.map(Extent.drawable) }

  /// The drawing, hidden from screen readers; without figures it is empty.
  ///
  /// The lowest figure stands at the bottom and the highest at the top; figures that are all alike
  /// stand in the middle. The last figure is a dot, as is one between two gaps.
  public var svg: String {
    var writer = SVGWriter(hiddenWithWidth: 120, height: 28)
    let extent = Extent(values)
    guard !extent.isEmpty else { return writer.finished() }
    let step = 110 / Double(max(values.count - 1, 1))
    let unit = extent.high > extent.low ? 20 / (extent.high - extent.low) : 0
    func place(_ index: Int) -> Place? {
      guard values.indices.contains(index), let value = values[index] else { return nil }
      let y = unit > 0 ? 24 - (value - extent.low) * unit : 14
      return Place(x: values.count > 1 ? 5 + step * Double(index) : 60, y: y)
    }
    writer.beginPath(.interval)
    var run = 0
    for index in values.indices {
      guard let here = place(index), let before = place(index - 1) else {
        run = 0
        continue
      }
      if run == 0 { writer.move(to: before) }
      writer.draw(to: here, isFirst: run == 0)
      run += 1
    }
    writer.endPath()
    writer.beginPath(.dots)
    for index in values.indices where place(index - 1) == nil && place(index + 1) == nil {
      if let alone = place(index) { writer.point(.lineEnd, at: alone) }
    }
    writer.endPath()
    writer.beginPath(.subjectPoints)
    if let last = values.lastIndex(where: { $0 != nil }).flatMap(place) {
      writer.point(.lineEnd, at: last)
    }
    writer.endPath()
    return writer.finished()
  }
}
