internal import CareStatistics
internal import Glibc

/// A finished study: its areas, what it could have shown, its estimates and its lines.
public struct Study: Sendable {
  /// What was asked.
  public let plan: StudyPlan
  /// Every area with its role, the treated first, each part by name.
  public let units: [StudyUnit]
  /// Whether all treated areas start in the same year.
  public let hasOneStart: Bool
  /// What the design could have shown; `nil` where growth variances cannot be pooled.
  public let power: StudyPower?
  /// All numbers, the one that the study leads with first.
  public let estimates: [StudyEstimate]
  /// Year by year.
  public let series: [Year]
  /// Why there is no synthetic control; `nil` where there is one.
  public let noSyntheticControl: String?
  /// The gaps of the synthetic control and of each donor in the treated areas' place, by year.
  public let gaps: Gaps?

  /// One year of the lines; all are means of log rates.
  public struct Year: Sendable, Equatable {
    /// The year.
    public let year: Int
    /// The mean over the treated areas, and over the comparators.
    public let treated, comparators: Double
    /// The synthetic control; `nil` where there is none.
    public let synthetic: Double?
  }

  /// The gaps of a synthetic control in log points.
  public struct Gaps: Sendable, Equatable {
    /// The treated areas less the synthetic control, one a year.
    public let treated: [Double]
    /// The same for each donor in turn: donor by year.
    public let placebos: [[Double]]
    /// The treated areas' ratio of root mean squared gaps, after over before the start.
    public let ratio: Double
  }

  /// The number that the study leads with.
  public var headline: StudyEstimate? { estimates.first }

  /// The effect below which the study would overlook too much: the larger of what the design and the
  /// permutations say, in log points; `nil` where neither is known.
  public var detectable: Double? {
    [power?.detectable, headline?.detectable].compactMap { $0 }.max()
  }

  /// The areas with a role that is not left out.
  public func units(_ role: StudyUnit.Role) -> [StudyUnit] { units.filter { $0.role == role } }

  /// The areas that are left out, with the reason.
  public var leftOut: [(unit: StudyUnit, reason: String)] {
    units.compactMap { unit in
      if case .leftOut(let reason) = unit.role { (unit, reason) } else { nil }
    }
  }

  /// A mean of log rates as a rate in the measure's unit: the geometric mean of the areas' rates.
  public func rate(_ logRate: Double) -> Double {
    exp(logRate) * plan.measure.unit.multiplier
  }

  /// What the design could have shown, as rows that stand before every estimate.
  public var designRows: [StudyEstimate] {
    guard let power, let headline else { return [] }
    func row(_ method: StudyMethod, _ error: Double, _ note: String) -> StudyEstimate {
      StudyEstimate(
        method: method, error: error, pMethod: "none",
        detectable: power.detectable / power.error * error, treated: headline.treated,
        clusters: headline.clusters, note: note)
    }
    return [
      row(
        .designMeans, power.error, "from pooled growth variance, for the estimate that leads"),
      row(
        .designLastYear, power.stepError,
        "from pooled growth variance, last year against the last before the start"),
      row(
        .designTreatedAlone, power.treatedError,
        "the same if the comparators' path were known without error"),
    ]
  }

  /// The first treated years, ascending.
  public var firstYears: [Int] { Set(units(.treated).compactMap(\.firstYear)).sorted() }
}
