/// One trend as the store and `trends.csv` hold it: growth in per cent a year, words as text.
///
/// Its grain is measure, window and area or joined area. Numbers are `nil` where a trend is not
/// assessed, or where the number is undefined.
public struct StoredTrend: Hashable, Sendable {
  /// The measure's id.
  public var measure: String
  /// The first year of the window.
  public var windowStart: Int
  /// The last year of the window.
  public var windowEnd: Int
  /// The area's codes, several joined by ` / `.
  public var areaCode: String
  /// The area's name.
  public var areaName: String
  /// Names of all areas whose figures are added up; none may contain `|`.
  public var parts: [String]
  /// How many years had a figure.
  public var points: Int
  /// Mean count a year.
  public var meanCount: Double?
  /// Own growth, with both limits of its 95 % interval.
  public var ownGrowth, ownLower, ownUpper: Double?
  /// Growth of England, and of England without the area.
  public var englandGrowth, restGrowth: Double?
  /// Growth against the rest's, with both limits of its 95 % interval.
  public var contrast, contrastLower, contrastUpper: Double?
  /// p-value and q-value of the contrast.
  public var p, q: Double?
  /// p-value and q-value of the own growth.
  public var pOwn, qOwn: Double?
  /// p-value and q-value of the event-chance test.
  public var pEvent, qEvent: Double?
  /// Poisson slopes of the area and of the contrast.
  public var glmOwn, glmContrast: Double?
  /// Theil-Sen slope of the contrast.
  public var theilSenContrast: Double?
  /// Exact Mann-Kendall p-value.
  public var mannKendallP: Double?
  /// Whether the slopes agree.
  public var robust: Bool?
  /// Growth years in which the area grew less than the rest.
  public var yearsBelow: Int?
  /// Funnel z of the last year's level.
  public var levelZ: Double?
  /// Contrast against the statistical neighbours.
  public var neighbourContrast: Double?
  /// How many neighbours the contrast used.
  public var neighboursUsed: Int?
  /// Where it stands, for example `against`.
  public var tier: String
  /// The grade of the tier's claim; `nil` for none.
  public var grade: String?
  /// The grade of the contrast alone; `nil` for none.
  public var contrastGrade: String?
  /// Why it is not assessed; `nil` when it is.
  public var reasonNotAssessed: String?
  /// The sentence that may be printed about it.
  public var statement: String

  /// A trend without numbers, to be filled in where it is assessed.
  public init(
    measure: String, windowStart: Int, windowEnd: Int, areaCode: String, areaName: String,
    parts: [String], points: Int, tier: String, statement: String
  ) {
    (self.measure, self.windowStart, self.windowEnd) = (measure, windowStart, windowEnd)
    (self.areaCode, self.areaName, self.parts) = (areaCode, areaName, parts)
    (self.points, self.tier, self.statement) = (points, tier, statement)
  }
}
