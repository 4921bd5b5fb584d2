import Foundation
import StatisticalMethods
import TestSupport
import Testing

struct RandomWalkProjectionTests {
  private static let counts: [Double] = [455, 470, 462, 480, 501, 523, 540, 533, 550, 566]
  private static let populations: [Double] = [
    60_000, 60_150, 60_320, 60_410, 60_500, 60_590, 60_700, 60_850, 61_010, 61_200,
  ]

  @Test func `every row of the oracle is met, with drift and without`() throws {
    let levels = zip(Self.counts, Self.populations).map { log($0 / $1) }
    let steps = zip(levels, levels.dropFirst()).map { $1 - $0 }
    let drift = try #require(SampleSummary.mean(steps))
    let own = try #require(SampleSummary.variance(steps))
    let table = try OracleTable("projection", in: OraclePanel.folder)
    #expect(table.rows.count == 16 && table.header.count == 9)
    var seen: Set<String> = []
    for row in table.rows {
      let isOwn = row["variance"] == "own"
      let variance = isOwn ? own : 0.004
      #expect(agree(variance, try row.number("s2")))
      let degrees = isOwn ? 8.0 : 25
      let walk =
        row["model"] == "drift"
        ? RandomWalkProjection(
          level: levels[9], drift: drift, over: 9, variance: variance, degrees: degrees)
        : RandomWalkProjection(level: levels[9], variance: variance, degrees: degrees)
      let horizon = Int(try #require(try row.number("horizon")))
      let interval = walk.interval(after: horizon, share: 0.95)
      #expect(agree(walk.centre(after: horizon), try row.number("log_rate")))
      #expect(agree(walk.standardError(after: horizon), try row.number("se")))
      #expect(agree(10_000 * exp(walk.centre(after: horizon)), try row.number("rate")))
      #expect(
        agree(
          10_000 * walk.ratio(after: horizon, share: 0.95).lowerBound, try row.number("rate_lo")))
      #expect(agree(10_000 * exp(interval.upperBound), try row.number("rate_hi")))
      seen.insert("\(row["variance"] ?? "") \(row["model"] ?? "") \(horizon)")
    }
    #expect(seen.count == 16)
  }

  @Test func `intervals widen with years ahead and with the share they hold`() {
    let walk = RandomWalkProjection(level: 0, variance: 0.01, degrees: 20)
    let widths = (1...3).map { walk.interval(after: $0, share: 0.8).upperBound }
    #expect(widths[0] < widths[1] && widths[1] < widths[2])
    #expect(abs(widths[2] / widths[0] - 3.0.squareRoot()) < 1e-12)
    #expect(walk.interval(after: 1, share: 0.95).upperBound > widths[0])
    #expect(walk.centre(after: 3) == 0)
  }

  @Test(arguments: [2016...2025, 2021...2025])
  func `a panel's walks have the rule's variances and degrees`(window: ClosedRange<Int>) throws {
    let units = try OraclePanel.units(window).units
    let walk = PanelWalk(units, window: window)
    let result = RelativeGrowthRule().assess(units, window: window)
    for index in units.indices {
      let growth = try #require(result.growth(of: index))
      let own = try #require(walk.units[index])
      #expect(own.relativeVariance == growth.variance)
      #expect(own.degrees == growth.degrees)
    }
    let pooled = try #require(result.pooled)
    #expect(agree(SampleSummary.mean(walk.wholeSteps), pooled.nationalGrowth))
    let squares = walk.wholeSteps.map { $0 * $0 }.reduce(0, +)
    #expect(agree(walk.wholeVariance, squares / Double(window.count - 1)))
    #expect(walk.wholeVariance >= pooled.nationalGrowth * pooled.nationalGrowth)
  }

  @Test func `what the rule would not test has no walk, for the same reason`() throws {
    let window = 2016...2025
    var units = try OraclePanel.units(window).units
    units[0].counts[3] = 4
    units[1].years.removeLast()
    units[1].counts.removeLast()
    units[1].populations.removeLast()
    units[2].years.remove(at: 4)
    units[2].counts.remove(at: 4)
    units[2].populations.remove(at: 4)
    let walk = PanelWalk(units, window: window)
    let result = RelativeGrowthRule().assess(units, window: window)
    for index in units.indices {
      switch result.outcomes[index] {
      case .tested(let growth):
        #expect(walk.units[index]?.relativeVariance == growth.variance)
        #expect(walk.units[index]?.degrees == growth.degrees)
      case .notTested(let reason):
        #expect(walk.units[index] == nil && walk.projection(of: index) == nil)
        #expect(walk.reasons[index] == reason)
      }
    }
    #expect(walk.units[2] != nil)
    let few = PanelWalk(Array(units.prefix(3)), window: window)
    #expect(few.units.allSatisfy { $0 == nil } && few.wholeVariance == 0)
    #expect(few.reasons[2] == .tooFewUnits)
  }
}
