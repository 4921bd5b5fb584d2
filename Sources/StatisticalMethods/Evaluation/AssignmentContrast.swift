/// An estimate that is a weighted sum of all values, its weights set by pattern and period.
///
/// Estimate = sum over units i and periods t of W[pattern of i][t] y_it. Differences in differences
/// and group-time effects are all of this form, which makes their permutation test, their standard
/// error and what they could detect one computation each.
public struct AssignmentContrast: Sendable, Equatable {
  /// The weights by pattern and period.
  public let weights: [[Double]]

  /// A contrast from its weights.
  init(weights: [[Double]]) { self.weights = weights }

  /// The two-way difference in differences: the dose without its unit and period means, over the sum
  /// of its squares.
  public static func twoWay(_ panel: EvaluationPanel) -> AssignmentContrast {
    let dose = TwoWayRegression.centred(panel.counts.indices.map(panel.dose), panel)
    let squares = panel.counts.indices.reduce(0.0) { sum, pattern in
      sum + Double(panel.counts[pattern]) * dose[pattern].reduce(0) { $0 + $1 * $1 }
    }
    return AssignmentContrast(weights: dose.map { $0.map { $0 / squares } })
  }

  /// The sum of other contrasts, each times a factor.
  static func sum(_ parts: [(factor: Double, contrast: AssignmentContrast)]) -> AssignmentContrast {
    var weights = parts.first?.contrast.weights.map { $0.map { _ in 0.0 } } ?? []
    for (factor, contrast) in parts {
      for pattern in weights.indices {
        for t in weights[pattern].indices {
          weights[pattern][t] += factor * contrast.weights[pattern][t]
        }
      }
    }
    return AssignmentContrast(weights: weights)
  }

  /// What a pattern's weights make of a list of values.
  func score(_ values: [Double], as pattern: Int) -> Double {
    zip(weights[pattern], values).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The estimate.
  public func estimate(in panel: EvaluationPanel) -> Double {
    panel.values.indices.reduce(0) { $0 + score(panel.values[$1], as: panel.patterns[$1]) }
  }

  /// The standard error; `nil` where a pattern with weight has a single unit.
  ///
  /// Units vary around the mean of their own pattern: SE² = sum over patterns h of n_h/(n_h - 1)
  /// times the sum of squares of (score_i - mean score of h). With two patterns and two periods it is
  /// the error of two means with unequal variances.
  public func standardError(in panel: EvaluationPanel) -> Double? {
    Self.covariance([self], in: panel).map { $0[0][0].squareRoot() }
  }

  /// The covariance of several contrasts; `nil` where a pattern with weight has a single unit.
  static func covariance(
    _ contrasts: [AssignmentContrast], in panel: EvaluationPanel
  ) -> [[Double]]? {
    let n = contrasts.count
    var covariance = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for pattern in panel.counts.indices {
      let hasWeight = contrasts.contains { $0.weights[pattern].contains { $0 != 0 } }
      guard hasWeight, panel.counts[pattern] > 0 else { continue }
      let size = Double(panel.counts[pattern])
      guard size > 1 else { return nil }
      let means = panel.means(of: pattern)
      for unit in panel.units(of: pattern) {
        let left = zip(panel.values[unit], means).map { $0 - $1 }
        let scores = contrasts.map { $0.score(left, as: pattern) }
        for a in 0..<n {
          for b in 0..<n { covariance[a][b] += size / (size - 1) * scores[a] * scores[b] }
        }
      }
    }
    return covariance
  }
}
