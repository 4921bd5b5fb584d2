/// What a design could have shown, before anything is estimated.
///
/// Where a unit's value walks, each step having the variance v, a comparison over h steps of n
/// treated units has se = sqrt(v h / n), and the comparators' share comes on top. An effect of
/// (z_0.975 + z_0.8) se, which is 2.8 se, is found four times in five at the 5 % level.
public enum DesignPower {
  /// What a standard error is multiplied by for 80 % power at the two-sided 5 % level.
  public static let factor =
    NormalDistribution.quantile(0.975) + NormalDistribution.quantile(0.8)

  /// The standard error of the difference of two mean changes over some steps.
  ///
  /// - Parameters:
  ///   - treated: The variance of one step for each treated unit.
  ///   - comparators: The same for the others; empty where their path is taken as given.
  ///   - steps: From the last period before to the period looked at.
  public static func standardError(
    treated: [Double], comparators: [Double], steps: Int
  ) -> Double {
    let shares = [treated, comparators].filter { !$0.isEmpty }.map { variances in
      variances.reduce(0, +) / Double(variances.count * variances.count)
    }
    return (Double(steps) * shares.reduce(0, +)).squareRoot()
  }

  /// The standard error of a contrast of values that walk.
  ///
  /// A step of unit i counts with the sum of the weights of all later periods, so
  /// SE² = sum_i v_i sum_k (sum over t > k of w_it)².
  /// - Parameter variances: The variance of one step for each unit of the panel.
  public static func standardError(
    of contrast: AssignmentContrast, in panel: EvaluationPanel, variances: [Double]
  ) -> Double {
    let squares = contrast.weights.map { weights in
      var (tail, sum) = (0.0, 0.0)
      for weight in weights.dropFirst().reversed() {
        tail += weight
        sum += tail * tail
      }
      return sum
    }
    return panel.patterns.indices.reduce(0.0) { $0 + variances[$1] * squares[panel.patterns[$1]] }
      .squareRoot()
  }
}
