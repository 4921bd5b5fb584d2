/// Least squares with an effect for each unit and each period, and errors robust to clustering by
/// unit.
///
/// The panel is balanced, so taking out unit and period means gives the same coefficients as a
/// dummy for each. The robust covariance is CR1: the sandwich over units times
/// G/(G-1) (n-1)/(n-k), k counting the dummies.
/// Source: Bertrand, Duflo & Mullainathan (2004). Oracles: `did_expected.csv`,
/// `event_study_expected.csv` (statsmodels).
struct TwoWayRegression {
  let coefficients: [Double]
  /// Standard errors under independent errors of one variance.
  let plainErrors: [Double]
  /// The cluster-robust covariance.
  let covariance: [[Double]]

  /// Fits regressors that depend on a unit's pattern and the period alone.
  ///
  /// - Parameter regressors: By regressor, pattern and period.
  /// - Returns: `nil` where the regressors cannot be told apart, or nothing is left to estimate an
  ///   error from.
  init?(panel: EvaluationPanel, regressors: [[[Double]]]) {
    let columns = regressors.map { Self.centred($0, panel) }
    let cross = columns.map { a in
      columns.map { b in
        panel.counts.indices.reduce(0.0) { sum, pattern in
          sum + Double(panel.counts[pattern]) * Self.product(a[pattern], b[pattern])
        }
      }
    }
    guard let system = SymmetricSystem(cross) else { return nil }
    let right = columns.map { column in
      panel.values.indices.reduce(0.0) { sum, unit in
        sum + Self.product(column[panel.patterns[unit]], panel.values[unit])
      }
    }
    let solution = system.solution(right)
    coefficients = solution
    let residuals = Self.residuals(panel, columns, solution)
    let units = Double(panel.values.count)
    let observations = units * Double(panel.periods)
    let free = observations - (units + Double(panel.periods) - 1 + Double(columns.count))
    guard free > 0 else { return nil }
    let inverse = system.inverse
    let squares = residuals.reduce(0) { $0 + Self.product($1, $1) }
    plainErrors = inverse.indices.map { (squares / free * inverse[$0][$0]).squareRoot() }
    let scores = residuals.enumerated().map { unit, left in
      let score = columns.map { Self.product($0[panel.patterns[unit]], left) }
      return inverse.map { Self.product($0, score) }
    }
    let scale = units / (units - 1) * (observations - 1) / free
    covariance = columns.indices.map { a in
      columns.indices.map { b in scale * scores.reduce(0) { $0 + $1[a] * $1[b] } }
    }
  }

  /// A regressor by pattern and period without its unit and period means.
  static func centred(_ regressor: [[Double]], _ panel: EvaluationPanel) -> [[Double]] {
    let periods = Double(panel.periods)
    let units = Double(panel.values.count)
    let own = regressor.map { $0.reduce(0, +) / periods }
    let byPeriod = (0..<panel.periods).map { t in
      panel.counts.indices.reduce(0.0) { $0 + Double(panel.counts[$1]) * regressor[$1][t] } / units
    }
    let all = byPeriod.reduce(0, +) / periods
    return regressor.indices.map { pattern in
      (0..<panel.periods).map { t in regressor[pattern][t] - own[pattern] - byPeriod[t] + all }
    }
  }

  private static func residuals(
    _ panel: EvaluationPanel, _ columns: [[[Double]]], _ coefficients: [Double]
  ) -> [[Double]] {
    let periods = Double(panel.periods)
    let byPeriod = (0..<panel.periods).map { t in
      panel.values.reduce(0) { $0 + $1[t] } / Double(panel.values.count)
    }
    let all = byPeriod.reduce(0, +) / periods
    return panel.values.enumerated().map { unit, values in
      let own = values.reduce(0, +) / periods
      return values.indices.map { t in
        let fitted = columns.indices.reduce(0.0) { sum, column in
          sum + coefficients[column] * columns[column][panel.patterns[unit]][t]
        }
        return values[t] - own - byPeriod[t] + all - fitted
      }
    }
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
