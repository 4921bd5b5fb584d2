package import CareStatistics

/// The nine regions of a count together, beside England's own figure.
package struct RegionalSum: Sendable, Equatable {
  /// What the regions add up to.
  package let sum: Double
  /// England's published count.
  package let national: Double

  /// How far the sum misses England's count, as a share of it.
  package var gap: Double { national == 0 ? (sum == 0 ? 0 : 1) : abs(sum - national) / national }

  /// The sum in one year; `nil` for a measure that is no count, or where a figure is missing.
  ///
  /// - Parameter rows: The observations of the measure.
  package init?(
    of measure: Measure, _ rows: some Sequence<Observation>, year: Int, register: AreaRegister
  ) {
    guard measure.unit.isCount else { return nil }
    var national: Double?
    var numbers: [Double] = []
    for row in rows where row.year == year {
      if row.area == .england { national = row.published?.number ?? row.numerator?.number }
      if register[row.area]?.level == .region, let number = row.published?.number {
        numbers.append(number)
      }
    }
    guard let national, numbers.count == 9 else { return nil }
    (self.national, sum) = (national, numbers.reduce(0, +))
  }
}
