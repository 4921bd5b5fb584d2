internal import Glibc

/// The Mann-Kendall statistic: how consistently later values are above earlier ones.
///
/// It describes the shape of a series. Its p-value supposes independent years, which yearly stocks
/// are not, so it is never evidence of a trend here.
/// Oracle: `Oracles/theil_sen_mann_kendall.csv`, `Oracles/mann_kendall_panel.csv` (scipy).
public struct MannKendall: Sendable, Equatable {
  /// Pairs that rise less pairs that fall.
  public let s: Int
  /// The variance of `s` for independent values, corrected for ties.
  public let variance: Double
  /// `s` less one half step, in standard errors; 0 where `s` is 0.
  public let z: Double
  /// The two-sided p-value of `z`.
  public let pNormal: Double
  /// The exact two-sided p-value; `nil` where values are tied or more than 60.
  public let pExact: Double?
  /// Kendall's tau-b; `nil` where all values are equal.
  public let tau: Double?

  /// The statistic of a series in time order; gaps in time do not matter.
  ///
  /// - Returns: `nil` for fewer than two values, or one that is not finite.
  public init?(_ y: [Double]) {
    guard y.count > 1, y.allSatisfy(\.isFinite) else { return nil }
    var s = 0
    for i in y.indices {
      for j in y.indices where j > i { s += y[j] > y[i] ? 1 : y[j] < y[i] ? -1 : 0 }
    }
    self.s = s
    variance = Self.variance(of: y)
    z = s == 0 || variance == 0 ? 0 : Double(s - s.signum()) / variance.squareRoot()
    pNormal = min(1, NormalDistribution.twoSidedP(z))
    let ties = Self.tieSizes(y)
    pExact = ties.isEmpty && y.count <= 60 ? Self.exactP(s: s, count: y.count) : nil
    let pairs = Double(y.count * (y.count - 1) / 2)
    let tied = ties.reduce(0.0) { $0 + Double($1 * ($1 - 1) / 2) }
    tau = tied < pairs ? Double(s) / (pairs * (pairs - tied)).squareRoot() : nil
  }

  /// The variance of S: n(n-1)(2n+5) less t(t-1)(2t+5) for each group of t ties, over 18.
  static func variance(of y: [Double]) -> Double {
    func term(_ n: Int) -> Double { Double(n * (n - 1) * (2 * n + 5)) }
    return (term(y.count) - tieSizes(y).reduce(0) { $0 + term($1) }) / 18
  }

  private static func tieSizes(_ y: [Double]) -> [Int] {
    let sorted = y.sorted()
    var sizes: [Int] = []
    var run = 1
    for index in sorted.indices.dropFirst() {
      if sorted[index] == sorted[index - 1] {
        run += 1
      } else {
        if run > 1 { sizes.append(run) }
        run = 1
      }
    }
    if run > 1 { sizes.append(run) }
    return sizes
  }

  /// The share of all orders with at least as many inversions on one side, doubled.
  ///
  /// Counts orders by inversions: the n-th value adds 0 to n-1 of them.
  private static func exactP(s: Int, count n: Int) -> Double {
    let pairs = n * (n - 1) / 2
    var shares = [1.0]
    for size in 2...max(n, 2) where size <= n {
      var next = [Double](repeating: 0, count: shares.count + size - 1)
      for (inversions, share) in shares.enumerated() {
        for added in 0..<size { next[inversions + added] += share / Double(size) }
      }
      shares = next
    }
    let fewer = (pairs - abs(s)) / 2
    let tail = shares[0...fewer].reduce(0, +)
    return min(1, 2 * tail)
  }
}
