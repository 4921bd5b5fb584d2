internal import Glibc

/// Quarters of a set of values, and the rank of each.
///
/// The quartiles are of type 7; a quarter ends with its quartile, so a value that equals the first
/// quartile is in the first quarter. A to D are the quarters where one end is called better, and are
/// not for a measure without such an end.
/// Source: the Department for Education's Local Authority Interactive Tool.
/// Oracle: `Oracles/quartile_bands.csv`.
public struct QuartileBands: Sendable, Equatable {
  /// One end of the values.
  public enum End: Sendable, Hashable {
    case lowest
    case highest
  }

  /// The lowest value, the three quartiles and the highest value.
  public let edges: [Double]
  /// Each value's rank, 1 for the lowest; equal values share the smallest of their ranks.
  public let ranksFromLowest: [Int]
  /// Each value's rank, 1 for the highest; equal values share the smallest of their ranks.
  public let ranksFromHighest: [Int]

  /// Bands over values.
  ///
  /// - Returns: `nil` for no values, or one that is not finite. All of equal values, and a single
  ///   one, are in the first quarter.
  public init?(_ values: [Double]) {
    guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return nil }
    edges = [0, 0.25, 0.5, 0.75, 1].compactMap { SampleSummary.quantile(values, $0) }
    ranksFromLowest = Self.minimumRanks(values)
    ranksFromHighest = Self.minimumRanks(values.map { -$0 })
  }

  /// The quarter of a value: 1 for the lowest to 4.
  ///
  /// - Returns: `nil` for a value that is not a number.
  public func quarter(of value: Double) -> Int? {
    value.isNaN ? nil : 1 + edges[1...3].count { value > $0 }
  }

  /// The band of a value, A to D, with A at one end; `nil` for a value that is not a number.
  public func band(of value: Double, aAt end: End) -> Character? {
    quarter(of: value).map { quarter in
      let letters: [Character] = ["A", "B", "C", "D"]
      return letters[end == .lowest ? quarter - 1 : 4 - quarter]
    }
  }

  /// Groups of nearly equal size by rank, 1 for the lowest, as in PHEindicatormethods.
  ///
  /// floor((g + 1) - ceiling((n + 1 - rank) / (n / g))) for n values, g groups and the smallest rank of
  /// equal values.
  /// - Returns: `nil` where there are fewer values than groups, no group, or a value that is not
  ///   finite.
  public static func groups(of values: [Double], count groups: Int) -> [Int]? {
    guard groups > 0, values.count >= groups, values.allSatisfy(\.isFinite) else { return nil }
    let (n, size) = (values.count, Double(values.count) / Double(groups))
    return minimumRanks(values).map { rank in
      max(1, groups + 1 - Int(ceil(Double(n + 1 - rank) / size)))
    }
  }

  private static func minimumRanks(_ values: [Double]) -> [Int] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Int](repeating: 0, count: values.count)
    for (position, index) in order.enumerated() {
      let before = position > 0 ? order[position - 1] : index
      ranks[index] =
        position > 0 && values[before] == values[index] ? ranks[before] : position + 1
    }
    return ranks
  }
}
