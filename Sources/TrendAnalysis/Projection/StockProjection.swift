public import CareStatistics

/// What ordinary change, without any drift, would make of an area's rate and number.
///
/// Oracle: `Tests/StatisticalMethodsTests/Oracles/projection.csv`.
public struct StockProjection: Sendable, Hashable {
  /// The measure's id.
  public let measure: String
  /// The years that variances were estimated on; the last is projected from.
  public let window: ClosedRange<Int>
  /// The area's code: one, or several joined by ` / ` for a joined area.
  public let areaCode: String
  /// The area's name.
  public let areaName: String
  /// Keys of the authorities of today that the row speaks of.
  public let authorities: [AreaKey]
  /// Names of all areas whose figures are added up, past ones included; one for an unchanged area.
  public let parts: [String]
  /// Where the area stands and how it varies; `nil` where it is not assessed.
  public let start: ProjectionStart?
  /// One a year ahead; empty where it is not assessed.
  public let years: [ProjectedYear]
  /// Why it is not assessed, as a phrase; `nil` when it is.
  public let reasonNotAssessed: String?

  /// A projection from its parts.
  public init(
    measure: String, window: ClosedRange<Int>, areaCode: String, areaName: String,
    authorities: [AreaKey], parts: [String], start: ProjectionStart?, years: [ProjectedYear],
    reasonNotAssessed: String?
  ) {
    (self.measure, self.window) = (measure, window)
    (self.areaCode, self.areaName, self.authorities) = (areaCode, areaName, authorities)
    (self.parts, self.start, self.years) = (parts, start, years)
    self.reasonNotAssessed = reasonNotAssessed
  }

  /// How many years ahead are projected.
  public static let horizons = 1...3
}

/// Where a projection starts.
public struct ProjectionStart: Sendable, Hashable {
  /// The rate of the last year, unrounded, in the measure's unit.
  public let rate: Double
  /// The number of the last year.
  public let number: Double
  /// The population that both rest on; it is held.
  public let population: Double
  /// The variance of a year's log growth beside England, and of England's own.
  public let relativeVariance, englandVariance: Double
  /// The degrees of freedom of the quantiles.
  public let degrees: Double

  /// A start from its parts.
  public init(
    rate: Double, number: Double, population: Double, relativeVariance: Double,
    englandVariance: Double, degrees: Double
  ) {
    (self.rate, self.number, self.population) = (rate, number, population)
    (self.relativeVariance, self.englandVariance) = (relativeVariance, englandVariance)
    self.degrees = degrees
  }
}

/// One year ahead: the rate and the number in 80 and in 95 of 100 such cases.
public struct ProjectedYear: Sendable, Hashable {
  /// The year.
  public let year: Int
  /// The rate, in the measure's unit.
  public let rate80, rate95: ClosedRange<Double>
  /// The number, with the population held.
  public let number80, number95: ClosedRange<Double>
  /// How earlier projections as far ahead did; `nil` where none can be looked back on.
  public let record: ProjectionCoverage?

  /// A year from its parts.
  public init(
    year: Int, rate80: ClosedRange<Double>, rate95: ClosedRange<Double>,
    number80: ClosedRange<Double>, number95: ClosedRange<Double>, record: ProjectionCoverage?
  ) {
    (self.year, self.rate80, self.rate95) = (year, rate80, rate95)
    (self.number80, self.number95, self.record) = (number80, number95, record)
  }
}

/// How often projections from earlier years held what came, over all areas.
///
/// Every earlier year with five points behind it is projected from, all fitted again on what was
/// known then. Cases of one year share England's path, so they are no independent trials.
public struct ProjectionCoverage: Sendable, Hashable {
  /// Years ahead.
  public let horizon: Int
  /// Projections that could be compared with what came.
  public let cases: Int
  /// The first and last year projected from.
  public let origins: ClosedRange<Int>
  /// The shares of cases inside the intervals meant to hold 80 and 95 per cent, 0 to 1.
  public let inside80, inside95: Double
  /// The median of |projected / actual - 1|, without drift and with each area's own drift.
  public let medianError, driftMedianError: Double

  /// Coverage from its parts.
  public init(
    horizon: Int, cases: Int, origins: ClosedRange<Int>, inside80: Double, inside95: Double,
    medianError: Double, driftMedianError: Double
  ) {
    (self.horizon, self.cases, self.origins) = (horizon, cases, origins)
    (self.inside80, self.inside95) = (inside80, inside95)
    (self.medianError, self.driftMedianError) = (medianError, driftMedianError)
  }

  /// How far a share may be from what an interval is meant to hold before pages say so: 0.03 of an
  /// interval of 95 per cent, 0.05 of one of 80.
  public static let tolerances = (of80: 0.05, of95: 0.03)

  /// Whether either interval held clearly fewer cases than it is meant to.
  public var isTooNarrow: Bool {
    inside80 < 0.8 - Self.tolerances.of80 || inside95 < 0.95 - Self.tolerances.of95
  }

  /// Whether either interval held clearly more cases than it is meant to, and neither fewer.
  public var isTooWide: Bool {
    !isTooNarrow
      && (inside80 > 0.8 + Self.tolerances.of80 || inside95 > 0.95 + Self.tolerances.of95)
  }
}
