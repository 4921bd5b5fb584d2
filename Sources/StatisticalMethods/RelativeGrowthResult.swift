/// How a unit's growth stands to the rest's.
public enum GrowthTier: String, Sendable, Equatable {
  /// Own growth opposite to the whole's, and apart from the rest's, both with a grade.
  case against
  /// Less growth than the rest, with a grade.
  case below
  /// No grade.
  case with
  /// More growth than the rest, with a grade.
  case above
}

/// The grade of a claim, weakest first.
public enum GrowthGrade: Int, Sendable, Equatable, Comparable {
  /// More than event chance explains.
  case observed = 1
  /// In the outer 5 per cent of ordinary change as well.
  case probable = 2
  /// Below the accepted share of false names.
  case confirmed = 3

  /// Weaker grades come first.
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// The grade's name.
  public var name: String {
    switch self {
    case .observed: "observed"
    case .probable: "probable"
    case .confirmed: "confirmed"
    }
  }
}

/// The direction of the whole's rate.
public enum GrowthDirection: String, Sendable, Equatable {
  case rising
  case falling
  case flat
}

/// What the relative growth rule says of one unit; growth is in log points a year.
///
/// Oracles: `bucking_expected.csv`, `bucking_expected_5y.csv`, `bucking_growth.csv`.
public struct UnitGrowth: Sendable, Equatable {
  /// The mean count.
  public var meanCount: Double
  /// Own growth, the rest's growth, and own less rest.
  public var own, rest, contrast: Double
  /// The unit's own growth variance (unbiased), the prior at its size, and the moderated variance.
  public var rawVariance, priorVariance, variance: Double
  /// Standard error of `contrast` and of `own`.
  public var standardError: Double
  /// Student's t of the contrast, and its degrees of freedom.
  public var t, degrees: Double
  /// Half the width of the 95 % interval of `contrast` and of `own`.
  public var margin: Double
  /// Two-sided p-values of contrast and own growth, and their q-values among all tested units.
  public var p, q, pOwn, qOwn: Double
  /// Standard error by event chance alone.
  public var eventStandardError: Double
  /// The event-chance tests of contrast and own growth.
  public var pEvent, qEvent, pEventOwn, qEventOwn: Double
  /// Poisson slopes: own, of the rest, and of own against the rest; `nil` where not fitted.
  public var glmOwn, glmRest, glmContrast: Double?
  /// The standard error of `glmContrast` under the growth variance; `nil` for a unit with gaps.
  public var glmStandardError: Double?
  /// Growth relative to the rest, one a step between successive points.
  public var steps: [Double]
  /// What turns `steps` into `glmContrast`; empty for a unit with gaps.
  public var glmWeights: [Double]
  /// Steps with less growth than the rest.
  public var yearsBelow: Int
  /// Theil-Sen slope of the log rate ratio; `nil` where undefined.
  public var theilSen: Double?
  /// Mann-Kendall of the log rate ratio; `nil` where undefined.
  public var mannKendall: MannKendall?
  /// Whether both slopes have the contrast's sign and at least half its size.
  public var isRobust: Bool
  /// Share of windows of at least five points that end with the last year and have the same sign.
  public var windowConsistency: Double
  /// Where it stands, and the grades of that, of the contrast and of own growth.
  public var tier: GrowthTier
  /// The grade of the tier's claim; `nil` for none.
  public var grade: GrowthGrade?
  /// The grade of the contrast; `nil` for none.
  public var contrastGrade: GrowthGrade?
}

/// What the relative growth rule pools over all tested units.
///
/// Oracles: `bucking_pooled.csv`, `bucking_pooled_5y.csv`.
public struct PooledGrowth: Sendable, Equatable {
  /// Correlation of one year's relative growth with the next.
  public var rho: Double
  /// Growth variance is `omega` over the mean count plus `sigma2`, both unbiased for `rho`.
  public var omega, sigma2: Double
  /// The prior's degrees of freedom as estimated (infinite: units differ only by chance), and used.
  public var priorDegreesUncapped, priorDegrees: Double
  /// Degrees of freedom of the tests, and their 97.5 % t quantile.
  public var degrees, criticalT: Double
  /// The mean dispersion of Poisson trends of single units against the rest.
  public var poissonDispersion: Double?
  /// Units tested, and points a unit without gaps has.
  public var units, years: Int
  /// The weight of each growth year.
  public var weights: [Double]
  /// The whole's mean yearly growth, and its direction.
  public var nationalGrowth: Double
  /// The direction of that growth.
  public var direction: GrowthDirection
  /// Variance of growth over each number of steps, over as many times that over one step.
  ///
  /// Near 1 throughout for a random walk; falling where series return to a level.
  public var varianceRatios: [Double]
  /// The median contrast.
  public var medianContrast: Double
  /// How many names chance alone would grade probable or better.
  public var expectedProbable: Double
}

/// The whole result of the relative growth rule on one panel and window.
public struct RelativeGrowthResult: Sendable, Equatable {
  /// One a unit, in the panel's order.
  public enum Outcome: Sendable, Equatable {
    case tested(UnitGrowth)
    case notTested(Ineligibility)
  }

  /// One outcome a unit, in the panel's order.
  public var outcomes: [Outcome]
  /// What was pooled; `nil` where no unit could be tested.
  public var pooled: PooledGrowth?

  /// The growth of a unit; `nil` when it was not tested.
  public func growth(of unit: Int) -> UnitGrowth? {
    guard case .tested(let growth) = outcomes[unit] else { return nil }
    return growth
  }
}
