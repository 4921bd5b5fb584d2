internal import CRMath

/// The standard normal distribution, from libRmath.
public enum NormalDistribution {
  /// The probability of a value up to `z`.
  public static func cumulative(_ z: Double) -> Double { pnorm5(z, 0, 1, 1, 0) }

  /// The value that a share `p` of the distribution lies below; `p` from 0 to 1.
  public static func quantile(_ p: Double) -> Double { qnorm5(p, 0, 1, 1, 0) }

  /// The probability of a value at least as far from zero as `z`.
  public static func twoSidedP(_ z: Double) -> Double { 2 * pnorm5(abs(z), 0, 1, 0, 0) }
}

/// Student's t distribution, from libRmath.
public enum StudentDistribution {
  /// The value that a share `p` lies below, for `degrees` above zero (may be infinite).
  public static func quantile(_ p: Double, degrees: Double) -> Double { qt(p, degrees, 1, 0) }

  /// The probability of a value at least as far from zero as `t`.
  public static func twoSidedP(_ t: Double, degrees: Double) -> Double {
    2 * pt(abs(t), degrees, 0, 0)
  }
}

/// The functions digamma and trigamma, from libRmath, and the inverse of the latter.
enum PolyGamma {
  static func digamma(_ x: Double) -> Double { CRMath.digamma(x) }

  static func trigamma(_ x: Double) -> Double { CRMath.trigamma(x) }

  /// The `x` above zero with `trigamma(x) == y`, for `y` above zero.
  ///
  /// Newton's method on 1/trigamma, which is nearly a straight line, as Smyth (2004) advises.
  static func inverseTrigamma(_ y: Double) -> Double {
    if y > 1e7 { return 1 / y.squareRoot() }
    if y < 1e-6 { return 1 / y }
    var x = 0.5 + 1 / y
    for _ in 0..<100 {
      let value = trigamma(x)
      let step = value * (1 - value / y) / psigamma(x, 2)
      x += step
      if abs(step) < 1e-15 * x { break }
    }
    return x
  }
}
