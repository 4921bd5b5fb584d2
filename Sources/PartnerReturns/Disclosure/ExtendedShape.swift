/// The places of a table's cells when every dimension has one more category, its total.
///
/// Cells lie in row-major order; the last category of a dimension is the total.
struct ExtendedShape: Sendable {
  /// Categories of each dimension, the total not among them; each at least 1.
  let sizes: [Int]
  /// How far apart neighbours along each dimension lie.
  let strides: [Int]
  /// Cells in all, totals among them.
  let cellCount: Int

  /// `nil` for no dimensions, for more than three, for an empty one, and for too many cells.
  init?(sizes: [Int]) {
    guard (1...3).contains(sizes.count) else { return nil }
    var strides = [Int](repeating: 1, count: sizes.count)
    var cells = 1
    for dimension in sizes.indices.reversed() {
      let size = sizes[dimension]
      guard size >= 1, size < 1_000_000 else { return nil }
      strides[dimension] = cells
      cells *= size + 1
      guard cells <= 10_000_000 else { return nil }
    }
    (self.sizes, self.strides, self.cellCount) = (sizes, strides, cells)
  }

  /// The category of `cell` along `dimension`.
  func index(of cell: Int, along dimension: Int) -> Int {
    cell / strides[dimension] % (sizes[dimension] + 1)
  }

  /// Whether `cell` is a total along any dimension.
  func isTotal(_ cell: Int) -> Bool {
    sizes.indices.contains { index(of: cell, along: $0) == sizes[$0] }
  }

  /// The counts of every cell and total of a table of `counts`, one for each cell without totals.
  func extending(_ counts: [Int]) -> [Int] {
    var values = [Int](repeating: 0, count: cellCount)
    var next = 0
    for cell in 0..<cellCount where !isTotal(cell) {
      values[cell] = counts[next]
      next += 1
    }
    for dimension in sizes.indices {
      for cell in 0..<cellCount where index(of: cell, along: dimension) < sizes[dimension] {
        let along = index(of: cell, along: dimension)
        values[cell + (sizes[dimension] - along) * strides[dimension]] += values[cell]
      }
    }
    return values
  }
}
