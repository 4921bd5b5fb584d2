import Foundation
import StatisticalMethods
import TestSupport
import Testing

struct ProjectionRecordTests {
  private let window = 2016...2025

  /// Units that walk without drift beside a whole that walks too.
  private func panel(seed: UInt64, units: Int = 120, drift: Double = 0) -> [PanelUnit] {
    var random = SeededGenerator(seed: seed)
    func normal() -> Double {
      (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
    }
    let shared = window.map { _ in 0.02 * normal() }
    return (0..<units).map { _ in
      let population = Double.random(in: 40_000...300_000, using: &random).rounded()
      var level = log(0.0065) + 0.3 * normal()
      var unit = PanelUnit(years: [], counts: [], populations: [])
      for (place, year) in window.enumerated() {
        level += shared[place] + drift + 0.07 * normal()
        unit.years.append(year)
        unit.populations.append(population)
        unit.counts.append((population * exp(level)).rounded())
      }
      return unit
    }
  }

  private func records(_ panel: [PanelUnit], factor: Double = 1) -> [ProjectionRecord] {
    ProjectionRecord.rolledBack(
      panel, window: window, horizons: 1...3, shares: [0.8, 0.95], varianceFactor: factor)
  }

  @Test func `on walks the intervals hold about what they say, and half a variance is seen`() {
    var (inside, halved) = ([0.0, 0.0], [0.0, 0.0])
    let seeds = (1...8).map { UInt64($0) }
    for seed in seeds {
      let panel = panel(seed: seed)
      let (right, wrong) = (records(panel)[0], records(panel, factor: 0.5)[0])
      for place in 0..<2 {
        inside[place] += right.inside[place] / Double(seeds.count)
        halved[place] += wrong.inside[place] / Double(seeds.count)
      }
    }
    #expect(abs(inside[0] - 0.8) < 0.03, "80 %: \(inside[0])")
    #expect(abs(inside[1] - 0.95) < 0.015, "95 %: \(inside[1])")
    #expect(halved[0] < 0.7, "80 % with half the variance: \(halved[0])")
    #expect(halved[1] < 0.88, "95 % with half the variance: \(halved[1])")
  }

  @Test func `every year with five points behind it is projected from, once a unit`() {
    let records = records(panel(seed: 3, units: 30))
    #expect(records.map(\.horizon) == [1, 2, 3])
    #expect(records.map(\.cases) == [150, 120, 90])
    #expect(records.map(\.origins) == [2020...2024, 2020...2023, 2020...2022])
  }

  @Test func `only the years up to the origin are used`() throws {
    var panel = panel(seed: 5, units: 20)
    for index in panel.indices { panel[index] = last(panel[index], is: 2021) }
    let window = 2016...2021
    let before = ProjectionRecord.rolledBack(
      panel, window: window, horizons: 1...1, shares: [0.95])
    let record = try #require(before.first)
    // By hand: the one origin is 2020, and what came is 2021.
    let cut = panel.map { last($0, is: 2020) }
    let walk = PanelWalk(cut, window: 2016...2020)
    var (held, errors, drifted) = (0, [Double](), [Double]())
    for index in panel.indices {
      let projection = try #require(walk.projection(of: index))
      let own = try #require(walk.units[index])
      let actual = log(panel[index].counts[5] / panel[index].populations[5])
      if projection.interval(after: 1, share: 0.95).contains(actual) { held += 1 }
      errors.append(abs(exp(own.level - actual) - 1))
      drifted.append(abs(exp(own.level + own.drift - actual) - 1))
    }
    #expect(record.cases == 20 && record.origins == 2020...2020)
    #expect(agree(record.inside[0], Double(held) / 20))
    #expect(agree(record.medianError, SampleSummary.median(errors)))
    #expect(agree(record.driftMedianError, SampleSummary.median(drifted)))
  }

  private func last(_ unit: PanelUnit, is year: Int) -> PanelUnit {
    let count = unit.years.count { $0 <= year }
    return PanelUnit(
      years: Array(unit.years.prefix(count)), counts: Array(unit.counts.prefix(count)),
      populations: Array(unit.populations.prefix(count)))
  }

  @Test func `drift misses by more where there is none, and by less where it is strong`() throws {
    let walk = records(panel(seed: 7))[2]
    #expect(try #require(walk.driftMedianError) > #require(walk.medianError))
    let rising = records(panel(seed: 7, drift: 0.12))[2]
    #expect(try #require(rising.driftMedianError) < #require(rising.medianError))
  }

  @Test func `too short a panel has no case`() {
    let short = panel(seed: 9, units: 10).map { last($0, is: 2020) }
    let records = ProjectionRecord.rolledBack(
      short, window: 2016...2020, horizons: 1...3, shares: [0.8])
    #expect(records.allSatisfy { $0.cases == 0 && $0.inside.isEmpty && $0.medianError == nil })
    #expect(records.allSatisfy { $0.origins == nil && $0.driftMedianError == nil })
  }
}
