/// Where one area stands in one window: what a run keeps of a trend for the next run to compare with.
public struct FlagStanding: Sendable, Hashable {
  /// The measure's id.
  public let measure: String
  /// The first and last year of the window.
  public let window: ClosedRange<Int>
  /// The area's codes, several joined by ` / `.
  public let areaCode: String
  /// The area's name.
  public let areaName: String
  /// Where it stands.
  public let tier: TrendTier
  /// The grade of the tier's claim; `nil` for none.
  public let grade: EvidenceGrade?
  /// Growth of the area and of the rest of England, of which only the signs mean anything here; `nil`
  /// when not assessed.
  public let own, rest: Double?
  /// Why it is not assessed; `nil` when it is.
  public let reasonNotAssessed: String?

  /// A standing from its parts.
  public init(
    measure: String, window: ClosedRange<Int>, areaCode: String, areaName: String,
    tier: TrendTier, grade: EvidenceGrade?, own: Double?, rest: Double?,
    reasonNotAssessed: String?
  ) {
    (self.measure, self.window) = (measure, window)
    (self.areaCode, self.areaName) = (areaCode, areaName)
    (self.tier, self.grade) = (tier, grade)
    (self.own, self.rest, self.reasonNotAssessed) = (own, rest, reasonNotAssessed)
  }

  /// The standing that a trend amounts to.
  public init(_ trend: Trend) {
    self.init(
      measure: trend.measure, window: trend.window, areaCode: trend.areaCode,
      areaName: trend.areaName, tier: trend.tier, grade: trend.grade, own: trend.estimate?.own,
      rest: trend.estimate?.rest, reasonNotAssessed: trend.reasonNotAssessed)
  }
}
