internal import Glibc

/// The Theil-Sen slope: the median of the slopes through every pair of points, with Sen's limits.
///
/// Source: Sen (1968). Oracle: `Oracles/theil_sen_mann_kendall.csv` (scipy, method "separate").
public struct TheilSen: Sendable, Equatable {
  /// The median slope, for each unit of `x`.
  public let slope: Double
  /// The median of `y` less the slope times the median of `x`.
  public let intercept: Double
  /// The 95 % limits of the slope.
  public let lower, upper: Double

  /// The slope of points.
  ///
  /// - Parameters:
  ///   - x: Times in any order; gaps are allowed. Pairs with the same time have no slope.
  ///   - y: As many values.
  /// - Returns: `nil` for fewer than two points, points that all have one time, or numbers that are
  ///   not finite.
  public init?(x: [Double], y: [Double]) {
    guard x.count == y.count, x.count > 1, (x + y).allSatisfy(\.isFinite) else { return nil }
    var slopes: [Double] = []
    slopes.reserveCapacity(x.count * (x.count - 1) / 2)
    for i in x.indices {
      for j in x.indices where j > i && x[j] != x[i] {
        slopes.append((y[j] - y[i]) / (x[j] - x[i]))
      }
    }
    guard !slopes.isEmpty else { return nil }
    slopes.sort()
    let count = slopes.count
    slope = (slopes[(count - 1) / 2] + slopes[count / 2]) / 2
    intercept = (SampleSummary.median(y) ?? 0) - slope * (SampleSummary.median(x) ?? 0)
    let spread = NormalDistribution.quantile(0.975) * MannKendall.variance(of: y).squareRoot()
    // Order statistics counted from zero; halves are rounded to even.
    let low = Int(((Double(count) - spread) / 2).rounded(.toNearestOrEven)) - 1
    let high = Int(((Double(count) + spread) / 2).rounded(.toNearestOrEven))
    lower = slopes[min(max(low, 0), count - 1)]
    upper = slopes[min(max(high, 0), count - 1)]
  }
}
