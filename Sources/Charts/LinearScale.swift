internal import Glibc

/// Maps figures to coordinates, with round tick marks; both ends are ticks.
package struct LinearScale: Sendable, Hashable {
  /// The distance between ticks: 1, 2, 2.5 or 5 times a power of ten.
  package let step: Double
  /// The ticks as multiples of `step`, ascending; at least two.
  package let ticks: [Double]
  /// The coordinate of the lowest tick.
  package let start: Double
  /// The coordinate of the highest tick.
  package let end: Double

  private let lowest: Double
  private let unit: Double

  /// A scale that shows all figures of an extent.
  ///
  /// - Parameters:
  ///   - extent: May be empty, and may be a single figure.
  ///   - includingZero: Whether the axis must hold zero.
  ///   - start: The coordinate of the lowest tick.
  ///   - end: The coordinate of the highest tick.
  ///   - intervals: About how many steps the axis has.
  package init(
    showing extent: Extent, includingZero: Bool = true, from start: Double, to end: Double,
    intervals: Int = 5
  ) {
    var (low, high) = extent.isEmpty ? (0, 1) : (extent.low, extent.high)
    if includingZero { (low, high) = (min(low, 0), max(high, 0)) }
    if high - low <= max(high.magnitude, low.magnitude) * 1e-9 {
      // All figures are alike: the axis surrounds them, from zero to one where they are zero.
      let margin = high.magnitude * 0.1
      if !includingZero { low -= margin }
      high += margin > 0 ? margin : 1
    }
    let step = Self.step(atLeast: (high - low) / Double(intervals), isWhole: extent.isWhole)
    // A hair's breadth of rounding error must not add a tick.
    let first = (low / step + 1e-9).rounded(.down)
    let last = max((high / step - 1e-9).rounded(.up), first + 1)
    ticks = (0...Int(last - first)).map { (first + Double($0)) * step }
    (self.step, self.start, self.end) = (step, start, end)
    lowest = first * step
    unit = (end - start) / ((last - first) * step)
  }

  /// Whether zero is on the axis.
  package var showsZero: Bool { ticks.contains(0) }

  /// The coordinate of a figure.
  package func position(_ value: Double) -> Double { start + (value - lowest) * unit }

  private static func step(atLeast rough: Double, isWhole: Bool) -> Double {
    if isWhole, rough <= 1 { return 1 }
    let power = pow(10, log10(rough).rounded(.down))
    let share = rough / power * (1 - 1e-9)
    let multiple: Double =
      switch share {
      case ...1: 1
      case ...2: 2
      case ...2.5 where !(isWhole && power == 1): 2.5
      case ...5: 5
      default: 10
      }
    return multiple * power
  }
}
