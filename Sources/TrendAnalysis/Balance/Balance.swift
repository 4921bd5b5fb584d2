/// What one balancing measure did beside a graded fall of a headline rate.
public struct Balance: Sendable, Hashable {
  /// The measure's id.
  public let measure: String
}
