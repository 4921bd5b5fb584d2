internal import StatisticalMethods

/// A monthly series of events with the limits of a steady process, and the months that stand out.
///
/// For children starting or ceasing in a month, never for those looked after at its end: two ends of a
/// month share most of the same children.
public struct MonthlyProcess: Sendable, Hashable {
  /// A month that stands out.
  public struct Signal: Sendable, Hashable {
    /// The month's position in the series.
    public let position: Int
    /// Why it stands out, as a phrase.
    public let words: String
  }

  /// The mean of all months.
  public let mean: Double
  /// The limits; the lower one is not below zero.
  public let lower, upper: Double
  /// Whether the months are too few for firm limits.
  public let isTrial: Bool
  /// The months that stand out, in order.
  public let signals: [Signal]

  /// The fewest months that limits are worked out from.
  public static let fewestMonths = 12
  /// From how many months on limits are firm.
  public static let fewestForFirmLimits = ProcessChart.fewestForFirmLimits

  /// A process from the months of a series, in order and without gaps.
  ///
  /// - Returns: `nil` where a month has no figure, for it is withheld, or where there are fewer than
  ///   twelve.
  public init?(_ months: [Double?]) {
    let values = months.compactMap { $0 }
    guard values.count == months.count, values.count >= Self.fewestMonths,
      let chart = ProcessChart(values), let phase = chart.phases.first, let low = phase.lower,
      let high = phase.upper
    else { return nil }
    (mean, lower, upper) = (phase.mean, max(0, low), high)
    isTrial = phase.isTrial
    signals = values.indices.compactMap { position in
      chart.signal(at: position).map { Signal(position: position, words: Self.words($0)) }
    }
  }

  private static func words(_ signal: ProcessChart.Signal) -> String {
    switch signal {
    case .outside: "outside the limits"
    case .trend: "one of seven months in a row that rise, or that fall"
    case .twoOfThree: "near a limit, like another of the same three months"
    case .oneSide: "one of seven months in a row on one side of the mean"
    }
  }
}
