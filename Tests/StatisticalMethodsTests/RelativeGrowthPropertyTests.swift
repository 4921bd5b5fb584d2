import StatisticalMethods
import TestSupport
import Testing

struct RelativeGrowthPropertyTests {
  private let window = 2016...2025

  private func panel(seed: UInt64, units: Int = 30) -> [PanelUnit] {
    var random = SeededGenerator(seed: seed)
    return (0..<units).map { _ in
      let population = Double.random(in: 8_000...200_000, using: &random)
      var rate = Double.random(in: 0.004...0.012, using: &random)
      var unit = PanelUnit(years: [], counts: [], populations: [])
      for year in window {
        unit.years.append(year)
        unit.populations.append(population.rounded())
        unit.counts.append((population * rate).rounded())
        rate *= Double.random(in: 0.92...1.09, using: &random)
      }
      return unit
    }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `populations in another unit change no contrast`(seed: UInt64) throws {
    let units = panel(seed: seed)
    let scaled = units.map {
      PanelUnit(years: $0.years, counts: $0.counts, populations: $0.populations.map { $0 / 16 })
    }
    let (a, b) = (
      RelativeGrowthRule().assess(units, window: window),
      RelativeGrowthRule().assess(scaled, window: window)
    )
    for index in units.indices {
      #expect(agree(a.growth(of: index)?.contrast, b.growth(of: index)?.contrast))
      #expect(agree(a.growth(of: index)?.p, b.growth(of: index)?.p, relative: 1e-7))
    }
  }

  /// The rest is taken as the whole less the unit; here it is added up over all others.
  @Test(arguments: [UInt64(21), 22])
  func `the rest is the sum of all others, with decimals too`(seed: UInt64) throws {
    let units = panel(seed: seed).map { unit in
      PanelUnit(
        years: unit.years, counts: unit.counts.map { $0 + 0.1 }, populations: unit.populations)
    }
    let result = RelativeGrowthRule().assess(units, window: window)
    let x = window.map { Double($0) - 2020.5 }
    for index in units.indices {
      let others = units.enumerated().filter { $0.offset != index }.map(\.element)
      let fit = try #require(
        PoissonTrend(
          counts: x.indices.map { t in others.reduce(0) { $0 + $1.counts[t] } },
          exposures: x.indices.map { t in others.reduce(0) { $0 + $1.populations[t] } }, x: x))
      #expect(agree(result.growth(of: index)?.glmRest, fit.slope, relative: 1e-9))
    }
  }

  @Test(arguments: [UInt64(4), 5])
  func `the order of units changes no result`(seed: UInt64) throws {
    let units = panel(seed: seed)
    let forward = RelativeGrowthRule().assess(units, window: window)
    let backward = RelativeGrowthRule().assess(units.reversed(), window: window)
    for index in units.indices {
      let (a, b) = (forward.growth(of: index), backward.growth(of: units.count - 1 - index))
      #expect(agree(a?.contrast, b?.contrast))
      #expect(agree(a?.q, b?.q, relative: 1e-7))
      #expect(a?.tier == b?.tier)
    }
  }

  @Test func `a gap changes nobody else's growth by more than its own share`() throws {
    var units = panel(seed: 6)
    let whole = RelativeGrowthRule().assess(units, window: window)
    units[3].years.remove(at: 4)
    units[3].counts.remove(at: 4)
    units[3].populations.remove(at: 4)
    let gapped = RelativeGrowthRule().assess(units, window: window)
    let growth = try #require(gapped.growth(of: 3))
    #expect(growth.steps.count == 8)
    #expect(growth.glmStandardError == nil)
    #expect(growth.standardError > 0)
    for index in units.indices where index != 3 {
      let (a, b) = try (
        #require(whole.growth(of: index)), #require(gapped.growth(of: index))
      )
      #expect(abs(a.contrast - b.contrast) < 0.005)
    }
  }

  @Test func `a unit far below the rest is found, and a walk without drift is not`() throws {
    var units = panel(seed: 7, units: 60)
    for (index, _) in window.enumerated() {
      units[0].counts[index] = (400 * pow(0.88, index)).rounded()
      units[0].populations[index] = 50_000
    }
    let result = RelativeGrowthRule().assess(units, window: window)
    let found = try #require(result.growth(of: 0))
    #expect(found.contrast < -0.1)
    #expect(found.grade == .confirmed)
    #expect(found.isRobust)
  }

  private func pow(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  @Test func `what cannot be tested says why`() {
    let good = panel(seed: 8, units: 5)
    var (noYear, small, thin, ends, impossible) = (good[0], good[0], good[0], good[0], good[0])
    noYear.years = []
    noYear.counts = []
    noYear.populations = []
    small.counts[2] = 9
    thin.counts = thin.counts.map { _ in 20 }
    ends.years.removeLast()
    ends.counts.removeLast()
    ends.populations.removeLast()
    impossible.populations[5] = 0
    let result = RelativeGrowthRule().assess(
      good + [noYear, small, thin, ends, impossible], window: window)
    #expect(
      result.outcomes.suffix(5) == [
        .notTested(.noData), .notTested(.smallCount(year: 2018)), .notTested(.smallMean),
        .notTested(.missingEnd(year: 2025)), .notTested(.impossibleValue(year: 2021)),
      ])
    #expect(result.pooled?.units == 5)
  }

  @Test func `an empty panel, two units or a short window have no result`() {
    let rule = RelativeGrowthRule()
    #expect(rule.assess([], window: window).pooled == nil)
    #expect(rule.assess(Array(panel(seed: 9).prefix(2)), window: window).pooled == nil)
    let short = panel(seed: 10).map {
      PanelUnit(
        years: Array($0.years.suffix(4)), counts: Array($0.counts.suffix(4)),
        populations: Array($0.populations.suffix(4)))
    }
    #expect(rule.assess(short, window: 2022...2025).pooled == nil)
  }

  @Test func `units that all stand still cannot be tested`() {
    let still = (0..<10).map { index in
      PanelUnit(
        years: Array(window), counts: window.map { _ in Double(100 + index) },
        populations: window.map { _ in 10_000 })
    }
    let result = RelativeGrowthRule().assess(still, window: window)
    #expect(result.pooled == nil)
    #expect(result.outcomes.allSatisfy { $0 == .notTested(.noVariation) })
  }

  @Test func `one unit that never moves spoils nobody else's variance`() throws {
    var units = panel(seed: 12)
    let before = RelativeGrowthRule().assess(units, window: window)
    units.append(
      PanelUnit(
        years: Array(window), counts: window.map { _ in 300 },
        populations: window.map { _ in 40_000 }))
    let after = RelativeGrowthRule().assess(units, window: window)
    let (a, b) = try (#require(before.growth(of: 0)), #require(after.growth(of: 0)))
    #expect(abs(b.standardError / a.standardError - 1) < 0.35)
  }

  @Test func `growth weights are equal without correlation and those of a slope at minus a half`() {
    #expect(GrowthWeights(count: 4, rho: 0).weights == [0.25, 0.25, 0.25, 0.25])
    let slope = GrowthWeights(count: 4, rho: -0.5).weights
    for (weight, expected) in zip(slope, [0.2, 0.3, 0.3, 0.2]) { #expect(agree(weight, expected)) }
  }
}
