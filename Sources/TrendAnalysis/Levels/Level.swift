public import CareStatistics
internal import Glibc
internal import StatisticalMethods

/// How an area stands in a measure's latest year: interval, funnel, rank, change on the year before.
///
/// The grain is measure and area: each authority of today, and England. Every number is in the
/// measure's unit unless it says otherwise, and is `nil` where it cannot be had; none is worked out
/// from a figure that is withheld.
public struct Level: Sendable, Hashable {
  /// The measure's id.
  public let measure: String
  /// The measure's latest year.
  public let year: Int
  /// The authority, or England.
  public let area: AreaKey
  /// Whether the measure counts what is there on one day, and not what happens in a year.
  public let isStock: Bool
  /// Whether the figures are those of a joint return with another authority.
  public let isJointReturn: Bool
  /// The value as published, else as calculated.
  public let value: Double?
  /// Why there is no value; `nil` where there is one.
  public let status: ValueStatus?
  /// What is counted, above and below the line.
  public let counts: Counts?
  /// The chance variation of the events counted; `nil` where the numerator is no count of events.
  public let interval: Interval?
  /// England's value, as published, else as calculated.
  public let england: Double?
  /// How far the value is from England's, beside what chance and the spread of authorities give.
  public let funnel: Funnel?
  /// Where the value stands among those of all authorities of today.
  public let rank: Rank?
  /// The value of the year before; `nil` where the boundary changed between the two years.
  public let previous: Double?
  /// The change on the year before.
  public let change: Change?

  /// A level from its parts.
  public init(
    measure: String, year: Int, area: AreaKey, isStock: Bool, isJointReturn: Bool, value: Double?,
    status: ValueStatus?, counts: Counts?, interval: Interval?, england: Double?, funnel: Funnel?,
    rank: Rank?, previous: Double?, change: Change?
  ) {
    (self.measure, self.year, self.area) = (measure, year, area)
    (self.isStock, self.isJointReturn) = (isStock, isJointReturn)
    (self.value, self.status, self.counts) = (value, status, counts)
    (self.interval, self.england, self.funnel) = (interval, england, funnel)
    (self.rank, self.previous, self.change) = (rank, previous, change)
  }

  /// What is counted.
  public struct Counts: Sendable, Hashable {
    /// Above the line: zero or more.
    public let numerator: Double
    /// Below the line: above zero.
    public let denominator: Double

    /// Counts from their parts.
    public init(numerator: Double, denominator: Double) {
      (self.numerator, self.denominator) = (numerator, denominator)
    }
  }

  /// The 95 % limits that the chance variation of events gives a value.
  ///
  /// Of what is there on one day they are not the uncertainty of a change.
  public struct Interval: Sendable, Hashable {
    /// How limits are worked out.
    public enum Method: String, Sendable, Hashable, CaseIterable {
      /// Poisson, exact, for fewer than ten events.
      case exact
      /// Poisson, Byar's approximation.
      case byar
      /// Binomial, Wilson's limits of a proportion.
      case wilson
    }

    /// The lower and the upper limit.
    public let lower, upper: Double
    /// How they were worked out.
    public let method: Method

    /// Limits from their parts.
    public init(lower: Double, upper: Double, method: Method) {
      (self.lower, self.upper, self.method) = (lower, upper, method)
    }
  }

  /// Where a value lies in a funnel round England's.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    case within = "within 95"
    case outside = "outside 95"
    case farOutside = "outside 99.8"

