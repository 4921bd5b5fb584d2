/// How a number of a study was worked out.
public enum StudyMethod: String, Sendable, CaseIterable {
  /// What the design could show with the estimate that the study leads with.
  case designMeans = "design_means_of_years"
  /// What it could show in the last year against the last before the start.
  case designLastYear = "design_last_year"
  /// The same if the comparators' path were known without error.
  case designTreatedAlone = "design_treated_alone"
  /// Treated less comparators, mean of the years from the start on less mean of the years before.
  case differenceInDifferences = "difference_in_differences"
  /// The same estimate, tested by permutation.
  case differenceByPermutation = "difference_in_differences_permutation"
  /// The same from one mean before and one after for each area.
  case collapsed = "collapsed_two_periods"
  /// The mean of all effects by start and year, against areas not yet treated.
  case groupTime = "group_time_overall"
  /// The same estimate, tested by permutation.
  case groupTimeByPermutation = "group_time_permutation"
  /// One year before or after the start, against the last year before it, by least squares.
  case eventStudy = "event_study"
  /// One year before or after the start, against areas not yet treated.
  case groupTimeEvent = "group_time_event"
  /// All years before the start together.
  case leads = "leads_joint_test"
  /// Against a mixture of comparators.
  case syntheticControl = "synthetic_control"
}

/// One number of a study with its uncertainty; effects are differences of log rates.
public struct StudyEstimate: Sendable, Equatable {
  /// How it was worked out.
  public let method: StudyMethod
  /// Years since the first treated one, negative for before; `nil` where all are taken together.
  public var eventTime: Int?
  /// The effect; `nil` for a joint test.
  public var estimate: Double?
  /// The ends of the 95 % interval; `nil` where there is none.
  public var lower, upper: Double?
  /// The standard error; `nil` where there is none.
  public var error: Double?
  /// The two-sided p; `nil` where there is none.
  public var p: Double?
  /// How p was found.
  public var pMethod: String
  /// The effect that would be found four times in five by this method; `nil` where unknown.
  public var detectable: Double?
  /// How many treated areas it rests on.
  public var treated: Int
  /// How many areas there are in all, which are the clusters.
  public var clusters: Int
  /// What should be known about it; empty for nothing.
  public var note: String
}
