public import CareStatistics

/// How an area's change stands to that of the rest of England.
public enum TrendTier: String, Sendable, Hashable, CaseIterable {
  /// Its own rate moved the other way from England's, beyond what chance explains.
  case against
  /// Its rate grew less, or fell more, than the rest of England's.
  case below
  /// No clear difference.
  case with
  /// Its rate grew more, or fell less, than the rest of England's.
  case above
  /// Not tested; the reason is given.
  case notAssessed = "not assessed"
}

/// How strong the evidence for a tier is.
public enum EvidenceGrade: String, Sendable, Hashable, CaseIterable {
  /// Distinctive growth that ordinary local change does not explain (false discovery rate 5 %).
  case confirmed
  /// Beyond event chance and in the outer 5 % of ordinary change: a watch-list.
  case probable
  /// The rate really moved relative to England in this window; nothing about cause or persistence.
  case observed
}

/// The direction in which England's rate moved in a window.
public enum NationalDirection: String, Sendable, Hashable {
  case rising
  case falling
  case flat
}

/// The numbers behind one assessed trend; growth is in log points a year.
///
/// Oracle: `Tests/StatisticalMethodsTests/Oracles/bucking_expected.csv`.
public struct TrendEstimate: Sendable, Hashable {
  /// Mean count a year in the window.
  public var meanCount: Double
  /// The area's own growth, with its 95 % interval.
  public var own, ownLower, ownUpper: Double
  /// The growth of England, and of England without the area.
  public var england, rest: Double
  /// Own growth minus the rest's, with its 95 % interval.
  public var contrast, contrastLower, contrastUpper: Double
  /// Two-sided p-value and Benjamini-Hochberg q-value of the contrast.
  public var p, q: Double
  /// The same for the area's own growth.
  public var pOwn, qOwn: Double
  /// The event-chance test of the contrast.
  public var pEvent, qEvent: Double
  /// Poisson slopes, shown and not tested; `nil` where the fit does not converge.
  public var glmOwn, glmContrast: Double?
  /// Theil-Sen slope of the log rate ratio.
  public var theilSenContrast: Double?
  /// Exact Mann-Kendall p-value, a description of shape only.
  public var mannKendallP: Double?
  /// Whether Poisson and Theil-Sen slopes agree in sign and are at least half the size.
  public var robust: Bool
  /// Growth years in which the area grew less than the rest.
  public var yearsBelow: Int
  /// Overdispersed funnel z of the last year's level; `nil` where undefined.
  public var levelZ: Double?
  /// Contrast against the statistical neighbours; `nil` where none can be used.
  public var neighbourContrast: Double?
  /// How many neighbours (as units) the contrast used.
  public var neighboursUsed: Int

  /// An estimate from its parts, in the order of the columns of `trends.csv`.
  public init(
    meanCount: Double, own: Double, ownLower: Double, ownUpper: Double, england: Double,
    rest: Double, contrast: Double, contrastLower: Double, contrastUpper: Double, p: Double,
    q: Double, pOwn: Double, qOwn: Double, pEvent: Double, qEvent: Double, glmOwn: Double?,
    glmContrast: Double?, theilSenContrast: Double?, mannKendallP: Double?, robust: Bool,
    yearsBelow: Int, levelZ: Double?, neighbourContrast: Double?, neighboursUsed: Int
  ) {
    (self.meanCount, self.own, self.ownLower, self.ownUpper) = (meanCount, own, ownLower, ownUpper)
    (self.england, self.rest) = (england, rest)
    (self.contrast, self.contrastLower) = (contrast, contrastLower)
    self.contrastUpper = contrastUpper
    (self.p, self.q, self.pOwn, self.qOwn) = (p, q, pOwn, qOwn)
    (self.pEvent, self.qEvent) = (pEvent, qEvent)
    (self.glmOwn, self.glmContrast) = (glmOwn, glmContrast)
    (self.theilSenContrast, self.mannKendallP) = (theilSenContrast, mannKendallP)
    (self.robust, self.yearsBelow, self.levelZ) = (robust, yearsBelow, levelZ)
    (self.neighbourContrast, self.neighboursUsed) = (neighbourContrast, neighboursUsed)
  }
}

/// One trend; the grain is measure, window and area or joined area.
public struct Trend: Sendable, Hashable {
  /// The measure's id.
  public let measure: String
  /// The first and last year of the window.
  public let window: ClosedRange<Int>
  /// The area's codes: one, or several joined by ` / ` for a joined area.
  public let areaCode: String
  /// The area's name.
  public let areaName: String
  /// Keys of the current authorities that this row speaks of; one, or several for a joined area.
  public let authorities: [AreaKey]
  /// Names of all areas whose figures are added up, past ones included; one for an unchanged area.
  public let parts: [String]
  /// How many years had a figure.
  public let points: Int
  /// The numbers; `nil` when not assessed.
  public let estimate: TrendEstimate?
  /// Where it stands.
  public let tier: TrendTier
  /// The grade of the tier's claim; `nil` for none.
  public let grade: EvidenceGrade?
  /// The grade of the contrast alone; `nil` for none.
  public let contrastGrade: EvidenceGrade?
  /// Why it is not assessed, as a phrase; `nil` when it is.
  public let reasonNotAssessed: String?
  /// The sentence that may be printed about it.
  public let statement: String

  /// A trend from its parts.
  public init(
    measure: String, window: ClosedRange<Int>, areaCode: String, areaName: String,
    authorities: [AreaKey], parts: [String], points: Int, estimate: TrendEstimate?,
    tier: TrendTier, grade: EvidenceGrade?, contrastGrade: EvidenceGrade?,
    reasonNotAssessed: String?, statement: String
  ) {
    (self.measure, self.window) = (measure, window)
    (self.areaCode, self.areaName, self.authorities) = (areaCode, areaName, authorities)
    (self.parts, self.points, self.estimate) = (parts, points, estimate)
    (self.tier, self.grade, self.contrastGrade) = (tier, grade, contrastGrade)
    (self.reasonNotAssessed, self.statement) = (reasonNotAssessed, statement)
  }
}

/// What was pooled over all areas of one measure and window: the diagnostics of the test.
public struct TrendModel: Sendable, Hashable {
  /// The measure's id.
  public let measure: String
  /// The first and last year of the window.
  public let window: ClosedRange<Int>
  /// How many areas were tested, and how many were not.
  public let tested, notAssessed: Int
  /// England's mean yearly log growth over the tested areas; `nil` with none.
  public let nationalGrowth: Double?
  /// The direction of that growth; `nil` with no tested area.
  public let direction: NationalDirection?
  /// Pooled quantities by name, in a fixed order; a missing one is `nil` (for a prior's degrees of
  /// freedom: infinite).
  public let quantities: [Quantity]

  /// One pooled number with its name.
  public struct Quantity: Sendable, Hashable {
    /// The name, as in `trend_models.csv`.
    public let name: String
    /// The number; `nil` where undefined.
    public let value: Double?

    /// A quantity.
    public init(_ name: String, _ value: Double?) { (self.name, self.value) = (name, value) }
  }

  /// A model from its parts.
  public init(
    measure: String, window: ClosedRange<Int>, tested: Int, notAssessed: Int,
    nationalGrowth: Double?, direction: NationalDirection?, quantities: [Quantity]
  ) {
    (self.measure, self.window) = (measure, window)
    (self.tested, self.notAssessed) = (tested, notAssessed)
    (self.nationalGrowth, self.direction) = (nationalGrowth, direction)
    self.quantities = quantities
  }
}
