/// Wilson's limits of a proportion.
///
/// With x of n and z the normal quantile: (2x + z² ∓ z √(z² + 4x(1 - x/n))) / (2 (n + z²)); the lower
/// limit is 0 for x = 0 and the upper 1 for x = n. Shares from 0 to 1.
/// Source: Wilson (1927), Newcombe and Altman (2000). Oracle: `Oracles/ci_wilson.csv` (statsmodels).
public struct WilsonInterval: Sendable, Equatable {
  /// x over n.
  public let proportion: Double
  /// The lower limit.
  public let lower: Double
  /// The upper limit.
  public let upper: Double

  /// The limits of `part` of `whole`.
  ///
  /// - Parameters:
  ///   - part: From 0 to `whole`.
  ///   - whole: Above zero, finite.
  ///   - confidence: Between 0 and 1.
  /// - Returns: `nil` where these conditions do not hold.
  public init?(part: Double, whole: Double, confidence: Double = 0.95) {
    guard whole > 0, whole.isFinite, part >= 0, part <= whole, confidence > 0, confidence < 1
    else { return nil }
    let z = -NormalDistribution.quantile((1 - confidence) / 2)
    proportion = part / whole
    let spread = z * (z * z + 4 * part * (1 - proportion)).squareRoot()
    let divisor = 2 * (whole + z * z)
    lower = part == 0 ? 0 : max(0, (2 * part + z * z - spread) / divisor)
    upper = part == whole ? 1 : min(1, (2 * part + z * z + spread) / divisor)
  }
}
