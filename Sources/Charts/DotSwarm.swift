/// Places dots along an axis at their exact values, stacked where they would overlap.
///
/// No chance is involved: dots are taken from the lowest value up, and each takes the free row that is
/// nearest to the middle.
struct DotSwarm {
  /// The distance at which two dots of one row touch.
  static let distance = 7.0

  private let middle: Double
  private let mostRows: Int
  /// The end of each row so far; rows alternate below and above the middle.
  private var ends: [Double] = []

  /// A swarm around a line.
  ///
  /// - Parameters:
  ///   - middle: The line.
  ///   - height: The room for all rows.
  init(around middle: Double, height: Double) {
    self.middle = middle
    mostRows = max(Int(height / Self.distance), 1)
  }

  /// Places dots at their values.
  ///
  /// Rows beyond the room are never opened: dots then overlap in the row with the most space.
  mutating func places(of values: [Double], on x: LinearScale) -> [Place] {
    values.sorted().map { value in
      let across = x.position(value)
      return Place(x: across, y: height(of: row(for: across)))
    }
  }

  private func height(of row: Int) -> Double {
    let lift = Double((row + 1) / 2) * Self.distance
    return row % 2 == 0 ? middle - lift : middle + lift
  }

  private mutating func row(for x: Double) -> Int {
    var widest = 0
    for row in 0..<mostRows {
      if row == ends.count { ends.append(-.infinity) }
      if x - ends[row] >= Self.distance {
        ends[row] = x
        return row
      }
      if ends[row] < ends[widest] { widest = row }
    }
    ends[widest] = x
    return widest
  }
}
