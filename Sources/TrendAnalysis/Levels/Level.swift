/// How an area stands in one year: interval, funnel, quartile, change on the year before.
public struct Level: Sendable, Hashable {
  /// The measure's id.
  public let measure: String
}
