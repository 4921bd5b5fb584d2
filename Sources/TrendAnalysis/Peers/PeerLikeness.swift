public import CareStatistics

/// In what two authorities are alike: the neighbour model's word, and three plain traits.
public struct PeerLikeness: Sendable, Hashable {
  /// Rates are similar when the higher is at most this times the lower.
  public static let rateFactor = 1.15
  /// Sizes are similar when the larger number of children is at most this times the smaller.
  public static let sizeFactor = 1.5
  /// How many of rate, size and region an authority that is no statistical neighbour must share.
  public static let traitsNeeded = 2

  /// A place in the neighbour model.
  public struct Neighbour: Sendable, Hashable {
    /// 1 for the closest.
    public let rank: Int
    /// How many neighbours the model names for the authority.
    public let of: Int
    /// The model's name, for example "2025".
    public let model: String

    /// A place from its parts.
    public init(rank: Int, of count: Int, model: String) {
      (self.rank, of, self.model) = (rank, count, model)
    }
  }

  /// The asking authority's figure and the peer's.
  public struct Pair: Sendable, Hashable {
    /// The asking authority's figure.
    public let own: Double
    /// The peer's figure.
    public let peer: Double

    /// A pair of figures.
    public init(own: Double, peer: Double) { (self.own, self.peer) = (own, peer) }
  }

  /// The peer's place among the authority's statistical neighbours; `nil` where it is none.
  public let neighbour: Neighbour?
  /// Both latest headline rates as published; `nil` where they are not similar or not both known.
  public let rates: Pair?
  /// Both numbers of children; `nil` where they are not similar or not both known.
  public let sizes: Pair?
  /// The region that both lie in; `nil` where they lie in two.
  public let region: AreaKey?

  /// A likeness from its parts.
  public init(neighbour: Neighbour?, rates: Pair?, sizes: Pair?, region: AreaKey?) {
    (self.neighbour, self.rates, self.sizes, self.region) = (neighbour, rates, sizes, region)
  }

  /// How many of rate, size and region the two share.
  public var traits: Int {
    (rates == nil ? 0 : 1) + (sizes == nil ? 0 : 1) + (region == nil ? 0 : 1)
  }

  /// Whether it is enough to be listed.
  public var isEnough: Bool { neighbour != nil || traits >= Self.traitsNeeded }

  /// Whether the larger of two numbers is at most `factor` times the smaller, both above zero.
  static func areSimilar(_ a: Double, _ b: Double, factor: Double) -> Bool {
    min(a, b) > 0 && max(a, b) / min(a, b) <= factor
  }
}
