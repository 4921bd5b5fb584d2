internal import Foundation

/// How often one rule is wrong over many made-up panels.
public struct ErrorRates: Sendable, Equatable {
  /// The rule.
  public let rule: FlaggingRule
  /// The share of panels with any false name: with no divergent unit, the family-wise error rate.
  public let anyFalse: Estimate
  /// The mean share of false names among all names; 0 for a panel without names.
  public let falseDiscoveries: Estimate
  /// The mean share of divergent units that are named, on their side; `nil` where there are none.
  public let power: Estimate?
  /// Names a panel.
  public let names: Estimate

  /// A mean over panels with its Monte-Carlo standard error.
  public struct Estimate: Sendable, Equatable {
    /// The mean.
    public let mean: Double
    /// The standard deviation over panels divided by the root of their number.
    public let error: Double

    init(_ values: [Double]) {
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      self.mean = mean
      error = count > 1 ? (squares / (count - 1) / count).squareRoot() : 0
    }
  }

  /// The rates of every rule over panels 0, 1, 2 and so on.
  ///
  /// Each panel follows from its number, and sums are taken in the order of numbers, so the result does
  /// not depend on how many cores work on it.
  public static func measure(_ settings: CountrySettings, panels: Int) async -> [ErrorRates] {
    let counts = await withTaskGroup(of: (Int, [FlaggingRule: Count]).self) { group in
      for number in 0..<panels {
        group.addTask { (number, Count.all(in: MadePanel(settings, number: number))) }
      }
      var counts = [[FlaggingRule: Count]](repeating: [:], count: panels)
      for await (number, count) in group { counts[number] = count }
      return counts
    }
    return FlaggingRule.allCases.map { rule in
      let own = counts.compactMap { $0[rule] }
      return ErrorRates(
        rule: rule, anyFalse: Estimate(own.map { $0.wrong > 0 ? 1 : 0 }),
        falseDiscoveries: Estimate(
          own.map { $0.names > 0 ? Double($0.wrong) / Double($0.names) : 0 }),
        power: settings.divergence == 0
          ? nil : Estimate(own.map { Double($0.right) / Double($0.divergent) }),
        names: Estimate(own.map { Double($0.names) }))
    }
  }
}

/// What one rule did on one panel; a divergent unit named on the wrong side is a false name.
struct Count {
  var names = 0
  var wrong = 0
  var right = 0
  var divergent = 0

  static func all(in panel: MadePanel) -> [FlaggingRule: Count] {
    Verdicts(panel).flags.mapValues { flags in
      var count = Count()
      for (flag, truth) in zip(flags, panel.truth) {
        if truth != 0 { count.divergent += 1 }
        guard flag != 0 else { continue }
        count.names += 1
        if flag == truth { count.right += 1 } else { count.wrong += 1 }
      }
      return count
    }
  }
}
