/// What ordinary change would make of the stock in the next years.
public struct StockProjection: Sendable, Hashable {
  /// The measure's id.
  public let measure: String
}
