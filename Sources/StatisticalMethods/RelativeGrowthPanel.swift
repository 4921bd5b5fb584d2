/// One unit's counts and populations in the years that it has.
public struct PanelUnit: Sendable, Equatable {
  /// The years, ascending; a missing year is simply not there.
  public var years: [Int]
  /// The counts, one a year; may have decimals.
  public var counts: [Double]
  /// The populations, one a year.
  public var populations: [Double]

  /// A unit; all three lists are of one length.
  public init(years: [Int], counts: [Double], populations: [Double]) {
    (self.years, self.counts, self.populations) = (years, counts, populations)
  }
}

/// The settings of the relative growth rule.
public struct RelativeGrowthOptions: Sendable, Equatable {
  /// The lowest count that any year of a tested unit may have.
  public var minimumCount = 10.0
  /// The lowest mean count of a tested unit.
  public var minimumMean = 30.0
  /// The fewest years of a window, and the fewest points of a unit.
  public var minimumYears = 5
  /// The least share of a window's years that a unit with gaps must have.
  public var minimumShare = 0.7
  /// The most years between successive points.
  public var longestStep = 2
  /// The accepted share of false names among confirmed ones.
  public var falseDiscoveryRate = 0.05
  /// Variance of a stock's yearly growth times its mean count, by event chance alone.
  public var eventVariance = 1.2
  /// The most degrees of freedom that the prior may claim.
  public var priorDegreesCap = 20.0
  /// Yearly log growth within which the whole counts as flat.
  public var flatBand = 0.0025

  /// The settings recommended for yearly counts of children looked after.
  public init() {}
}

/// Why a unit is not tested.
public enum Ineligibility: Sendable, Equatable {
  /// It has no year at all.
  case noData
  /// A population is zero or below, a number is not finite, or a part is larger than its whole.
  case impossibleValue(year: Int)
  /// The first or the last year of the window is missing.
  case missingEnd(year: Int)
  /// Too few years.
  case tooFewYears(present: Int, of: Int)
  /// Two or more years in a row are missing.
  case longGap
  /// A count is below the least allowed.
  case smallCount(year: Int)
  /// Of a share, what is left of the population is below the least count allowed.
  case smallComplement(year: Int)
  /// The mean count is below the least allowed.
  case smallMean
  /// Fewer than three complete units are eligible, so nothing can be pooled.
  case tooFewUnits
  /// No unit varies from year to year, so there is nothing to measure growth against.
  case noVariation
}

extension Ineligibility: CustomStringConvertible {
  /// The reason in plain words.
  public var description: String {
    switch self {
    case .noData: "no data in the window"
    case .impossibleValue(let year): "a count or population in \(year) is not possible"
    case .missingEnd(let year): "no data for \(year), an end of the window"
    case .tooFewYears(let present, let total): "data for only \(present) of \(total) years"
    case .longGap: "two or more years in a row are missing"
    case .smallCount(let year): "a count in \(year) is too small to test"
    case .smallComplement(let year): "all but a few were counted in \(year), too many to test"
    case .smallMean: "the mean count is too small to test"
    case .tooFewUnits: "too few units to compare with"
    case .noVariation: "no unit varies from year to year"
    }
  }
}

extension RelativeGrowthOptions {
  /// Why a unit cannot be tested in a window; `nil` when it can.
  ///
  /// - Parameter isShare: Whether the counts are part of the populations.
  func ineligibility(
    of unit: PanelUnit, window: ClosedRange<Int>, isShare: Bool = false
  ) -> Ineligibility? {
    guard let first = unit.years.first, let last = unit.years.last else { return .noData }
    for index in unit.years.indices {
      let (count, population) = (unit.counts[index], unit.populations[index])
      guard count.isFinite, population.isFinite, count >= 0, population > 0,
        !isShare || count <= population
      else {
        return .impossibleValue(year: unit.years[index])
      }
    }
    if first != window.lowerBound { return .missingEnd(year: window.lowerBound) }
    if last != window.upperBound { return .missingEnd(year: window.upperBound) }
    let steps = zip(unit.years, unit.years.dropFirst()).map { $1 - $0 }
    let share = Double(unit.years.count) / Double(window.count)
    if unit.years.count < minimumYears || share < minimumShare {
      return .tooFewYears(present: unit.years.count, of: window.count)
    }
    if steps.contains(where: { $0 > longestStep }) { return .longGap }
    if let index = unit.counts.firstIndex(where: { $0 < minimumCount }) {
      return .smallCount(year: unit.years[index])
    }
    if isShare,
      let index = unit.counts.indices.first(where: {
        unit.populations[$0] - unit.counts[$0] < minimumCount
      })
    {
      return .smallComplement(year: unit.years[index])
    }
    let mean = unit.counts.reduce(0, +) / Double(unit.counts.count)
    return mean < minimumMean ? .smallMean : nil
  }
}
