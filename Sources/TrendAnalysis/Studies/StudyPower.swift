internal import StatisticalMethods

/// What a study's design could have shown, worked out before anything is estimated.
///
/// The variance of a year's relative growth is omega over the mean count plus sigma², pooled over
/// all authorities that can be assessed.
public struct StudyPower: Sendable, Equatable {
  /// The pooled quantities.
  public let omega, sigma2: Double
  /// The mean variance of a year's growth of the treated areas.
  public let treatedVariance: Double
  /// Years from the last one before the earliest start to the last year.
  public let steps: Int
  /// sqrt(v h / n) of the treated alone, in log points.
  public let treatedError: Double
  /// The same with the comparators' share.
  public let stepError: Double
  /// The standard error of the estimate that the study leads with, which takes means of years.
  public let error: Double

  /// What is found four times in five, in log points, by the estimate that the study leads with.
  public var detectable: Double { DesignPower.factor * error }
  /// The same for the last year against the last before the start.
  public var stepDetectable: Double { DesignPower.factor * stepError }
  /// The same if the comparators' path were known without error.
  public var treatedDetectable: Double { DesignPower.factor * treatedError }
}

extension StudyPower {
  /// The power of a design; `nil` where growth variances cannot be pooled.
  init?(_ data: StudyData, headline: AssignmentContrast, pooled: PooledGrowth?) {
    guard let pooled else { return nil }
    omega = pooled.omega
    sigma2 = pooled.sigma2
    let variances = data.meanCounts.map { pooled.omega / $0 + pooled.sigma2 }
    let treated = data.isTreated.indices.filter { data.isTreated[$0] }.map { variances[$0] }
    let others = data.isTreated.indices.filter { !data.isTreated[$0] }.map { variances[$0] }
    treatedVariance = treated.reduce(0, +) / Double(treated.count)
    steps = data.panel.periods - (data.panel.startTimes.first ?? 1)
    treatedError = DesignPower.standardError(treated: treated, comparators: [], steps: steps)
    stepError = DesignPower.standardError(treated: treated, comparators: others, steps: steps)
    error = DesignPower.standardError(of: headline, in: data.panel, variances: variances)
  }
}

/// The figures of a study's areas, treated and comparators, in the order of its units.
struct StudyData {
  let panel: EvaluationPanel
  let isTreated: [Bool]
  let meanCounts: [Double]
  /// The years of the panel's periods.
  let years: [Int]
}
