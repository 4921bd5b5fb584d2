/// The difference in differences of a treated set of units, with errors robust to clustering.
///
/// `y_it = unit_i + period_t + theta D_it`, fitted by least squares; the cluster-robust error has
/// Student's t with one degree of freedom less than there are units. Where all start together, the
/// same difference comes from each unit's mean after less its mean before, which gives the test of
/// two collapsed periods.
/// Source: Bertrand, Duflo & Mullainathan (2004). Oracle: `did_expected.csv` (statsmodels).
public struct TwoWayDifference: Sendable, Equatable {
  /// Theta.
  public let estimate: Double
  /// Its standard error under independent errors of one variance, and robust to clustering by unit.
  public let plainError, clusterError: Double
  /// The robust t and its two-sided p.
  public let t, p: Double
  /// How many units there are; t has one degree of freedom less.
  public let units: Int
  /// The test of two collapsed periods; `nil` where starts differ.
  public let collapsed: Collapsed?

  /// The change from each unit's mean before to its mean after, treated less others.
  public struct Collapsed: Sendable, Equatable {
    /// The difference of the four means over units and periods.
    public let ofMeans: Double
    /// The difference of the mean changes.
    public let difference: Double
    /// Student's t for equal variances, and its two-sided p.
    public let t, p: Double
  }

  /// The half-width of the interval that holds 95 % under the robust error.
  public var margin: Double {
    StudentDistribution.quantile(0.975, degrees: Double(units - 1)) * clusterError
  }

  /// The difference in a panel.
  ///
  /// - Returns: `nil` where it cannot be estimated, for example from two units.
  public init?(_ panel: EvaluationPanel) {
    let dose = panel.counts.indices.map(panel.dose)
    guard let fit = TwoWayRegression(panel: panel, regressors: [dose]) else { return nil }
    estimate = fit.coefficients[0]
    plainError = fit.plainErrors[0]
    clusterError = fit.covariance[0][0].squareRoot()
    units = panel.values.count
    t = estimate / clusterError
    p = StudentDistribution.twoSidedP(t, degrees: Double(units - 1))
    collapsed = Collapsed(panel)
  }
}

extension TwoWayDifference.Collapsed {
  init?(_ panel: EvaluationPanel) {
    guard panel.startTimes.count == 1, panel.values.count > 2 else { return nil }
    let start = panel.startTimes[0]
    func change(_ values: [Double]) -> Double {
      values[start...].reduce(0, +) / Double(values.count - start)
        - values[..<start].reduce(0, +) / Double(start)
    }
    ofMeans = change(panel.means(of: 1)) - change(panel.means(of: 0))
    let changes = [1, 0].map { pattern in
      panel.units(of: pattern).map { change(panel.values[$0]) }
    }
    let means = changes.map { $0.reduce(0, +) / Double($0.count) }
    difference = means[0] - means[1]
    var squares = 0.0
    for (list, mean) in zip(changes, means) {
      for value in list { squares += (value - mean) * (value - mean) }
    }
    let degrees = Double(panel.values.count - 2)
    let share = 1 / Double(changes[0].count) + 1 / Double(changes[1].count)
    t = difference / (squares / degrees * share).squareRoot()
    p = StudentDistribution.twoSidedP(t, degrees: degrees)
  }
}
