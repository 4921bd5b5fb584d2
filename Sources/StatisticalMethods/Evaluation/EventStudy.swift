/// Differences between treated and other units by time since the start, relative to the last period
/// before it.
///
/// `y_it = unit_i + period_t + sum over e other than -1 of beta_e [t - start_i = e]`, with errors
/// robust to clustering by unit. It suits units that start together; `GroupTimeEffects` is for
/// those that do not.
/// Source: Bertrand, Duflo & Mullainathan (2004) for the errors.
/// Oracle: `event_study_expected.csv` (statsmodels).
public struct EventStudy: Sendable, Equatable {
  /// One coefficient.
  public struct Coefficient: Sendable, Equatable {
    /// Periods since the first treated one; negative for before.
    public let time: Int
    /// Beta.
    public let estimate: Double
    /// Its standard error under independent errors of one variance, and robust to clustering.
    public let plainError, clusterError: Double
  }

  /// The coefficients by time.
  public let coefficients: [Coefficient]
  /// The weak test that all coefficients before the start are nil; `nil` where there are none.
  public let leads: LeadTest?

  /// The event study of a panel; `nil` where it cannot be estimated.
  public init?(_ panel: EvaluationPanel) {
    guard let earliest = panel.startTimes.first, let latest = panel.startTimes.last else {
      return nil
    }
    let times = (-latest...(panel.periods - 1 - earliest)).filter { $0 != -1 }
    let regressors = times.map { time in
      panel.counts.indices.map { pattern in
        (0..<panel.periods).map { t in
          pattern > 0 && t - panel.start(of: pattern) == time ? 1.0 : 0
        }
      }
    }
    guard let fit = TwoWayRegression(panel: panel, regressors: regressors) else { return nil }
    coefficients = times.indices.map { index in
      Coefficient(
        time: times[index], estimate: fit.coefficients[index], plainError: fit.plainErrors[index],
        clusterError: fit.covariance[index][index].squareRoot())
    }
    let before = times.indices.filter { times[$0] < 0 }
    leads = LeadTest(
      estimates: before.map { fit.coefficients[$0] },
      covariance: before.map { a in before.map { fit.covariance[a][$0] } },
      units: panel.values.count, treated: panel.values.count - panel.counts[0])
  }
}
