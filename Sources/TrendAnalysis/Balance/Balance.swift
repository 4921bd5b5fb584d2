public import CareStatistics

/// What one balancing measure did beside a graded fall of a headline rate.
///
/// The grain is headline measure, window, area or joined area, and balancing measure. A fall is a
/// graded trend whose own rate fell and that grew less than the rest of England.
public struct Balance: Sendable, Hashable {
  /// How a balancing measure moved beside the fall, each set against the rest of England.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// It too grew less than in the rest of England, with a grade.
    case with = "moved with it"
    /// It grew more than in the rest of England, with a grade.
    case against = "moved against it"
    /// It was assessed and carries no grade, which is not evidence of being the same.
    case noClearDifference = "no clear difference"
    /// It could not be assessed; the reason is given.
    case cannotBeSaid = "cannot be said"
  }

  /// The id of the headline measure that fell.
  public let headline: String
  /// The window of the fall.
  public let window: ClosedRange<Int>
  /// The area's codes: one, or several joined by ` / ` for a joined area.
  public let areaCode: String
  /// The area's name.
  public let areaName: String
  /// Keys of the authorities of today that the fall speaks of.
  public let authorities: [AreaKey]
  /// The grade of the fall.
  public let fallGrade: EvidenceGrade
  /// What the balancing measure's own trend says.
  public let reading: BesideReading
  /// The sentence that may be printed about the fall; the same in every row of it.
  public let sentence: String

  /// A row from its parts.
  public init(fall: Trend, fallGrade: EvidenceGrade, reading: BesideReading, sentence: String) {
    (headline, window) = (fall.measure, fall.window)
    (areaCode, areaName, authorities) = (fall.areaCode, fall.areaName, fall.authorities)
    (self.fallGrade, self.reading, self.sentence) = (fallGrade, reading, sentence)
  }

  /// How the balancing measure moved beside the fall.
  public var standing: Standing { reading.standing }
}

extension BesideReading {
  /// How the measure moved beside a fall: the same way where its contrast is below zero too.
  public var standing: Balance.Standing {
    guard let estimate else { return .cannotBeSaid }
    guard grade != nil else { return .noClearDifference }
    return estimate.contrast < 0 ? .with : .against
  }
}

extension Trend {
  /// The grade of a fall: its own rate fell, it grew less than the rest of England, and both count.
  ///
  /// `nil` for a trend that is not graded, that rose, or that fell less than the rest of England.
  public var fallGrade: EvidenceGrade? {
    guard let estimate, tier == .against || tier == .below, estimate.own < 0,
      estimate.contrast < 0
    else { return nil }
    return grade
  }
}
