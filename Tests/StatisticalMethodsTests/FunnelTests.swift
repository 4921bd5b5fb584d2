import StatisticalMethods
import TestSupport
import Testing

struct FunnelTests {
  @Test func `Poisson limits are those of scipy and of the package`() throws {
    let table = try OracleTable("funnel_poisson_limits", in: OraclePanel.folder)
    #expect(table.rows.count == 3)
    for row in table.rows {
      let funnel = try #require(
        PoissonFunnel(expected: try row.known("expected")))
      let (inner, outer) = (
        try #require(funnel.limits(confidence: 0.95)),
        try #require(funnel.limits(confidence: 0.998))
      )
      let columns = [
        ("ll95", inner.lower), ("ul95", inner.upper), ("ll998", outer.lower),
        ("ul998", outer.upper),
      ]
      for (column, value) in columns {
        #expect(agree(value, try row.number(column)))
        #expect(agree(value, try row.number("pkg_" + column), relative: 1e-6))
      }
    }
  }

  private func kind(_ set: String) throws -> TransformedFunnel.Kind {
    switch set {
    case "pkg6_SR_SHMI", "la60_SR_SHMI": .logRatio
    case "pkg6_SR_CQC", "la60_SR_CQC": .rootRatio
    case "la60_RC_rate": .ratioOfCounts
    case "la60_PR": .proportion
    default: throw OracleTable.Fault.missing(set)
    }
  }

  /// The denominators of a set.
  ///
  /// Expected counts stand in the oracle with 12 digits, too few for a z near zero, so they are worked
  /// out again from the populations of the set that has them.
  private func denominators(of set: String, in rows: [[String: String]]) throws -> [Double] {
    let given = try rows.filter { $0["set"] == set }.map { try $0.known("denominator") }
    guard set == "la60_SR_CQC" else { return given }
    let plain = rows.filter { $0["set"] == "la60_RC_rate" }
    let populations = try plain.map { try $0.known("denominator") }
    let rate = try plain.map { try $0.known("numerator") }.reduce(0, +) / populations.reduce(0, +)
    let expected = populations.map { $0 * rate }
    #expect(zip(given, expected).allSatisfy { agree($0, $1, relative: 1e-11) })
    return expected
  }

  @Test func `adjusted funnels are those of the package, with all its ways`() throws {
    let rows = try OracleTable("funnel_od", in: OraclePanel.folder).rows
    let summaries = try OracleTable("funnel_od_summary", in: OraclePanel.folder).rows
    #expect(rows.count == 252 && summaries.count == 6)
    var compared = 0
    for summary in summaries {
      let set = try #require(summary["set"])
      let own = rows.filter { $0["set"] == set }
      let denominators = try denominators(of: set, in: rows)
      let funnel = try #require(
        TransformedFunnel(
          try kind(set), numerators: try own.map { try $0.known("numerator") },
          denominators: denominators, trim: try summary.known("trim_by")))
      #expect(Double(funnel.used) == (try summary.number("n_used")))
      #expect(agree(funnel.target, try summary.number("target")))
      #expect(agree(funnel.dispersion, try summary.number("phi")))
      #expect(agree(funnel.betweenVariance, try summary.number("tau2")))
      for (index, row) in own.enumerated() {
        let unit = try #require(funnel.units[index])
        let inner = try #require(funnel.limits(at: denominators[index], confidence: 0.95))
        let outer = try #require(funnel.limits(at: denominators[index], confidence: 0.998))
        let columns: [(String, Double?)] = [
          ("Y", unit.transformed), ("s", unit.standardError), ("z_unadjusted", unit.z),
          ("z_trimmed", unit.trimmedZ), ("odll95", inner.adjustedLower),
          ("odul95", inner.adjustedUpper), ("odll998", outer.adjustedLower),
          ("odul998", outer.adjustedUpper), ("unll95", inner.lower), ("unul95", inner.upper),
          ("unll998", outer.lower), ("unul998", outer.upper),
        ]
        #expect(columns.count == row.count - 4)
        for (column, value) in columns {
          #expect(agree(value, try row.number(column)), "\(set) \(index) \(column)")
        }
        compared += 1
      }
    }
    #expect(compared == 252)
  }

  @Test func `an expected count with many decimals is rounded to two, as the package does`() throws
  {
    let counts = [100.0, 150, 180, 80, 120]
    let expected = [108.004, 112.001, 164.996, 95.0049, 100]
    let funnel = try #require(
      TransformedFunnel(.logRatio, numerators: counts, denominators: expected, trim: 0.1))
    let rounded = try #require(
      TransformedFunnel(
        .logRatio, numerators: counts, denominators: [108, 112, 165, 95, 100], trim: 0.1))
    #expect(funnel == rounded)
  }

  @Test(arguments: TransformedFunnel.Kind.allCases)
  func `the spread between units never makes one stand out more`(
    kind: TransformedFunnel.Kind
  ) throws {
    var random = SeededGenerator(seed: 5)
    let denominators = (0..<40).map { _ in Double.random(in: 80...900, using: &random) }
    let numerators = denominators.map {
      ($0 * Double.random(in: 0.2...0.9, using: &random)).rounded()
    }
    let funnel = try #require(
      TransformedFunnel(kind, numerators: numerators, denominators: denominators))
    #expect(funnel.betweenVariance > 0 && funnel.isOverdispersed)
    for unit in funnel.units.compactMap({ $0 }) {
      #expect(abs(unit.adjustedZ) <= abs(unit.z) && unit.adjustedZ.sign == unit.z.sign)
    }
    let limits = try #require(funnel.limits(at: 300, confidence: 0.95))
    #expect(limits.adjustedLower < limits.lower && limits.upper < limits.adjustedUpper)
  }

  @Test func `equal units have no spread between them`() throws {
    let funnel = try #require(
      TransformedFunnel(
        .proportion, numerators: [20, 20, 20, 20], denominators: [50, 50, 50, 50]))
    #expect(funnel.betweenVariance == 0 && !funnel.isOverdispersed)
    #expect(funnel.units.allSatisfy { $0?.adjustedZ == 0 })
  }

  @Test func `a proportion's limits stay between nought and one`() throws {
    let funnel = try #require(
      TransformedFunnel(
        .proportion, numerators: [1, 30, 2, 45, 3], denominators: [50, 50, 50, 50, 50]))
    let limits = try #require(funnel.limits(at: 2, confidence: 0.998))
    #expect(limits.lower == 0 && limits.adjustedLower == 0)
    #expect(limits.upper <= 1 && limits.adjustedUpper == 1)
  }

  @Test func `a unit without a count is left out under a log`() throws {
    let funnel = try #require(
      TransformedFunnel(
        .logRatio, numerators: [0, 9, 10, 11, 12], denominators: [10, 10, 10, 10, 10], trim: 0.1))
    #expect(funnel.units[0] == nil && funnel.units[1] != nil)
    let ratio = TransformedFunnel(
      .ratioOfCounts, numerators: [0, 9, 10, 11, 12], denominators: [10, 10, 10, 10, 10])
    #expect(ratio?.units[0] != nil)
  }

  @Test func `what has no funnel gives none`() {
    #expect(PoissonFunnel(expected: 0) == nil)
    #expect(PoissonFunnel(expected: .nan) == nil)
    #expect(PoissonFunnel(expected: 5)?.limits(confidence: 1) == nil)
    let kinds = TransformedFunnel.Kind.allCases
    for kind in kinds {
      #expect(TransformedFunnel(kind, numerators: [1, 2], denominators: [3, 4]) == nil)
      #expect(TransformedFunnel(kind, numerators: [1, 2, 3], denominators: [3, 4, 0]) == nil)
      #expect(TransformedFunnel(kind, numerators: [1, .nan, 3], denominators: [3, 4, 5]) == nil)
      #expect(TransformedFunnel(kind, numerators: [1, 2], denominators: [3, 4, 5]) == nil)
    }
    #expect(TransformedFunnel(.proportion, numerators: [0, 0, 0], denominators: [3, 4, 5]) == nil)
    #expect(TransformedFunnel(.proportion, numerators: [1, 2, 9], denominators: [3, 4, 5]) == nil)
    #expect(OverdispersedFunnel(counts: [1, 2, .nan, 4], populations: [9, 9, 9, 9]) == nil)
    #expect(OverdispersedFunnel(counts: [1, 2, 3], populations: [9, 9, .infinity]) == nil)
    #expect(OverdispersedFunnel(counts: [0, 0, 0], populations: [9, 9, 9]) == nil)
  }

  @Test func `huge counts have finite limits`() throws {
    let limits = try #require(PoissonFunnel(expected: 1e12)?.limits(confidence: 0.998))
    #expect(abs((1 - limits.lower) * 1e6 - 3.0902) < 0.001)
    #expect(abs((limits.upper - 1) * 1e6 - 3.0902) < 0.001)
  }
}
