/// Quartiles of lengths of which some are known only to be at least so long.
///
/// A period of care that began before the returns do has a length that is at least what the returns
/// show. Leaving such periods out would make the lengths look shorter than they are, and taking what
/// is shown would too. So they are ranked above all others, and a quartile is given only where it is
/// no greater than the least of what they show: then no length that they may have can change it.
///
/// The definition is the one R calls type 7: at (n - 1) p from 0 in the sorted lengths, in between by
/// straight line.
package struct Quartiles: Sendable, Equatable {
  /// The number of lengths, known or not.
  package let base: Int
  /// A quarter of the lengths are no longer; `nil` where it cannot be known.
  package let lower: Double?
  /// Half of the lengths are no longer; `nil` where it cannot be known.
  package let median: Double?
  /// Three quarters of the lengths are no longer; `nil` where it cannot be known.
  package let upper: Double?

  /// Quartiles of lengths.
  ///
  /// - Parameters:
  ///   - known: Lengths, in any order.
  ///   - atLeast: For each length that is not known, what it is at least.
  package init(known: [Int], atLeast: [Int]) {
    base = known.count + atLeast.count
    let sorted = known.sorted()
    let least = atLeast.min() ?? .max
    let count = base
    func quantile(_ share: Double) -> Double? {
      guard count > 0 else { return nil }
      let position = Double(count - 1) * share
      let low = Int(position)
      let high = Double(low) == position ? low : low + 1
      guard high < sorted.count, sorted[high] <= least else { return nil }
      return Double(sorted[low]) + (position - Double(low)) * Double(sorted[high] - sorted[low])
    }
    (lower, median, upper) = (quantile(0.25), quantile(0.5), quantile(0.75))
  }
}
