internal import Glibc

/// A funnel on a transformed scale, widened where units differ by more than chance.
///
/// It meets the results of the R package FunnelPlotR, with what is its own: see `Kind`. For all kinds
/// y is the transformed value, s its standard error and z = (y - target) / s. The dispersion phi is
/// the mean squared z after trimming, over the I units left; tau² = 0 where I phi < I - 1, else
/// (I phi - (I - 1)) / (Σw - Σw²/Σw), w = 1/s² (DerSimonian and Laird).
/// Source: Spiegelhalter (2005). Oracles: `Oracles/funnel_od.csv`, `Oracles/funnel_od_summary.csv`.
public struct TransformedFunnel: Sendable, Equatable {
  /// What is compared, and the package's way with it.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// Standardised ratios on the log scale, s = 1/√E, the outer tenths left out (SHMI).
    ///
    /// The expected count is rounded to two decimals first, as the package does.
    case logRatio
    /// Standardised ratios on the root scale, s = 1/(2√E), the outer tenths drawn in (CQC).
    case rootRatio
    /// Ratios of two counts x and n on the log scale, half added to both, the outer tenths drawn in:
    /// s = √(x/(x + ½)² + n/(n + ½)²) for z; limits are drawn with s = 1/(2√n).
    case ratioOfCounts
    /// Proportions on the arcsine scale, s = 1/(2√n), the outer tenths drawn in.
    case proportion
  }

  /// One unit.
  public struct Unit: Sendable, Equatable {
    /// The value on the transformed scale, and its standard error there.
    public let transformed, standardError: Double
    /// How far it is from the target, by chance alone.
    public let z: Double
    /// `z` after trimming; `nil` for a unit that trimming leaves out.
    public let trimmedZ: Double?
    /// How far it is from the target, allowing for the spread between units.
    public let adjustedZ: Double
  }

  /// Limits of the value at one denominator.
  public struct Limits: Sendable, Equatable {
    /// The limits by chance alone.
    public let lower, upper: Double
    /// The limits that allow for the spread between units.
    public let adjustedLower, adjustedUpper: Double
  }

  /// What is compared.
  public let kind: Kind
  /// The common value: 1 for a standardised ratio, else all numerators over all denominators.
  public let target: Double
  /// The mean squared z after trimming; 1 where chance alone is at work.
  public let dispersion: Double
  /// The variance between units on the transformed scale; 0 where there is none.
  public let betweenVariance: Double
  /// How many units the dispersion is over.
  public let used: Int
  /// One a unit, in order; `nil` for a unit without a value on the scale (a count of zero under a
  /// log).
  public let units: [Unit?]

  /// Whether the package would draw adjusted limits.
  public var isOverdispersed: Bool { dispersion > 1 }

  /// A funnel over units.
  ///
  /// - Parameters:
  ///   - numerators: Zero or more.
  ///   - denominators: Above zero, as many; for a proportion at least the numerators.
  ///   - trim: The share to trim at each end.
  /// - Returns: `nil` where these conditions do not hold, or fewer than three units can be used.
  public init?(
    _ kind: Kind, numerators: [Double], denominators: [Double], trim: Double = 0.1
  ) {
    guard numerators.count == denominators.count, trim > 0, trim < 0.5,
      zip(numerators, denominators).allSatisfy({ count, whole in
        count >= 0 && count.isFinite && whole > 0 && whole.isFinite
          && (kind != .proportion || count <= whole)
      })
    else { return nil }
    let total = numerators.reduce(0, +)
    self.kind = kind
    target =
      kind == .logRatio || kind == .rootRatio ? 1 : total / denominators.reduce(0, +)
    guard target > 0 else { return nil }
    let centre = Self.transform(target, kind)
    let scaled = zip(numerators, denominators).map { Self.scaled($0, $1, kind) }
    let z = scaled.map { one in one.map { ($0.value - centre) / $0.error } }
    let trimmed = kind == .logRatio ? Self.truncated(z, trim) : Self.winsorised(z, trim)
    let kept = trimmed.indices.filter { trimmed[$0] != nil }
    guard kept.count > 2 else { return nil }
    used = kept.count
    let tau2: Double
    (dispersion, tau2) = Self.spread(
      z: kept.compactMap { trimmed[$0] }, errors: kept.compactMap { scaled[$0]?.error })
    betweenVariance = tau2
    self.units = z.indices.map { index in
      guard let one = scaled[index], let z = z[index] else { return nil }
      return Unit(
        transformed: one.value, standardError: one.error, z: z, trimmedZ: trimmed[index],
        adjustedZ: z * one.error / (one.error * one.error + tau2).squareRoot())
    }
  }

  /// The dispersion and the variance between units, from what trimming left.
  private static func spread(z: [Double], errors: [Double]) -> (phi: Double, tau2: Double) {
    let units = Double(z.count)
    let phi = z.reduce(0) { $0 + $1 * $1 } / units
    let weights = errors.map { 1 / ($0 * $0) }
    let (sum, squares) = weights.reduce((0.0, 0.0)) { ($0.0 + $1, $0.1 + $1 * $1) }
    let tau2 = (units * phi - (units - 1)) / (sum - squares / sum)
    return (phi, units * phi < units - 1 ? 0 : max(0, tau2))
  }

  /// The limits at one denominator.
  ///
  /// - Parameters:
  ///   - denominator: Above zero, finite.
  ///   - confidence: 0.95 or 0.998 stand for the package's rounded quantiles 1.959964 and 3.090232.
  /// - Returns: `nil` where these conditions do not hold.
  public func limits(at denominator: Double, confidence: Double) -> Limits? {
    guard denominator > 0, denominator.isFinite, confidence > 0, confidence < 1 else { return nil }
    let z =
      switch confidence {
      case 0.95: 1.959964
      case 0.998: 3.090232
      default: -NormalDistribution.quantile((1 - confidence) / 2)
      }
    let whole = kind == .logRatio ? Self.rounded(denominator) : denominator
    let error = kind == .logRatio ? 1 / whole.squareRoot() : 1 / (2 * whole.squareRoot())
    let adjusted = z * (error * error + betweenVariance).squareRoot()
    if kind == .logRatio || kind == .rootRatio {
      guard let chance = PoissonFunnel(expected: whole)?.limits(confidence: confidence) else {
        return nil
      }
      return Limits(
        lower: chance.lower, upper: chance.upper, adjustedLower: limit(-adjusted),
        adjustedUpper: limit(adjusted))
    }
    return Limits(
      lower: limit(-z * error), upper: limit(z * error), adjustedLower: limit(-adjusted),
      adjustedUpper: limit(adjusted))
  }

  /// The value at a distance from the target on the transformed scale.
  private func limit(_ distance: Double) -> Double {
    switch kind {
    case .logRatio: exp(distance)
    case .rootRatio: 1 + distance
    case .ratioOfCounts: exp(log(target) + distance)
    // The sine turns back beyond its ends.
    case .proportion: pow(sin(min(max(asin(target.squareRoot()) + distance, 0), .pi / 2)), 2)
    }
  }

  private static func rounded(_ expected: Double) -> Double {
    max((expected * 100).rounded() / 100, 0.01)
  }

  private static func transform(_ value: Double, _ kind: Kind) -> Double {
    switch kind {
    case .logRatio, .ratioOfCounts: log(value)
    case .rootRatio: value.squareRoot()
    case .proportion: asin(value.squareRoot())
    }
  }

  private static func scaled(
    _ count: Double, _ whole: Double, _ kind: Kind
  ) -> (value: Double, error: Double)? {
    switch kind {
    case .logRatio:
      let whole = rounded(whole)
      return count > 0 ? (log(count / whole), 1 / whole.squareRoot()) : nil
    case .ratioOfCounts:
      let variance = count / pow(count + 0.5, 2) + whole / pow(whole + 0.5, 2)
      return (log((count + 0.5) / (whole + 0.5)), variance.squareRoot())
    case .rootRatio, .proportion:
      return (transform(count / whole, kind), 1 / (2 * whole.squareRoot()))
    }
  }

  /// Values beyond the quantiles of `trim` and 1 - `trim` are drawn in to them.
  private static func winsorised(_ z: [Double?], _ trim: Double) -> [Double?] {
    let known = z.compactMap { $0 }
    guard let low = SampleSummary.quantile(known, trim),
      let high = SampleSummary.quantile(known, 1 - trim)
    else { return z }
    return z.map { one in one.map { min(max($0, low), high) } }
  }

  /// Values in the lowest and highest of 1/`trim` groups by rank are left out.
  private static func truncated(_ z: [Double?], _ trim: Double) -> [Double?] {
    let known = z.compactMap { $0 }.sorted()
    let groups = 1 / trim
    return z.map { one in
      guard let value = one else { return nil }
      let below = Double(known.count { $0 < value })
      let equal = Double(known.count { $0 == value })
      let group = floor((below + (equal + 1) / 2) * groups / Double(known.count + 1))
      return group > 0 && group < groups - 1 ? value : nil
    }
  }
}
