internal import DelimitedText

/// What to group by, which records to count and what to say of each group.
public struct AggregationPlan: Sendable, Equatable {
  /// A condition on a column: its value is one of a few texts.
  public struct Filter: Sendable, Equatable {
    /// The column's name.
    public let column: String
    /// The texts that pass, compared byte by byte.
    public let values: [String]

    /// A condition.
    public init(column: String, values: [String]) {
      (self.column, self.values) = (column, values)
    }
  }

  /// The key columns, in the order of the result's columns; at least one.
  public let keys: [String]
  /// The conditions, all of which a record must meet.
  public let filters: [Filter]
  /// Columns to add up: two columns of the result each, the sum of the numbers and the count of
  /// symbols.
  public let sums: [String]
  /// Columns whose least number is asked for.
  public let minima: [String]
  /// Columns whose greatest number is asked for.
  public let maxima: [String]
  /// Columns whose different texts are counted; blank is no text.
  public let distincts: [String]

  /// A plan.
  ///
  /// - Throws: `PlanFault` where there is no key, or one list names a column twice.
  public init(
    keys: [String], filters: [Filter] = [], sums: [String] = [], minima: [String] = [],
    maxima: [String] = [], distincts: [String] = []
  ) throws(PlanFault) {
    (self.keys, self.filters, self.sums) = (keys, filters, sums)
    (self.minima, self.maxima, self.distincts) = (minima, maxima, distincts)
    guard !keys.isEmpty else { throw PlanFault.noKeys }
    var seen: Set<String> = []
    for name in resultColumns where !seen.insert(name).inserted {
      throw PlanFault.repeatedColumn(name)
    }
  }

  /// The columns of the result: the keys, `rows`, `C_sum` and `C_symbols` for each sum, `C_min`,
  /// `C_max`, `C_distinct`.
  public var resultColumns: [String] {
    keys + ["rows"] + sums.flatMap { [$0 + "_sum", $0 + "_symbols"] } + minima.map { $0 + "_min" }
      + maxima.map { $0 + "_max" } + distincts.map { $0 + "_distinct" }
  }
}

/// Why a plan cannot be carried out.
public enum PlanFault: Error, Equatable, CustomStringConvertible {
  /// There is no column to group by.
  case noKeys
  /// The result would have two columns of one name.
  case repeatedColumn(String)

  /// What is wrong, in one sentence.
  public var description: String {
    switch self {
    case .noKeys: "There is no column to group by."
    case .repeatedColumn(let name): "The result would have two columns called \(name)."
    }
  }
}

/// A plan's columns by their places in one file.
struct PlanColumns: Equatable {
  let keys: [Int]
  let filters: [Int]
  let sums: [Int]
  let minima: [Int]
  let maxima: [Int]
  let distincts: [Int]

  /// Finds the columns in a header.
  ///
  /// - Throws: the fault of a column that is not there.
  init(_ plan: AggregationPlan, in header: Header) throws(DelimitedFault) {
    func places(_ names: [String]) throws(DelimitedFault) -> [Int] {
      var places: [Int] = []
      for name in names { places.append(try header.index(of: name)) }
      return places
    }
    keys = try places(plan.keys)
    filters = try places(plan.filters.map(\.column))
    sums = try places(plan.sums)
    minima = try places(plan.minima)
    maxima = try places(plan.maxima)
    distincts = try places(plan.distincts)
  }
}
