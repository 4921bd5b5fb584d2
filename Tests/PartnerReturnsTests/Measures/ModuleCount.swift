@testable import PartnerReturns

/// The module's counts of the returns in a folder, in the form of the slow twin's.
struct ModuleCount {
  let counts: [String: TextCount.Counts]

  init(_ root: String, years: ClosedRange<Int>, monthly: Bool) throws {
    let returns = try ReturnFixture.returns(in: root)
    // Random dates are those of no year.
    if let fault = returns.faults.first(where: { $0.rule != "return-wrong-year" }) { throw fault }
    self.init(returns, years: years, monthly: monthly)
  }

  init(_ returns: AuthorityReturns, years: ClosedRange<Int>, monthly: Bool) {
    let merge = EpisodeMerge(returns.annuals, children: returns.children.count)
    let facts = ChildFacts.all(returns.annuals, children: returns.children.count)
    let periods = monthly ? CountingPeriods(monthsOf: years) : CountingPeriods(years: years)
    var tallies = [EventTally(periods: periods, breakdowns: [])]
    tallies += Breakdown.allCases.map { EventTally(periods: periods, breakdowns: [$0]) }
    merge.tally(facts, into: &tallies)
    var counts = ["": Self.counts(tallies[0], ["all"])]
    for (breakdown, tally) in zip(Breakdown.allCases, tallies.dropFirst()) {
      counts[breakdown.rawValue] = Self.counts(tally, breakdown.groups)
    }
    self.counts = counts.filter { !$1.isEmpty }
  }

  private static func counts(_ tally: EventTally, _ groups: [String]) -> TextCount.Counts {
    var counts: TextCount.Counts = [:]
    for period in 0..<tally.periods.count {
      for measure in CountedMeasure.allCases {
        for (group, count) in zip(groups, tally.table(period, measure)) where count > 0 {
          counts["\(period) \(measure) \(group)"] = count
        }
      }
    }
    return counts
  }
}
