internal import CareStatistics

/// The windows in which a measure is assessed.
enum TrendWindows {
  /// The fewest years that a window may have.
  static let fewestYears = 5

  /// Windows that end with the newest year of usable figures, longest first.
  ///
  /// A window longer than the figures reach is cut to them; windows that come out alike are one.
  ///
  /// - Parameters:
  ///   - lengths: The wished lengths in years.
  ///   - table: The observations.
  ///   - measure: The measure.
  ///   - isUsable: Whether a figure counts; by default one with numerator and denominator.
  static func windows(
    lengths: [Int], table: ObservationTable, measure: Measure,
    isUsable: (Observation) -> Bool = { $0.calculated != nil }
  ) -> [ClosedRange<Int>] {
    var first: Int?
    var last: Int?
    for observation in table.observations(of: measure.id) where isUsable(observation) {
      guard table.register[observation.area]?.level == .localAuthority else { continue }
      first = min(first ?? observation.year, observation.year)
      last = max(last ?? observation.year, observation.year)
    }
    guard let first, let last else { return [] }
    var windows: [ClosedRange<Int>] = []
    for length in lengths.sorted(by: >) {
      let window = max(first, last - length + 1)...last
      if window.count >= fewestYears, !windows.contains(window) { windows.append(window) }
    }
    return windows
  }
}
