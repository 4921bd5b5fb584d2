/// Adjustments of p-values for many tests at once.
///
/// Oracle: `Tests/StatisticalMethodsTests/Oracles/bh.csv` (statsmodels).
public enum MultipleTesting {
  /// The q-values of Benjamini and Hochberg (1995), in the order of `p`.
  ///
  /// A list that takes every name with a q-value up to 0.05 holds 5 per cent false names on average.
  /// - Parameter p: p-values from 0 to 1; may be empty.
  public static func benjaminiHochberg(_ p: [Double]) -> [Double] {
    stepUp(p) { rank, count in Double(count) / Double(rank) }
  }

  /// The q-values of Benjamini and Yekutieli (2001), which hold under any dependence.
  public static func benjaminiYekutieli(_ p: [Double]) -> [Double] {
    let harmonic = p.indices.reduce(0.0) { $0 + 1 / Double($1 + 1) }
    return stepUp(p) { rank, count in harmonic * Double(count) / Double(rank) }
  }

  /// Holm's (1979) adjusted p-values, which bound the chance of any false name.
  public static func holm(_ p: [Double]) -> [Double] {
    var adjusted = p
    var running = 0.0
    for (position, index) in ascending(p).enumerated() {
      running = max(running, min(1, p[index] * Double(p.count - position)))
      adjusted[index] = running
    }
    return adjusted
  }

  private static func ascending(_ p: [Double]) -> [Int] {
    p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
  }

  /// From the largest p-value down, each is scaled by its rank and never exceeds the one above.
  private static func stepUp(_ p: [Double], _ factor: (Int, Int) -> Double) -> [Double] {
    var adjusted = p
    var running = 1.0
    for (position, index) in ascending(p).enumerated().reversed() {
      running = min(running, p[index] * factor(position + 1, p.count))
      adjusted[index] = running
    }
    return adjusted
  }
}
