import StatisticalMethods
import TestSupport
import Testing

struct FunnelAndSummaryTests {
  @Test func `the funnel's z and its spread are those of the oracle`() throws {
    let table = try OracleTable("funnel_rate_od", in: OraclePanel.folder)
    #expect(table.rows.count == 60)
    let counts = try table.rows.map { try #require(try $0.number("count")) }
    let populations = try table.rows.map { try #require(try $0.number("population")) }
    let funnel = try #require(OverdispersedFunnel(counts: counts, populations: populations))
    for (index, row) in table.rows.enumerated() {
      #expect(agree(funnel.plainZ[index], try row.number("z_poisson")))
      #expect(agree(funnel.z[index], try row.number("z_od")))
      #expect(agree(funnel.dispersion, try row.number("phi")))
      #expect(agree(funnel.betweenVariance, try row.number("tau2")))
    }
  }

  @Test func `a unit without a count has no z`() throws {
    let funnel = try #require(
      OverdispersedFunnel(counts: [0, 50, 60, 70], populations: [900, 1000, 1000, 1000]))
    #expect(funnel.z[0] == nil)
    #expect(OverdispersedFunnel(counts: [1, 2], populations: [1, 1]) == nil)
  }

  @Test func `means and medians leave missing neighbours out`() throws {
    let table = try OracleTable("neighbour_mean", in: OraclePanel.folder)
    #expect(table.rows.count == 4)
    for row in table.rows {
      let values = (row["values"] ?? "").split(separator: " ").compactMap { Double($0) }
      #expect(Double(values.count) == (try row.number("n_present")))
      #expect(agree(SampleSummary.mean(values), try row.number("mean")))
      #expect(agree(SampleSummary.median(values), try row.number("median")))
      #expect(agree(SampleSummary.variance(values)?.squareRoot(), try row.number("sd")))
    }
  }

  @Test func `the quantile is linear between order statistics`() {
    #expect(SampleSummary.quantile([1, 2, 3, 4], 0.25) == 1.75)
    #expect(SampleSummary.quantile([4, 1, 3, 2], 1) == 4)
    #expect(SampleSummary.quantile([], 0.5) == nil)
    #expect(SampleSummary.median([7]) == 7)
  }
}
