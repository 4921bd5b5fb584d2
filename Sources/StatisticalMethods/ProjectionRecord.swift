internal import Glibc

/// How often projections made from earlier years held what came, for one number of years ahead.
///
/// The panel is cut after each earlier year that has enough points, everything is fitted again on
/// what is left, and what came is looked up. Cases of one year share the whole's path and cases of
/// neighbouring years share steps, so they are far fewer independent trials than their number.
public struct ProjectionRecord: Sendable, Equatable {
  /// Years ahead.
  public let horizon: Int
  /// Projections that could be compared with what came.
  public let cases: Int
  /// The first and last year that was projected from; `nil` without a case.
  public let origins: ClosedRange<Int>?
  /// For each share asked for, the share of cases inside its interval; empty without a case.
  public let inside: [Double]
  /// The median of |projected / actual - 1| without drift; `nil` without a case.
  public let medianError: Double?
  /// The same with each unit's own drift carried on; `nil` without a case.
  public let driftMedianError: Double?

  /// The record over a panel.
  ///
  /// - Parameters:
  ///   - panel: The units, their years inside the window.
  ///   - window: The first and last year.
  ///   - horizons: The numbers of years ahead.
  ///   - shares: What the intervals are meant to hold, for example 0.8 and 0.95.
  ///   - options: Which units can be used, and how far variances are moderated.
  ///   - varianceFactor: What every variance is multiplied by; other than 1 only to see what a wrong
  ///     variance would do.
  public static func rolledBack(
    _ panel: [PanelUnit], window: ClosedRange<Int>, horizons: ClosedRange<Int>, shares: [Double],
    options: RelativeGrowthOptions = RelativeGrowthOptions(), varianceFactor: Double = 1
  ) -> [Self] {
    var tallies = horizons.map { Tally(horizon: $0, shares: shares.count) }
    let first = window.lowerBound + options.minimumYears - 1
    for origin in first..<max(first, window.upperBound) {
      let cut = panel.map { $0.upTo(origin) }
      let walk = PanelWalk(cut, window: window.lowerBound...origin, options: options)
      for (index, unit) in panel.enumerated() {
        guard let own = walk.units[index] else { continue }
        let projection = RandomWalkProjection(
          level: own.level,
          variance: varianceFactor * (own.relativeVariance + walk.wholeVariance),
          degrees: own.degrees)
        let margins = shares.map { share in
          StudentDistribution.quantile((1 + share) / 2, degrees: own.degrees)
        }
        for place in tallies.indices {
          guard let actual = unit.logRate(in: origin + tallies[place].horizon) else { continue }
          tallies[place].add(
            actual, projection: projection, drift: own.drift, margins: margins, origin: origin)
        }
      }
    }
    return tallies.map(\.record)
  }

  /// What has been counted so far for one horizon.
  private struct Tally {
    let horizon: Int
    private var inside: [Int]
    private var errors: [Double] = []
    private var driftErrors: [Double] = []
    private var origins: ClosedRange<Int>?

    init(horizon: Int, shares: Int) {
      self.horizon = horizon
      inside = [Int](repeating: 0, count: shares)
    }

    mutating func add(
      _ actual: Double, projection: RandomWalkProjection, drift: Double, margins: [Double],
      origin: Int
    ) {
      let miss = projection.centre(after: horizon) - actual
      let width = projection.standardError(after: horizon)
      for (place, margin) in margins.enumerated() where abs(miss) <= margin * width {
        inside[place] += 1
      }
      errors.append(abs(expm1(miss)))
      driftErrors.append(abs(expm1(miss + Double(horizon) * drift)))
      origins = (origins?.lowerBound ?? origin)...origin
    }

    var record: ProjectionRecord {
      let cases = errors.count
      return ProjectionRecord(
        horizon: horizon, cases: cases, origins: origins,
        inside: cases == 0 ? [] : inside.map { Double($0) / Double(cases) },
        medianError: SampleSummary.median(errors),
        driftMedianError: SampleSummary.median(driftErrors))
    }
  }
}

extension PanelUnit {
  /// The unit without the years after `last`.
  func upTo(_ last: Int) -> Self {
    let count = years.prefix { $0 <= last }.count
    return Self(
      years: Array(years.prefix(count)), counts: Array(counts.prefix(count)),
      populations: Array(populations.prefix(count)))
  }

  /// The log rate of a year; `nil` where the year is missing or has no count.
  func logRate(in year: Int) -> Double? {
    guard let place = years.firstIndex(of: year), counts[place] > 0, populations[place] > 0 else {
      return nil
    }
    return log(counts[place] / populations[place])
  }
}
