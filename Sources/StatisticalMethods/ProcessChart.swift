/// An XmR chart: the limits within which a steady process moves from point to point.
///
/// The limits are mean ± 2.66 times the mean moving range. For events that happen in each period
/// (starts, referrals), not for things counted at its end: such a stock is a walk, whose successive
/// values are nearly the same things, and it would trip every rule. Chart its change instead.
/// Source: Wheeler; the rules and their order are those of NHS England's Making Data Count.
/// Oracles: `Oracles/xmr_limits.csv`, `Oracles/xmr_flags.csv` (NHSRplotthedots).
public struct ProcessChart: Sendable, Equatable {
  /// A place from which limits are worked out anew; never without saying when and why.
  public struct Rebase: Sendable, Equatable {
    /// The position of the first point under the new limits.
    public let position: Int
    /// When it was, as readers know it.
    public let date: String
    /// What happened then.
    public let reason: String

    /// A rebase from its parts.
    public init(position: Int, date: String, reason: String) {
      (self.position, self.date, self.reason) = (position, date, reason)
    }
  }

  /// Points under the same limits.
  public struct Phase: Sendable, Equatable {
    /// The positions of its points.
    public let positions: Range<Int>
    /// What it begins with; `nil` for the first.
    public let rebase: Rebase?
    /// The mean of its points.
    public let mean: Double
    /// The mean moving range, after screening where that was asked for; `nil` for a single point.
    public let meanMovingRange: Double?
    /// The limits; `nil` for a single point.
    public let lower, upper: Double?
    /// Whether the points are too few for firm limits.
    public var isTrial: Bool { positions.count < ProcessChart.fewestForFirmLimits }
  }

  /// A sign that a point is not ordinary variation, in order of precedence.
  public enum Signal: Int, Sendable, Hashable, CaseIterable {
    /// Beyond a limit.
    case outside
    /// One of seven successive points that each rise, or each fall.
    case trend
    /// One of two, in three successive points on one side of the mean, that are beyond two thirds of
    /// the way to the limit and not beyond it.
    case twoOfThree
    /// One of seven successive points on one side of the mean.
    case oneSide
  }

  /// With fewer points, limits are called trial limits.
  public static let fewestForFirmLimits = 13

  /// The points.
  public let values: [Double]
  /// The phases, in order; a chart without a rebase has one.
  public let phases: [Phase]
  /// The signals of each point.
  public let signals: [Set<Signal>]

  /// The signal of a point that comes first in precedence; `nil` for none.
  public func signal(at position: Int) -> Signal? {
    signals[position].min { $0.rawValue < $1.rawValue }
  }

  /// A chart of points in time order, without gaps.
  ///
  /// Signals are sought inside a phase only, never across a rebase.
  /// - Parameters:
  ///   - values: The points.
  ///   - rebases: By position, which is above zero and below the number of points; each with a date
  ///     and a reason.
  ///   - screening: Whether moving ranges of at least 3.267 times their mean are left out, once, when
  ///     the mean moving range is worked out again for the limits.
  /// - Returns: `nil` for no points, a point that is not finite, or a rebase that does not meet the
  ///   conditions.
  public init?(_ values: [Double], rebases: [Rebase] = [], screening: Bool = true) {
    let starts = rebases.map(\.position)
    guard !values.isEmpty, values.allSatisfy(\.isFinite),
      zip(starts, starts.dropFirst()).allSatisfy({ $0 < $1 }),
      starts.allSatisfy({ $0 > 0 && $0 < values.count }),
      rebases.allSatisfy({ !$0.date.isEmpty && !$0.reason.isEmpty })
    else { return nil }
    self.values = values
    let edges = [0] + starts + [values.count]
    phases = (0...rebases.count).map { index in
      Self.phase(
        values, edges[index]..<edges[index + 1], rebase: index > 0 ? rebases[index - 1] : nil,
        screening: screening)
    }
    signals = phases.flatMap { ProcessSignals(values: values, phase: $0).signals }
  }

  private static func phase(
    _ values: [Double], _ positions: Range<Int>, rebase: Rebase?, screening: Bool
  ) -> Phase {
    let points = Array(values[positions])
    let mean = points.reduce(0, +) / Double(points.count)
    let ranges = zip(points, points.dropFirst()).map { abs($1 - $0) }
    var average = SampleSummary.mean(ranges)
    if screening, let all = average, all > 0 {
      // At least one range is no larger than the mean, so some are always left.
      average = SampleSummary.mean(ranges.filter { $0 < 3.267 * all })
    }
    return Phase(
      positions: positions, rebase: rebase, mean: mean, meanMovingRange: average,
      lower: average.map { mean - 2.66 * $0 }, upper: average.map { mean + 2.66 * $0 })
  }
}

/// Looks for the signals of one phase.
private struct ProcessSignals {
  let points: [Double]
  let mean: Double
  /// The distance of a limit from the mean; infinite where there are no limits.
  let reach: Double

  init(values: [Double], phase: ProcessChart.Phase) {
    points = Array(values[phase.positions])
    mean = phase.mean
    reach = phase.meanMovingRange.map { 2.66 * $0 } ?? .infinity
  }

  var signals: [Set<ProcessChart.Signal>] {
    var found = [Set<ProcessChart.Signal>](repeating: [], count: points.count)
    for (index, point) in points.enumerated() where isOutside(point) {
      found[index].insert(.outside)
    }
    for window in windows(7) {
      if isTrend(window) { for index in window { found[index].insert(.trend) } }
      if isOneSided(window) { for index in window { found[index].insert(.oneSide) } }
    }
    for window in windows(3) where isOneSided(window) {
      let near = window.filter { isNearLimit(points[$0]) }
      if near.count > 1 { for index in near { found[index].insert(.twoOfThree) } }
    }
    return found
  }

  private func windows(_ length: Int) -> [Range<Int>] {
    guard points.count >= length else { return [] }
    return (0...(points.count - length)).map { $0..<($0 + length) }
  }

  private func isOutside(_ point: Double) -> Bool {
    point > mean + reach || point < mean - reach
  }

  private func isNearLimit(_ point: Double) -> Bool {
    let near = 2 * (reach / 3)
    return !isOutside(point) && (point > mean + near || point < mean - near)
  }

  private func isOneSided(_ window: Range<Int>) -> Bool {
    window.allSatisfy { points[$0] > mean } || window.allSatisfy { points[$0] < mean }
  }

  private func isTrend(_ window: Range<Int>) -> Bool {
    let steps = zip(window, window.dropFirst())
    return steps.allSatisfy { points[$1] > points[$0] }
      || steps.allSatisfy { points[$1] < points[$0] }
  }
}
