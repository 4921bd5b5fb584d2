/// A balanced panel of units, some of which are treated from a period on.
///
/// Units that start in the same period, or never, share a pattern. Pattern 0 is never; the others
/// are the starts in ascending order.
public struct EvaluationPanel: Sendable, Equatable {
  /// One list a unit, one value a period.
  public let values: [[Double]]
  /// The index of the first treated period of each unit; `nil` for never.
  public let starts: [Int?]
  /// The different starts, ascending.
  public let startTimes: [Int]
  /// The pattern of each unit.
  public let patterns: [Int]
  /// How many units each pattern has.
  public let counts: [Int]

  /// A panel over units.
  ///
  /// - Parameters:
  ///   - values: One list a unit, all of one length of at least two, finite.
  ///   - starts: The index of the first treated period of each unit, at least 1; `nil` for never.
  /// - Returns: `nil` for lists of different lengths, a start outside the periods, or a panel without
  ///   a treated or without a never treated unit.
  public init?(values: [[Double]], starts: [Int?]) {
    guard let periods = values.first?.count, periods > 1, values.count == starts.count,
      values.allSatisfy({ $0.count == periods && $0.allSatisfy(\.isFinite) }),
      starts.allSatisfy({ $0.map { (1..<periods).contains($0) } ?? true }),
      starts.contains(where: { $0 == nil })
    else { return nil }
    let times = Set(starts.compactMap { $0 }).sorted()
    guard !times.isEmpty else { return nil }
    let patterns = starts.map { start in
      start.flatMap { times.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    }
    (self.values, self.starts, startTimes, self.patterns) = (values, starts, times, patterns)
    counts = (0...times.count).map { pattern in patterns.filter { $0 == pattern }.count }
  }

  /// How many periods there are.
  public var periods: Int { values[0].count }

  /// The index of the first treated period of a pattern; the number of periods for never.
  func start(of pattern: Int) -> Int { pattern == 0 ? periods : startTimes[pattern - 1] }

  /// 1 in the treated periods of a pattern, 0 elsewhere.
  func dose(of pattern: Int) -> [Double] {
    let start = start(of: pattern)
    return (0..<periods).map { $0 >= start ? 1 : 0 }
  }

  /// The indices of the units of a pattern.
  func units(of pattern: Int) -> [Int] { patterns.indices.filter { patterns[$0] == pattern } }

  /// The mean of each period over the units of a pattern.
  func means(of pattern: Int) -> [Double] {
    let units = units(of: pattern)
    return (0..<periods).map { t in
      units.reduce(0) { $0 + values[$1][t] } / Double(units.count)
    }
  }
}
