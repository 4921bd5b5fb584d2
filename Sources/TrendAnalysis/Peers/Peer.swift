/// An authority that another could learn from, and why it is listed.
public struct Peer: Sendable, Hashable {
  /// The measure's id.
  public let measure: String
}
