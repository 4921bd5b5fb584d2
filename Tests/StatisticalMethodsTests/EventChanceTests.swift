import Foundation
import StatisticalMethods
import TestSupport
import Testing

/// Event chance by kind of count, on seeded panels in which nothing moves.
struct EventChanceTests {
  private static let window = 2016...2025
  private static let panels = 60

  private static func normal(_ random: inout SeededGenerator) -> Double {
    let radius = (-2 * log(Double.random(in: Double.ulpOfOne..<1, using: &random))).squareRoot()
    return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &random))
  }

  /// A flow whose rate never changes: every year is a draw of its own with a variance of `dispersion`
  /// times the mean.
  private static func flows(seed: UInt64, dispersion: Double, units: Int = 60) -> [PanelUnit] {
    var random = SeededGenerator(seed: seed)
    return (0..<units).map { _ in
      let population = Double.random(in: 20_000...150_000, using: &random).rounded()
      let mean = population * Double.random(in: 0.004...0.01, using: &random)
      let counts = window.map { _ in
        max(10, (mean + (dispersion * mean).squareRoot() * normal(&random)).rounded())
      }
      return PanelUnit(
        years: Array(window), counts: counts,
        populations: [Double](repeating: population, count: window.count))
    }
  }

  /// The share of panels in which any unit is called observed, or better.
  private static func shareWithNames(_ dispersion: Double, _ chance: EventChance) -> Double {
    let named = (0..<panels).count { panel in
      let units = flows(seed: 700 + UInt64(panel), dispersion: dispersion)
      let result = RelativeGrowthRule().assess(
        units, window: window, chances: [EventChance](repeating: chance, count: units.count))
      return units.indices.contains { result.growth(of: $0)?.contrastGrade != nil }
    }
    return Double(named) / Double(panels)
  }

  @Test(arguments: [1.0, 4, 20])
  func `flows that only jump to and fro are rarely called observed`(dispersion: Double) {
    #expect(Self.shareWithNames(dispersion, .flow(clustering: 1)) <= 0.15)
  }

  @Test func `a flow tested as a stock, or by counting chance alone, would be named at random`() {
    // 1.2 / m is far too little beside a dispersion of 20.
    #expect(Self.shareWithNames(20, .stock(variance: 1.2)) > 0.5)
    // Taken alone, counting chance would be wrong for any dispersion above 1: a stock of variance 0.3
    // stands for it, since its error is about that of a Poisson flow.
    #expect(Self.shareWithNames(4, .stock(variance: 0.2)) > 0.5)
  }

  /// Successive growths of a pure random walk are independent, so nothing but counting chance is left.
  @Test func `a walk's event chance is that of its counts`() throws {
    var random = SeededGenerator(seed: 31)
    let units = (0..<60).map { _ in
      var rate = 0.006
      var unit = PanelUnit(years: [], counts: [], populations: [])
      for year in Self.window {
        unit.years.append(year)
        unit.populations.append(60_000)
        unit.counts.append((60_000 * rate).rounded())
        rate *= exp(0.12 * Self.normal(&random))
      }
      return unit
    }
    let flows = RelativeGrowthRule().assess(
      units, window: Self.window,
      chances: [EventChance](repeating: .flow(clustering: 1.3), count: units.count))
    let pooled = try #require(flows.pooled)
    for (index, unit) in units.enumerated() {
      let growth = try #require(flows.growth(of: index))
      let weights = pooled.weights
      var expected = 0.0
      for t in unit.counts.indices {
        let before = t > 0 ? weights[t - 1] : 0
        let after = t < weights.count ? weights[t] : 0
        expected += 1.3 * (before - after) * (before - after) / unit.counts[t]
      }
      if pooled.rho >= 0 {
        #expect(agree(growth.eventStandardError, expected.squareRoot()))
      } else {
        #expect(growth.eventStandardError >= expected.squareRoot() * (1 - 1e-9))
      }
    }
    // Most of the walks really moved, and by far more than counting chance.
    let observed = units.indices.count { flows.growth(of: $0)?.contrastGrade != nil }
    #expect(observed > 20)
  }

  @Test func `with noise of single years alone, the event test is as strict as the main test`()
    throws
  {
    let units = Self.flows(seed: 5, dispersion: 30)
    let result = RelativeGrowthRule().assess(
      units, window: Self.window,
      chances: [EventChance](repeating: .flow(clustering: 1), count: units.count))
    let pooled = try #require(result.pooled)
    #expect(pooled.rho < -0.4)
    for index in units.indices {
      let growth = try #require(result.growth(of: index))
      let ratio = growth.eventStandardError / growth.standardError
      #expect(ratio > 0.85 && ratio <= 1.05, "\(ratio)")
    }
  }

  @Test func `a share has less chance the nearer it is to the whole`() throws {
    let units = Self.flows(seed: 9, dispersion: 1, units: 12)
    func error(whole: Double, _ chance: EventChance) throws -> Double {
      let shares = units.map { unit in
        PanelUnit(
          years: unit.years, counts: unit.counts, populations: unit.counts.map { _ in whole })
      }
      let result = RelativeGrowthRule().assess(
        shares, window: Self.window, chances: shares.map { _ in chance })
      return try #require(result.growth(of: 0)).eventStandardError
    }
    let stock = try error(whole: 100_000, .stock(variance: 1.2))
    let share = try error(whole: 1_000_000, .shareOfStock(variance: 1.2))
    #expect(share <= stock * 1.6 && share > 0)
    let half = try error(whole: (units[0].counts.max() ?? 0) * 40, .shareOfFlow(clustering: 1))
    #expect(half > 0)
  }

  @Test func `a part larger than its whole, and a whole that is nearly all part, are not tested`() {
    var units = Self.flows(seed: 11, dispersion: 1, units: 8).map { unit in
      PanelUnit(
        years: unit.years, counts: unit.counts,
        populations: unit.counts.map { _ in unit.counts[0] * 4 })
    }
    units[2].populations[4] = units[2].counts[4] - 1
    units[5].populations[3] = units[5].counts[3] + 9
    let shares = RelativeGrowthRule().assess(
      units, window: Self.window, chances: units.map { _ in .shareOfFlow(clustering: 1.3) })
    #expect(shares.outcomes[2] == .notTested(.impossibleValue(year: 2020)))
    #expect(shares.outcomes[5] == .notTested(.smallComplement(year: 2019)))
    #expect(shares.growth(of: 0) != nil)
    // Where the count is no part of the population, both are possible.
    let ratios = RelativeGrowthRule().assess(
      units, window: Self.window, chances: units.map { _ in .ratioOfStocks(variance: 1.2) })
    #expect(ratios.growth(of: 2) != nil && ratios.growth(of: 5) != nil)
  }

  @Test func `counts with decimals are tested as they are`() throws {
    let units = Self.flows(seed: 13, dispersion: 2, units: 10).map { unit in
      PanelUnit(
        years: unit.years, counts: unit.counts.map { $0 + 0.37 }, populations: unit.populations)
    }
    let result = RelativeGrowthRule().assess(
      units, window: Self.window, chances: units.map { _ in .flow(clustering: 1) })
    let growth = try #require(result.growth(of: 4))
    #expect(agree(growth.meanCount, units[4].counts.reduce(0, +) / 10))
  }
}
