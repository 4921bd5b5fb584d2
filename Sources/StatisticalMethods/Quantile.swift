/// Means, medians and quantiles of plain numbers.
public enum SampleSummary {
  /// The arithmetic mean; `nil` of no numbers.
  public static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The variance with divisor n - 1; `nil` of fewer than two numbers.
  public static func variance(_ values: [Double]) -> Double? {
    guard values.count > 1, let mean = mean(values) else { return nil }
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }

  /// The median; `nil` of no numbers.
  public static func median(_ values: [Double]) -> Double? { quantile(values, 0.5) }

  /// The quantile of type 7 (R's and NumPy's default): linear between order statistics.
  ///
  /// - Parameter share: From 0 to 1.
  /// - Returns: `nil` of no numbers.
  public static func quantile(_ values: [Double], _ share: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let position = Double(sorted.count - 1) * share
    let below = Int(position)
    guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
    let part = position - Double(below)
    return sorted[below] + part * (sorted[below + 1] - sorted[below])
  }
}