    /// Standard errors within which 95 and 99.8 of 100 areas lie.
    static let innerZ = NormalDistribution.quantile(0.975)
    static let outerZ = NormalDistribution.quantile(0.999)
  }

  /// The funnel of a value round England's.
  public struct Funnel: Sendable, Hashable {
    /// The count that England's rate would give.
    public let expected: Double
    /// Standard errors from England's value under chance alone; below zero for less than England.
    public let chanceZ: Double
    /// The same, allowing for the spread between authorities beyond chance.
    public let spreadZ: Double
    /// Where it stands under chance alone.
    public let byChance: Standing
    /// Where it stands with the spread between authorities allowed for.
    public let bySpread: Standing
    /// The variance of log rates between authorities beyond chance; `nil` for a share, which is compared
    /// on another scale.
    public let betweenVariance: Double?

    /// A funnel from its parts.
    public init(
      expected: Double, chanceZ: Double, spreadZ: Double, byChance: Standing, bySpread: Standing,
      betweenVariance: Double? = nil
    ) {
      (self.expected, self.chanceZ, self.spreadZ) = (expected, chanceZ, spreadZ)
      (self.byChance, self.bySpread) = (byChance, bySpread)
      self.betweenVariance = betweenVariance
    }

    /// The rates over England's between which a standing ends, for an area of any size, the spread
    /// between authorities allowed for; `nil` for a share.
    ///
    /// exp(-+ z sqrt(1 / E + tau2)), with the same z that decides the standing.
    ///
    /// - Parameters:
    ///   - expected: The count that England's rate would give, above zero.
    ///   - isOuter: Whether the limits of 99.8 per cent are meant and not those of 95.
    public func limits(expected: Double, isOuter: Bool) -> ClosedRange<Double>? {
      guard let betweenVariance, expected > 0 else { return nil }
      let z = isOuter ? Standing.outerZ : Standing.innerZ
      let width = z * (1 / expected + betweenVariance).squareRoot()
      return exp(-width)...exp(width)
    }
  }

  /// A place among the values of all authorities of today, a joint return counting once.
  public struct Rank: Sendable, Hashable {
    /// 1 for the lowest value; equal values share the smallest of their ranks.
    public let fromLowest: Int
    /// How many values there are.
    public let outOf: Int
    /// The quarter, 1 to 4 from the lowest, each ending with its quartile.
    public let quarter: Int

    /// A rank from its parts.
    public init(fromLowest: Int, outOf: Int, quarter: Int) {
      (self.fromLowest, self.outOf, self.quarter) = (fromLowest, outOf, quarter)
    }
  }

  /// A change on the year before; growth is in log points.
  public struct Change: Sendable, Hashable {
    /// The growth of the area's own value.
    public let own: Double
    /// The growth of all other authorities with figures in both years, taken together.
    public let rest: Double?
    /// Half the range within which a year's growth beside the rest's ordinarily lies, 19 times in
    /// 20, in log points; `nil` where no model of the measure's trend gives it.
    public let ordinaryRange: Double?
    /// The test of the growth beside the rest's against what is ordinary, and its q-value among all
    /// authorities; `nil` also with fewer than ten counted in either year.
    public let pVolatility, qVolatility: Double?
    /// The test of a stock's own growth against the chance of which children come and go; `nil` for
    /// other measures, and where no starts and ceases are published.
    public let pStockOverlap: Double?
    /// The exact test of two independent counts of events in a year; `nil` for other measures.
    public let pIndependent: Double?

    /// A change from its parts.
    public init(
      own: Double, rest: Double?, ordinaryRange: Double?, pVolatility: Double?,
      qVolatility: Double?, pStockOverlap: Double?, pIndependent: Double?
    ) {
      (self.own, self.rest, self.ordinaryRange) = (own, rest, ordinaryRange)
      (self.pVolatility, self.qVolatility) = (pVolatility, qVolatility)
      (self.pStockOverlap, self.pIndependent) = (pStockOverlap, pIndependent)
    }

    /// Own growth less the rest's; `nil` without the rest.
    public var relative: Double? { rest.map { own - $0 } }

    /// Whether the growth beside the rest's is within the ordinary range; `nil` without a range.
    public var isOrdinary: Bool? {
      ordinaryRange.flatMap { range in relative.map { abs($0) <= range } }
    }
  }
}
