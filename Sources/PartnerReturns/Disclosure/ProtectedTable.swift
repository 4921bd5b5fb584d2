/// A table as it may be published: every cell, margin and the grand total, shown or suppressed.
public struct ProtectedTable: Sendable {
  let shape: ExtendedShape
  /// Every cell in row-major order, the total being the last category of each dimension.
  public let cells: [SuppressedCount]
  /// Whether a suppressed cell of this table may be nought, which its readers have to be told.
  public let mayHideZeros: Bool

  init(shape: ExtendedShape, cells: [SuppressedCount], mayHideZeros: Bool) {
    (self.shape, self.cells, self.mayHideZeros) = (shape, cells, mayHideZeros)
  }

  /// The cell at one category of each dimension, where `nil` stands for the total.
  ///
  /// `nil` where there is no such cell.
  public func count(at categories: [Int?]) -> SuppressedCount? {
    guard categories.count == shape.sizes.count else { return nil }
    var cell = 0
    for (dimension, category) in categories.enumerated() {
      let size = shape.sizes[dimension]
      let index = category ?? size
      guard index >= 0, category == nil || index < size else { return nil }
      cell += index * shape.strides[dimension]
    }
    return cells[cell]
  }

  /// How many cells are suppressed, totals among them.
  public var suppressedCells: Int { cells.count { $0.isSuppressed } }
}
