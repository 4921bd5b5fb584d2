/// A figure counted from an authority's own return: local, unvalidated, and under disclosure control.
///
/// It never stands among published observations: no comparator and no trend is made from it.
public struct LocalObservation: Hashable, Sendable {
  /// The id of the local measure, such as `local_stock`.
  public let measure: String
  /// The authority.
  public let area: AreaKey
  /// The reporting year, named by its closing 31 March.
  public let year: Int
  /// The calendar month, 1 to 12, of a monthly figure; `nil` for one of the whole year.
  public let month: Int?
  /// The column name of the breakdown, such as `age_band`; empty for a total.
  public let breakdown: String
  /// The group within the breakdown; empty for a total.
  public let group: String
  /// The number; `nil` where it is withheld or cannot be known.
  public let number: Double?
  /// Why there is no number; `nil` where there is one.
  public let status: ValueStatus?

  /// A figure from its parts.
  public init(
    measure: String, area: AreaKey, year: Int, month: Int? = nil, breakdown: String = "",
    group: String = "", number: Double?, status: ValueStatus?
  ) {
    (self.measure, self.area, self.year, self.month) = (measure, area, year, month)
    (self.breakdown, self.group, self.number, self.status) = (breakdown, group, number, status)
  }
}

/// What is counted from returns.
public enum LocalMeasure: String, Hashable, Sendable, CaseIterable {
  /// Children looked after at 31 March, or at the end of a month.
  case stock = "local_stock"
  /// Children who started to be looked after in the year or month.
  case starts = "local_starts"
  /// Children who ceased to be looked after in the year or month.
  case ceases = "local_ceases"
  /// A quarter of the periods of care that closed were no longer than this.
  case lengthLowerQuartile = "local_length_of_care_lower_quartile"
  /// Half of the periods of care that closed were no longer than this.
  case lengthMedian = "local_length_of_care_median"
  /// Three quarters of the periods of care that closed were no longer than this.
  case lengthUpperQuartile = "local_length_of_care_upper_quartile"
  /// Moves to another placement in the year.
  case placementMoves = "local_placement_moves"
  /// The share of children looked after at 31 March with three or more placements in the year.
  case threePlacements = "local_three_or_more_placements"
  /// The share of children who left care and started again within twelve months.
  case returners = "local_started_again_within_12_months"

  /// The name for readers.
  public var name: String {
    switch self {
    case .stock: "Children looked after"
    case .starts: "Children starting to be looked after"
    case .ceases: "Children ceasing to be looked after"
    case .lengthLowerQuartile: "Length of the period of care at exit, lower quartile"
    case .lengthMedian: "Length of the period of care at exit, median"
    case .lengthUpperQuartile: "Length of the period of care at exit, upper quartile"
    case .placementMoves: "Moves to another placement in the year"
    case .threePlacements: "Children with three or more placements in the year"
    case .returners: "Children who started again within 12 months of leaving"
    }
  }

  /// The unit in words.
  public var unit: String {
    switch self {
    case .stock, .starts, .ceases: "children"
    case .lengthLowerQuartile, .lengthMedian, .lengthUpperQuartile: "days"
    case .placementMoves: "moves"
    case .threePlacements, .returners: "per cent"
    }
  }

  /// What it is, in one or two sentences for readers.
  public var definition: String {
    switch self {
    case .stock:
      "Each child once, by the episode in force on the day; series of short breaks left out."
    case .starts:
      "Each child once, with the first start in the period; series of short breaks left out."
    case .ceases:
      "Each child once, with the last end in the period; series of short breaks left out."
    case .lengthLowerQuartile, .lengthMedian, .lengthUpperQuartile:
      "Days in the period of care that closed, of children counted as ceasing in the year. Given from "
        + "ten children on, and only where periods older than the returns cannot change it."
    case .placementMoves:
      "Episodes that began in the year with a change of placement, moves to and back from "
        + "temporary placements left out."
    case .threePlacements:
      "Of children looked after at 31 March, those who moved twice or more in the year."
    case .returners:
      "Of children under 18 who left other than by adoption, death or transfer to another authority, "
        + "those who started again within twelve months. Known once the next return is there."
    }
  }
}
