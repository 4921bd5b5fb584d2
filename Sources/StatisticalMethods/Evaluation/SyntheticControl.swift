/// A mixture of donors that follows a treated unit before its start, and what lies between them after.
///
/// Weights w >= 0 with sum 1 minimise the squared distance before the start. The effect is the mean
/// gap after it. Each donor takes the treated unit's place in turn, with the other donors; p is the
/// rank of the treated unit's ratio of root mean squared gaps, after over before, among the J + 1.
/// Values that walk do not carry a close fit forward, so the spread of the donors' gaps, not the fit,
/// is the uncertainty.
/// Source: Abadie, Diamond & Hainmueller (2010), without covariates.
public struct SyntheticControl: Sendable, Equatable {
  /// One unit against its mixture of donors.
  public struct Fit: Sendable, Equatable {
    /// One weight a donor; for a donor's own fit its own weight is nil.
    public let weights: [Double]
    /// The mixture, one value a period.
    public let mixture: [Double]
    /// The unit less the mixture, one value a period.
    public let gaps: [Double]
    /// The root mean squared gap before and after the start.
    public let before, after: Double
    /// The mean gap after the start.
    public let effect: Double

    /// After over before.
    public var ratio: Double { after / max(before, 1e-12) }
  }

  /// The treated unit's fit.
  public let fit: Fit
  /// Each donor's fit in the treated unit's place.
  public let placebos: [Fit]
  /// The rank of the treated unit's ratio over the number of units.
  public let p: Double

  /// The fewest periods before the start.
  public static let fewestBefore = 8
  /// The fewest donors.
  public static let fewestDonors = 2

  /// The mean over donors of the squared effect, as a root: the effect's standard error without one.
  public var spread: Double {
    let squares = placebos.reduce(0) { $0 + $1.effect * $1.effect }
    return (squares / Double(placebos.count)).squareRoot()
  }

  /// A synthetic control.
  ///
  /// - Parameters:
  ///   - treated: One value a period.
  ///   - donors: The same for each donor.
  ///   - start: The index of the first treated period.
  /// - Returns: `nil` for fewer than eight periods before the start, none after, or one donor.
  public init?(treated: [Double], donors: [[Double]], start: Int) {
    guard start >= Self.fewestBefore, start < treated.count, donors.count >= Self.fewestDonors,
      donors.allSatisfy({ $0.count == treated.count })
    else { return nil }
    fit = Fit(of: treated, donors: donors, without: nil, start: start)
    placebos = donors.indices.map { donor in
      Fit(of: donors[donor], donors: donors, without: donor, start: start)
    }
    let ratio = fit.ratio
    let asExtreme = placebos.filter { $0.ratio >= ratio * (1 - 1e-12) }.count
    p = Double(asExtreme + 1) / Double(donors.count + 1)
  }
}

extension SyntheticControl.Fit {
  init(of unit: [Double], donors: [[Double]], without left: Int?, start: Int) {
    let used = donors.indices.filter { $0 != left }
    let found = ConvexFit.weights(
      of: used.map { Array(donors[$0][..<start]) }, target: Array(unit[..<start]))
    var weights = [Double](repeating: 0, count: donors.count)
    for (donor, weight) in zip(used, found) { weights[donor] = weight }
    let mixture = unit.indices.map { t in
      used.reduce(0) { $0 + weights[$1] * donors[$1][t] }
    }
    let gaps = zip(unit, mixture).map { $0 - $1 }
    func rootMeanSquare(_ part: ArraySlice<Double>) -> Double {
      (part.reduce(0) { $0 + $1 * $1 } / Double(part.count)).squareRoot()
    }
    (self.weights, self.mixture, self.gaps) = (weights, mixture, gaps)
    (before, after) = (rootMeanSquare(gaps[..<start]), rootMeanSquare(gaps[start...]))
    effect = gaps[start...].reduce(0, +) / Double(unit.count - start)
  }
}
