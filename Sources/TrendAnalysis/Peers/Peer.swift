public import CareStatistics

/// An authority whose rate moved, that another one could ask, and why it is listed.
///
/// The grain is asking authority, authority that could be asked, and window. It says who is alike
/// and whose rate carries a grade, never that anyone does better.
public struct Peer: Sendable, Hashable {
  /// The authority that could ask.
  public let authority: AreaKey
  /// The authority that could be asked.
  public let peer: AreaKey
  /// In what the two are alike.
  public let likeness: PeerLikeness
  /// The graded trend of the headline rate: the peer's own, or that of the joined area it is in.
  public let trend: Trend
  /// What else moved there in the window, as a sentence; empty where the catalogue has nothing.
  public let movedWith: String
  /// The same measure by measure: beside a fall its balancing measures, else the other headline
  /// rates.
  public let readings: [BesideReading]
  /// Whether the readings are those of `balance.csv`.
  public let isBalance: Bool

  /// A row from its parts.
  public init(
    authority: AreaKey, peer: AreaKey, likeness: PeerLikeness, trend: Trend, movedWith: String,
    readings: [BesideReading], isBalance: Bool
  ) {
    (self.authority, self.peer, self.likeness) = (authority, peer, likeness)
    (self.trend, self.movedWith) = (trend, movedWith)
    (self.readings, self.isBalance) = (readings, isBalance)
  }

  /// The name of the joined area that the trend is about; `nil` where it is the peer's alone.
  public var joinedArea: String? { trend.authorities.count > 1 ? trend.areaName : nil }
}
