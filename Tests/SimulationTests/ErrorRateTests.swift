import Simulation
import Testing

/// The short form of the simulation: what the rule promises, and that a wrong error would be seen.
struct ErrorRateTests {
  private static func rates(
    _ settings: CountrySettings, panels: Int
  ) async -> [FlaggingRule: ErrorRates] {
    Dictionary(
      uniqueKeysWithValues: await ErrorRates.measure(settings, panels: panels).map { ($0.rule, $0) }
    )
  }

  /// Sixty panels of 148 areas without any that differs: the rule's own rate is about 6 per cent, so
  /// more than one in six has a chance below one in a thousand.
  @Test(arguments: [10, 5])
  func `where nobody differs the rule seldom names anybody, and a wrong error would`(
    years: Int
  ) async throws {
    let settings = CountrySettings(noise: .walk, years: years, divergence: 0)
    let rates = await Self.rates(settings, panels: 60)
    let bound = 1.0 / 6
    #expect(try #require(rates[.confirmed]).anyFalse.mean < bound)
    for rule in [FlaggingRule.halfError, .poisson, .pooledDispersion, .ownDispersion] {
      let rate = try #require(rates[rule]).anyFalse.mean
      #expect(rate > 3 * bound, "\(rule) names somebody in \(rate) of the panels")
    }
    // About 6 names of 148 are probable by chance alone.
    let probable = try #require(rates[.probable]).names.mean
    #expect(probable > 3 && probable < 10)
  }

  @Test func `of the names that the rule confirms few are false, and it finds large differences`()
    async throws
  {
    let settings = CountrySettings(noise: .walk, years: 10, divergence: 0.08)
    let rates = await Self.rates(settings, panels: 60)
    let own = try #require(rates[.confirmed])
    #expect(own.falseDiscoveries.mean < 0.12)
    #expect(try #require(own.foundBelow).mean > 0.35)
    #expect(try #require(own.foundAbove).mean > 0.2)
    // It can name nobody who moves the way of all others, only faster.
    let sign = try #require(rates[.signDifference])
    #expect(try #require(sign.foundBelow).mean > 0.8)
    #expect(try #require(sign.foundAbove).mean < 0.1)
    #expect(try #require(rates[.halfError]).falseDiscoveries.mean > 0.5)
    #expect(try #require(rates[.pooledDispersion]).falseDiscoveries.mean > 0.5)
  }

  @Test func `rivals that take years as independent hold where they are`() async throws {
    let settings = CountrySettings(noise: .independent, years: 10, divergence: 0.05)
    let rates = await Self.rates(settings, panels: 40)
    #expect(try #require(rates[.pooledDispersion]).falseDiscoveries.mean < 0.12)
    #expect(try #require(rates[.confirmed]).falseDiscoveries.mean < 0.12)
    let own = try #require(rates[.confirmed])
    #expect(try #require(own.foundBelow).mean > 0.7)
  }

  @Test func `a panel follows from its number alone`() async {
    let settings = CountrySettings(noise: .walk, years: 5, divergence: 0.05)
    let (a, b) = (MadePanel(settings, number: 7), MadePanel(settings, number: 7))
    #expect(a.units == b.units && a.truth == b.truth)
    #expect(a.units != MadePanel(settings, number: 8).units)
    #expect(a.truth.count { $0 == -1 } == 7 && a.truth.count { $0 == 1 } == 7)
    let first = await ErrorRates.measure(settings, panels: 6)
    let second = await ErrorRates.measure(settings, panels: 6)
    #expect(first == second)
  }
}
