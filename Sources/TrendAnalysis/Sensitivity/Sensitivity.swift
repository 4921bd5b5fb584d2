/// Whether a graded difference stands on the same side when it is looked at in another way.
///
/// It is a description of one name that has been picked already. Looking at many windows and
/// references finds differences by chance, so that nothing here adds to a grade or takes from it.
public struct Sensitivity: Sendable, Hashable {
  /// The other way of looking.
  public enum Alternative: Sendable, Hashable {
    /// A window that ends in the same year; the rest of England as before.
    case window(ClosedRange<Int>)
    /// The same window, against the other authorities of the area's region.
    case region
    /// The same window, against the area's statistical neighbours.
    case neighbours
  }

  /// The graded trend that is looked at again.
  public let trend: Trend
  /// The other way of looking.
  public let alternative: Alternative
  /// How many yearly figures it rests on.
  public let points: Int
  /// How many areas it is held against; `nil` for the rest of England.
  public let used: Int?
  /// The difference in log points a year; `nil` where it cannot be had.
  public let contrast: Double?
  /// Its 95 % interval; `nil` in a window too short for the rule's variance.
  public let interval: ClosedRange<Double>?
  /// The grade of that difference by the rule; `nil` for none, and wherever the rule gives none.
  public let grade: EvidenceGrade?
  /// Why there is no difference, or why the rule gives it no grade; `nil` where the rule has graded.
  public let reason: String?

  /// Whether the difference has the sign of the graded one; `nil` where either is missing or zero.
  public var isSameSide: Bool? {
    guard let contrast, let graded = trend.estimate?.contrast, contrast != 0, graded != 0 else {
      return nil
    }
    return contrast * graded > 0
  }

  /// A row from its parts.
  public init(
    trend: Trend, alternative: Alternative, points: Int, used: Int?, contrast: Double?,
    interval: ClosedRange<Double>?, grade: EvidenceGrade?, reason: String?
  ) {
    (self.trend, self.alternative) = (trend, alternative)
    (self.points, self.used, self.contrast) = (points, used, contrast)
    (self.interval, self.grade, self.reason) = (interval, grade, reason)
  }
}
