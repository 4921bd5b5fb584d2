/// Where a change in the number of children looked after came from.
public struct StockChange: Sendable, Hashable {
  /// The measure's id.
  public let measure: String
}
