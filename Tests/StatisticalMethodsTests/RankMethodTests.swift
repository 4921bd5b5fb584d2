import StatisticalMethods
import TestSupport
import Testing

struct RankMethodTests {
  private func numbers(_ text: String?) -> [Double] {
    (text ?? "").split(separator: " ").compactMap { Double($0) }
  }

  @Test func `Theil-Sen and Mann-Kendall are those of scipy, with ties and gaps`() throws {
    let table = try OracleTable("theil_sen_mann_kendall", in: OraclePanel.folder)
    #expect(table.rows.count == 9)
    for row in table.rows {
      let (x, y) = (numbers(row["x"]), numbers(row["y"]))
      let shape = try #require(MannKendall(y))
      let line = try #require(TheilSen(x: x, y: y))
      let columns: [(String, Double?)] = [
        ("S", Double(shape.s)), ("varS", shape.variance), ("z", shape.z),
        ("p_normal", shape.pNormal), ("p_exact", shape.pExact), ("tau_b", shape.tau),
        ("sen_slope", line.slope), ("sen_intercept", line.intercept), ("sen_lo", line.lower),
        ("sen_hi", line.upper),
      ]
      for (column, value) in columns {
        #expect(agree(value, try row.number(column)), "\(row["series"] ?? "") \(column)")
      }
    }
  }

  /// All orders of 0 ..< n, the slow obvious way.
  private func orders(_ n: Int) -> [[Double]] {
    guard n > 0 else { return [[]] }
    return orders(n - 1).flatMap { order in
      (0...order.count).map { position in
        var longer = order
        longer.insert(Double(n - 1), at: position)
        return longer
      }
    }
  }

  @Test(arguments: 2...7)
  func `the exact p-value counts every order`(n: Int) throws {
    let all = orders(n)
    let sizes = try all.map { abs(try #require(MannKendall($0)).s) }
    var seed = SeededGenerator(seed: UInt64(n))
    let series = all[Int.random(in: 0..<all.count, using: &seed)]
    let shape = try #require(MannKendall(series))
    let share = Double(sizes.filter { $0 >= abs(shape.s) }.count) / Double(all.count)
    #expect(agree(shape.pExact, min(1, share)))
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5])
  func `a change of scale changes the slope by the same scale`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let x = (0..<9).map { Double(2016 + $0) }
    let y = x.map { _ in Double.random(in: 20...90, using: &random) }
    let line = try #require(TheilSen(x: x, y: y))
    let scaled = try #require(TheilSen(x: x, y: y.map { 3 * $0 + 7 }))
    #expect(agree(scaled.slope, 3 * line.slope, relative: 1e-12))
    #expect(agree(scaled.lower, 3 * line.lower, relative: 1e-12))
  }

  @Test func `too few points give nothing`() {
    #expect(MannKendall([1]) == nil)
    #expect(TheilSen(x: [1], y: [1]) == nil)
    #expect(MannKendall([5, 5, 5])?.tau == nil)
    #expect(MannKendall([5, 5, 5])?.pNormal == 1)
    #expect(MannKendall([]) == nil && TheilSen(x: [], y: []) == nil)
  }

  @Test func `equal values have no slope, and points at one time have none at all`() throws {
    let flat = try #require(TheilSen(x: [1, 2, 5, 9], y: [4, 4, 4, 4]))
    #expect(flat.slope == 0 && flat.lower == 0 && flat.upper == 0 && flat.intercept == 4)
    #expect(TheilSen(x: [3, 3, 3], y: [1, 2, 3]) == nil)
    let paired = try #require(TheilSen(x: [1, 1, 2, 2], y: [0, 0, 5, 5]))
    #expect(paired.slope == 5 && paired.lower.isFinite && paired.upper.isFinite)
  }

  @Test func `numbers that are not finite give nothing`() {
    for bad in [Double.nan, .infinity] {
      #expect(MannKendall([1, bad, 3]) == nil)
      #expect(TheilSen(x: [1, 2, 3], y: [1, bad, 3]) == nil)
      #expect(TheilSen(x: [1, bad, 3], y: [1, 2, 3]) == nil)
    }
  }

  @Test(arguments: [UInt64(21), 22, 23])
  func `the order in which points come does not matter to the slope`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let x: [Double] = [2016, 2017, 2019, 2020, 2024, 2025]
    let y = x.map { _ in Double.random(in: 20...90, using: &random) }
    let order = x.indices.shuffled(using: &random)
    let line = try #require(TheilSen(x: x, y: y))
    let shuffled = try #require(TheilSen(x: order.map { x[$0] }, y: order.map { y[$0] }))
    #expect(line.slope == shuffled.slope && line.lower == shuffled.lower)
    let slopes = x.indices.flatMap { i in
      x.indices.filter { $0 > i }.map { j in (y[j] - y[i]) / (x[j] - x[i]) }
    }
    #expect(agree(line.slope, SampleSummary.median(slopes)))
  }

  @Test func `adjusted p-values are those of statsmodels`() throws {
    let table = try OracleTable("bh", in: OraclePanel.folder)
    var compared = 0
    for rows in Dictionary(grouping: table.rows, by: { $0["set"] ?? "" }).values {
      let p = try rows.map { try #require(try $0.number("p")) }
      let bh = MultipleTesting.benjaminiHochberg(p)
      let by = MultipleTesting.benjaminiYekutieli(p)
      let holm = MultipleTesting.holm(p)
      for (index, row) in rows.enumerated() {
        #expect(agree(bh[index], try row.number("bh")))
        #expect(agree(by[index], try row.number("by")))
        #expect(agree(holm[index], try row.number("holm")))
        compared += 1
      }
    }
    #expect(compared == 39)
  }

  @Test(arguments: [UInt64(11), 12, 13])
  func `q-values agree with the definition taken literally`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let p = (0..<40).map { _ in Double.random(in: 0...1, using: &random) }
    let q = MultipleTesting.benjaminiHochberg(p)
    for i in p.indices {
      // The least m p(k) / k over all k whose p is at least this one's.
      let candidates = p.filter { $0 >= p[i] }.map { other in
        other * Double(p.count) / Double(p.filter { $0 <= other }.count)
      }
      #expect(agree(q[i], min(1, candidates.min() ?? 1), relative: 1e-12))
    }
  }
}
