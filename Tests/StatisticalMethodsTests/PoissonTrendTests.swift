import Foundation
import StatisticalMethods
import TestSupport
import Testing

struct PoissonTrendTests {
  private let window = 2016...2025
  private let x = (0..<10).map { Double($0) - 4.5 }

  @Test func `every column of the statsmodels fit is met`() throws {
    let (_, units) = try OraclePanel.units(window)
    let table = try OracleTable("poisson_glm", in: OraclePanel.folder)
    #expect(table.rows.count == 40)
    for (unit, row) in zip(units, table.rows) {
      let fit = try #require(
        PoissonTrend(counts: unit.counts, exposures: unit.populations, x: x))
      let t = fit.slope / fit.quasiStandardError
      let degrees = Double(fit.residualDegrees)
      let margin = StudentDistribution.quantile(0.975, degrees: degrees) * fit.quasiStandardError
      func percent(_ slope: Double) -> Double { 100 * (exp(slope) - 1) }
      let columns: [(String, Double)] = [
        ("intercept", fit.intercept), ("slope", fit.slope),
        ("se_intercept", fit.interceptVariance.squareRoot()),
        ("se_slope", fit.slopeVariance.squareRoot()), ("cov", fit.covariance),
        ("deviance", fit.deviance), ("pearson_chi2", fit.pearson), ("df_resid", degrees),
        ("dispersion", fit.dispersion), ("loglik", fit.logLikelihood),
        ("quasi_se_slope", fit.quasiStandardError), ("quasi_t", t),
        ("quasi_p", StudentDistribution.twoSidedP(t, degrees: degrees)),
        ("annual_pct_change", percent(fit.slope)), ("pct_lo", percent(fit.slope - margin)),
        ("pct_hi", percent(fit.slope + margin)),
      ]
      #expect(columns.count == table.header.count - 1)
      for (column, value) in columns {
        #expect(agree(value, try row.number(column)), "\(row["unit"] ?? "") \(column) \(value)")
      }
    }
  }

  @Test func `slopes against the rest are met`() throws {
    let (_, units) = try OraclePanel.units(window)
    let table = try OracleTable("quasi_contrast", in: OraclePanel.folder)
    #expect(table.rows.count == 40)
    let result = RelativeGrowthRule().assess(units, window: window)
    let phi = try #require(result.pooled?.poissonDispersion)
    for (index, row) in table.rows.enumerated() {
      let growth = try #require(result.growth(of: index))
      let unit = units[index]
      let own = try #require(
        PoissonTrend(counts: unit.counts, exposures: unit.populations, x: x))
      let others = units.indices.filter { $0 != index }
      let sums = x.indices.map { t in
        (
          others.reduce(0) { $0 + units[$1].counts[t] },
          others.reduce(0) { $0 + units[$1].populations[t] }
        )
      }
      let rest = try #require(
        PoissonTrend(counts: sums.map(\.0), exposures: sums.map(\.1), x: x))
      let offset = try #require(
        PoissonTrend(
          counts: unit.counts, exposures: zip(unit.populations, sums).map { $0 * $1.0 / $1.1 }, x: x
        ))
      let difference = own.slope - rest.slope
      let pooledT = offset.slope / (offset.slopeVariance * phi).squareRoot()
      let quasiT = offset.slope / offset.quasiStandardError
      let columns: [(String, Double)] = [
        ("own_slope", own.slope), ("rest_slope", rest.slope), ("difference", difference),
        ("se_diff_poisson", (own.slopeVariance + rest.slopeVariance).squareRoot()),
        (
          "se_diff_quasi",
          (own.slopeVariance * own.dispersion + rest.slopeVariance * rest.dispersion).squareRoot()
        ), ("offsetE_slope", offset.slope), ("offsetE_intercept", offset.intercept),
        ("offsetE_se", offset.slopeVariance.squareRoot()), ("offsetE_deviance", offset.deviance),
        ("offsetE_pearson", offset.pearson), ("offsetE_dispersion", offset.dispersion),
        ("offsetE_quasi_t", quasiT),
        ("offsetE_quasi_p", StudentDistribution.twoSidedP(quasiT, degrees: 8)),
        ("pooled_phi", phi), ("pooled_t", pooledT),
        ("pooled_p", StudentDistribution.twoSidedP(pooledT, degrees: 320)),
      ]
      #expect(columns.count == table.header.count - 1)
      for (column, value) in columns {
        #expect(agree(value, try row.number(column)), "\(row["unit"] ?? "") \(column) \(value)")
      }
      #expect(agree(growth.glmContrast, offset.slope))
      #expect(agree(growth.glmRest, rest.slope))
    }
  }

  @Test func `a fit that cannot be made is no fit`() {
    #expect(PoissonTrend(counts: [1, 2], exposures: [1, 1], x: [0, 1]) == nil)
    #expect(PoissonTrend(counts: [0, 0, 0], exposures: [1, 1, 1], x: [0, 1, 2]) == nil)
    #expect(PoissonTrend(counts: [1, 2, 3], exposures: [1, 0, 1], x: [0, 1, 2]) == nil)
    #expect(PoissonTrend(counts: [1, 2, 3], exposures: [1, 1, 1], x: [1, 1, 1]) == nil)
  }

  @Test func `a single zero is a count like any other`() throws {
    let fit = try #require(
      PoissonTrend(counts: [0, 2, 4], exposures: [100, 100, 100], x: [-1, 0, 1]))
    #expect(fit.slope > 0)
    #expect(fit.deviance.isFinite && fit.logLikelihood.isFinite)
  }
}
