import Testing

@testable import PartnerReturns

/// Stock, starts and ceases by the national rules.
struct EventTallyTests {
  private func tally(
    _ files: [String: String], _ years: ClosedRange<Int>, by breakdowns: [Breakdown] = []
  ) throws -> EventTally {
    try ReturnFixture.withFolder(files) { root in
      let returns = try ReturnFixture.returns(in: root)
      #expect(returns.faults.isEmpty)
      let merge = EpisodeMerge(returns.annuals, children: returns.children.count)
      let facts = ChildFacts.all(returns.annuals, children: returns.children.count)
      var tallies = [EventTally(periods: CountingPeriods(years: years), breakdowns: breakdowns)]
      merge.tally(facts, into: &tallies)
      return tallies[0]
    }
  }

  @Test(arguments: [false, true])
  func `the fixture's totals are 53 at 31 March 2018, 58 starting and 22 ceasing`(
    withPrevious: Bool
  ) throws {
    let tally = try tally(try ReturnFixture.miniFiles(withPrevious: withPrevious), 2018...2018)
    #expect(tally.table(0, .stock) == [53])
    #expect(tally.table(0, .starts) == [58])
    #expect(tally.table(0, .ceases) == [22])
  }
}
