import StatisticalMethods
import TestSupport
import Testing

struct SyntheticControlTests {
  private func series(seed: UInt64, count: Int, periods: Int = 10) -> [[Double]] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      var level = Double.random(in: 3.5...4.5, using: &random)
      return (0..<periods).map { _ in
        level += Double.random(in: -0.08...0.08, using: &random)
        return level
      }
    }
  }

  private func distance(_ unit: [Double], _ donors: [[Double]], _ weights: [Double]) -> Double {
    (0..<8).reduce(0) { sum, t in
      let mixture = donors.indices.reduce(0) { $0 + weights[$1] * donors[$1][t] }
      return sum + (unit[t] - mixture) * (unit[t] - mixture)
    }
  }

  @Test(
    "three donors fit at least as closely as any point of a fine grid", arguments: UInt64(1)...8)
  func grid(seed: UInt64) throws {
    let all = series(seed: seed, count: 4)
    let (unit, donors) = (all[0], Array(all[1...]))
    let control = try #require(SyntheticControl(treated: unit, donors: donors, start: 8))
    let found = distance(unit, donors, control.fit.weights)
    var (best, place) = (Double.infinity, [0.0, 0, 0])
    for i in 0...400 {
      for j in 0...(400 - i) {
        let weights = [Double(i) / 400, Double(j) / 400, Double(400 - i - j) / 400]
        let value = distance(unit, donors, weights)
        if value < best { (best, place) = (value, weights) }
      }
    }
    #expect(found <= best + 1e-10)
    for (a, b) in zip(control.fit.weights, place) { #expect(abs(a - b) < 0.01) }
  }

  @Test("weights are a mixture, and no donor would bring it nearer", arguments: UInt64(20)...25)
  func optimal(seed: UInt64) throws {
    let all = series(seed: seed, count: 31)
    let (unit, donors) = (all[0], Array(all[1...]))
    let fit = try #require(SyntheticControl(treated: unit, donors: donors, start: 8)).fit
    #expect(fit.weights.allSatisfy { $0 >= 0 })
    #expect(abs(fit.weights.reduce(0, +) - 1) < 1e-12)
    let here = distance(unit, donors, fit.weights)
    for donor in donors.indices {
      for step in [1e-4, 1e-2] {
        var weights = fit.weights.map { $0 * (1 - step) }
        weights[donor] += step
        #expect(distance(unit, donors, weights) >= here - 1e-8)
      }
    }
  }

  @Test("a unit that is a mixture of donors is found again, and a later gap is the effect")
  func exactMixture() throws {
    let donors = series(seed: 3, count: 5)
    let shares = [0.5, 0.3, 0.2, 0, 0]
    let unit = (0..<10).map { t in
      donors.indices.reduce(0) { $0 + shares[$1] * donors[$1][t] } + (t >= 8 ? 0.25 : 0)
    }
    let control = try #require(SyntheticControl(treated: unit, donors: donors, start: 8))
    for (a, b) in zip(control.fit.weights, shares) { #expect(abs(a - b) < 1e-5) }
    #expect(abs(control.fit.effect - 0.25) < 1e-5)
    #expect(control.placebos.count == 5)
    #expect(agree(control.p, 1.0 / 6))
    for (index, placebo) in control.placebos.enumerated() { #expect(placebo.weights[index] == 0) }
  }

  @Test("seven periods before the start, or one donor, are too few")
  func tooLittle() {
    let all = series(seed: 1, count: 4)
    #expect(SyntheticControl(treated: all[0], donors: Array(all[1...]), start: 7) == nil)
    #expect(SyntheticControl(treated: all[0], donors: Array(all[1...]), start: 8) != nil)
    #expect(SyntheticControl(treated: all[0], donors: [all[1]], start: 8) == nil)
    #expect(SyntheticControl(treated: all[0], donors: Array(all[1...]), start: 10) == nil)
  }

  @Test("donors that are all alike share the weight evenly")
  func alike() throws {
    let one = series(seed: 2, count: 1)[0]
    let control = try #require(
      SyntheticControl(treated: one, donors: [one, one, one, one], start: 8))
    for weight in control.fit.weights { #expect(abs(weight - 0.25) < 1e-9) }
  }
}
