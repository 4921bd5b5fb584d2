internal import Foundation

/// How often one rule is wrong over many made-up panels.
public struct ErrorRates: Sendable, Equatable {
  /// The rule.
  public let rule: FlaggingRule
  /// The share of panels with any false name: with no divergent unit, the family-wise error rate.
  public let anyFalse: Estimate
  /// The mean share of false names among all names; 0 for a panel without names.
  public let falseDiscoveries: Estimate
  /// The mean share of the units made to grow less that are named so; `nil` where there are none.
  ///
  /// As many points a year are a larger change of the logarithm downwards than upwards, so the two
  /// sides are found differently often, and some rules can name one side alone.
  public let foundBelow: Estimate?
  /// The same of the units made to grow more.
  public let foundAbove: Estimate?
  /// Names a panel.
  public let names: Estimate

  /// A mean over panels with its Monte-Carlo standard error.
  public struct Estimate: Sendable, Equatable {
    /// The mean.
    public let mean: Double
    /// The standard deviation over panels divided by the root of their number.
    public let error: Double

    /// The mean share of one side's units that are named on it; `nil` where a panel has none.
    init?(_ counts: [Count], _ side: KeyPath<Count, Count.Side>) {
      let sides = counts.map { $0[keyPath: side] }
      guard sides.allSatisfy({ $0.units > 0 }) else { return nil }
      self.init(sides.map { Double($0.found) / Double($0.units) })
    }

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
        foundBelow: Estimate(own, \.below), foundAbove: Estimate(own, \.above),
        names: Estimate(own.map { Double($0.names) }))
    }
  }
}

/// What one rule did on one panel; a divergent unit named on the wrong side is a false name.
struct Count {
  /// Units made to move one way, and how many of them are named so.
  struct Side {
    var units = 0
    var found = 0
  }

  var names = 0
  var wrong = 0
  var below = Side()
  var above = Side()

  static func all(in panel: MadePanel) -> [FlaggingRule: Count] {
    Verdicts(panel).flags.mapValues { flags in
      var count = Count()
      for (flag, truth) in zip(flags, panel.truth) {
        let isRight = flag != 0 && flag == truth
        if truth != 0 {
          let side = truth < 0 ? \Count.below : \Count.above
          count[keyPath: side].units += 1
          count[keyPath: side].found += isRight ? 1 : 0
        }
        count.names += flag == 0 ? 0 : 1
        count.wrong += flag == 0 || isRight ? 0 : 1
      }
      return count
    }
  }
}
