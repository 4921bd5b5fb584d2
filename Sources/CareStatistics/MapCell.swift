/// Where an area stands on the map of equal hexagons.
public struct MapCell: Hashable, Sendable {
  /// A short name of at most four letters, unlike any other area's.
  public let label: String
  /// The column, from the left; hexagons of odd rows stand half a width to the right.
  public let column: Int
  /// The row, from the north.
  public let row: Int

  /// A cell from its parts.
  public init(label: String, column: Int, row: Int) {
    (self.label, self.column, self.row) = (label, column, row)
  }
}
