internal import CRMath

/// The joint test that no period before the start differs from the last one before it.
///
/// F = b' V⁻¹ b / q with q and G - 1 degrees of freedom. It is a weak test: with few units or noisy
/// series it passes over differences that matter, so passing it is no proof that treated and other
/// units would have moved alike.
public struct LeadTest: Sendable, Equatable {
  /// The F statistic.
  public let f: Double
  /// Degrees of freedom above and below.
  public let above, below: Int
  /// The chance of an F at least as large.
  public let p: Double

  /// A test of estimates with their covariance.
  ///
  /// - Returns: `nil` without estimates, and where there are as many as treated units or more, since
  ///   the covariance then rests on too little.
  init?(estimates: [Double], covariance: [[Double]], units: Int, treated: Int) {
    guard !estimates.isEmpty, estimates.count < treated, let system = SymmetricSystem(covariance)
    else { return nil }
    let solved = system.solution(estimates)
    above = estimates.count
    below = units - 1
    f = zip(estimates, solved).reduce(0) { $0 + $1.0 * $1.1 } / Double(above)
    p = pf(f, Double(above), Double(below), 0, 0)
  }
}
