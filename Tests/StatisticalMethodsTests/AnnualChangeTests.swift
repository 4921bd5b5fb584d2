import Foundation
import StatisticalMethods
import TestSupport
import Testing

struct AnnualChangeTests {
  private func made(_ a: Double, _ m: Double, _ b: Double, _ n: Double) -> AnnualChange? {
    AnnualChange(
      from: AnnualChange.Year(count: a, population: m),
      to: AnnualChange.Year(count: b, population: n))
  }

  @Test func `the three meanings of a change are those of the oracle`() throws {
    let table = try OracleTable("year_on_year", in: OraclePanel.folder)
    #expect(table.rows.count == 6)
    for row in table.rows {
      let numbers = try ["count1", "pop1", "count2", "pop2"].map {
        try row.known($0)
      }
      let change = try #require(made(numbers[0], numbers[1], numbers[2], numbers[3]))
      let independent = change.independentCounts
      let exact = try #require(change.exactCounts)
      let overlap = change.stockOverlap(turnover: 0.8)
      let columns: [(String, Double?)] = [
        ("pct_change", change.percent), ("log_ratio", change.logRatio),
        ("se_independent", independent?.standardError), ("z", independent?.z),
        ("p_z", independent?.p), ("p_binomial_exact", exact.exactP),
        ("p_binomial_midp", exact.midP), ("se_overlap", overlap?.standardError),
        ("p_overlap", overlap?.p),
      ]
      #expect(columns.count == table.header.count - 4)
      for (column, value) in columns {
        #expect(agree(value, try row.number(column)), "\(numbers) \(column)")
      }
    }
  }

  @Test func `ordinary volatility takes the whole's growth off and shrinks with size`() throws {
    let change = try #require(made(500, 60_000, 540, 60_500))
    let test = try #require(
      change.ordinaryVolatility(omega: 1.2, sigma2: 0.0023, relativeTo: 0.02))
    let variance = 1.2 / 520 + 0.0023
    #expect(agree(test.standardError, variance.squareRoot()))
    #expect(agree(test.z, (0.0686622383214 - 0.02) / variance.squareRoot(), relative: 1e-9))
    let percents = [100.0, 200, 500, 1_000, 2_000].map { count in
      made(count, 1e5, count, 1e5)?
        .ordinaryVolatility(omega: 1.2, sigma2: 0.0023)
        .map { (1_000 * $0.standardError).rounded() / 10 }
    }
    #expect(percents == [12, 9.1, 6.9, 5.9, 5.4])
    let other = try #require(
      change.ordinaryVolatility(omega: 1.2, sigma2: 0.0023, meanCount: 100))
    #expect(agree(other.standardError, (0.012 + 0.0023).squareRoot()))
  }

  /// The exact p-value by adding up every outcome that is no likelier.
  private func slowExact(_ k: Int, _ n: Int, _ share: Double) -> Double {
    var logs = [Double](repeating: 0, count: n + 1)
    for i in 0...n {
      let choose = lgamma(Double(n + 1)) - lgamma(Double(i + 1)) - lgamma(Double(n - i + 1))
      logs[i] = choose + Double(i) * log(share) + Double(n - i) * log(1 - share)
    }
    let limit = logs[k] + 1e-7
    return min(1, logs.filter { $0 <= limit }.reduce(0) { $0 + exp($1) })
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func `the exact test adds up every outcome that is no likelier`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<150 {
      let n = Int.random(in: 0...60, using: &random)
      let k = Int.random(in: 0...n, using: &random)
      let share = Double.random(in: 0.05...0.95, using: &random)
      let test = try #require(
        ConditionalBinomialTest(successes: Double(k), trials: Double(n), share: share))
      let slow = slowExact(k, n, share)
      #expect(agree(test.exactP, slow, relative: 1e-9), "\(k) of \(n) at \(share)")
      #expect(test.midP <= 1 && test.midP > 0)
    }
  }

  @Test func `the exact test is symmetric for equal shares`() throws {
    for (a, b) in [(3.0, 9.0), (40, 55), (80_000, 81_000)] {
      let up = try #require(made(a, 100, b, 100)?.exactCounts)
      let down = try #require(made(b, 100, a, 100)?.exactCounts)
      #expect(agree(up.exactP, down.exactP))
      #expect(agree(up.midP, down.midP))
    }
  }

  @Test func `a count of a million million is tested like any other`() throws {
    let huge = try #require(made(1e12, 1e13, 1e12 + 3e6, 1e13))
    let exact = try #require(huge.exactCounts)
    let normal = try #require(huge.independentCounts)
    #expect(abs(normal.z - 2.1213) < 0.001)
    #expect(abs(exact.exactP - normal.p) < 1e-4)
    #expect(abs(exact.midP - normal.p) < 1e-4)
  }

  @Test func `zero counts have an exact test and no ratio`() throws {
    let change = try #require(made(0, 900, 0, 880))
    #expect(change.logRatio == nil && change.percent == nil)
    #expect(change.independentCounts == nil && change.stockOverlap(turnover: 0.8) == nil)
    #expect(change.ordinaryVolatility(omega: 1, sigma2: 0.1) == nil)
    #expect(change.exactCounts?.exactP == 1)
    #expect(change.exactCounts?.midP == 1)
  }

  @Test func `the same rate twice is no change`() throws {
    let same = try #require(made(50, 1_000, 50, 1_000))
    #expect(same.logRatio == 0 && same.percent == 0)
    #expect(same.independentCounts?.p == 1)
    #expect(same.exactCounts?.exactP == 1)
    #expect(same.exactCounts?.midP == 1)
  }

  @Test func `what cannot be compared is not`() throws {
    #expect(made(-1, 100, 5, 100) == nil)
    #expect(made(5, 0, 5, 100) == nil)
    #expect(made(.nan, 100, 5, 100) == nil)
    #expect(made(5, 100, .infinity, 100) == nil)
    let decimals = try #require(made(5.5, 100, 7, 100))
    #expect(decimals.exactCounts == nil && decimals.independentCounts != nil)
    #expect(decimals.ordinaryVolatility(omega: 0, sigma2: 0) == nil)
    #expect(decimals.ordinaryVolatility(omega: -1, sigma2: 1) == nil)
    #expect(decimals.stockOverlap(turnover: 0) == nil)
    #expect(ConditionalBinomialTest(successes: 2, trials: 1, share: 0.5) == nil)
    #expect(ConditionalBinomialTest(successes: 1, trials: 2, share: 1) == nil)
  }
}
