import StatisticalMethods
import TestSupport
import Testing

struct RelativeGrowthOracleTests {
  private static let windows = [("", 2016...2025), ("_5y", 2021...2025)]

  /// The columns of `bucking_expected.csv` that hold numbers, from our result.
  private func columns(_ growth: UnitGrowth, _ pooled: PooledGrowth) -> [(String, Double?)] {
    [
      ("mean_count", growth.meanCount), ("own_growth", growth.own), ("rest_growth", growth.rest),
      ("contrast", growth.contrast), ("growth_var_raw", growth.rawVariance),
      ("growth_var_prior", growth.priorVariance), ("growth_var_post", growth.variance),
      ("se", growth.standardError), ("t", growth.t), ("df", growth.degrees), ("p", growth.p),
      ("q", growth.q), ("contrast_lo", growth.contrast - growth.margin),
      ("contrast_hi", growth.contrast + growth.margin), ("own_lo", growth.own - growth.margin),
      ("own_hi", growth.own + growth.margin), ("p_own", growth.pOwn), ("q_own", growth.qOwn),
      ("se_event", growth.eventStandardError), ("p_event", growth.pEvent),
      ("q_event", growth.qEvent), ("p_event_own", growth.pEventOwn),
      ("q_event_own", growth.qEventOwn), ("glm_own_slope", growth.glmOwn),
      ("glm_rest_slope", growth.glmRest), ("glm_contrast", growth.glmContrast),
      ("glm_contrast_se_corrected", growth.glmStandardError),
      ("years_below_rest", Double(growth.yearsBelow)), ("national_growth", pooled.nationalGrowth),
    ]
  }

  @Test(arguments: ["", "_5y"])
  func `every number and word of the reference implementation is met`(suffix: String) throws {
    let window = suffix.isEmpty ? 2016...2025 : 2021...2025
    let (names, units) = try OraclePanel.units(window)
    let result = RelativeGrowthRule().assess(units, window: window)
    let pooled = try #require(result.pooled)
    let table = try OracleTable("bucking_expected\(suffix)", in: OraclePanel.folder)
    #expect(table.rows.count == 40)
    var compared = 0
    for (index, row) in table.rows.enumerated() {
      let growth = try #require(result.growth(of: index))
      #expect(row["unit"] == names[index])
      for (column, value) in columns(growth, pooled) {
        let expected = try row.number(column)
        #expect(agree(value, expected), "\(names[index]) \(column): \(value ?? .nan)")
        compared += 1
      }
      #expect(row["national_direction"] == pooled.direction.rawValue)
      #expect(row["tier"] == growth.tier.rawValue, "\(names[index])")
      #expect(row["evidence"] == growth.grade?.name ?? "", "\(names[index])")
      #expect(row["evidence_contrast"] == growth.contrastGrade?.name ?? "", "\(names[index])")
    }
    #expect(compared == 40 * 29)
    #expect(table.header.count == 29 + 5)
  }

  @Test(arguments: ["", "_5y"])
  func `every pooled quantity of the reference implementation is met`(suffix: String) throws {
    let window = suffix.isEmpty ? 2016...2025 : 2021...2025
    let pooled = try #require(
      RelativeGrowthRule().assess(try OraclePanel.units(window).units, window: window).pooled)
    var found: [String: Double?] = [
      "rho": pooled.rho, "omega": pooled.omega, "sigma2": pooled.sigma2,
      "prior_df_uncapped": pooled.priorDegreesUncapped.isInfinite
        ? -1 : pooled.priorDegreesUncapped,
      "prior_df": pooled.priorDegrees, "df": pooled.degrees, "t_crit_975": pooled.criticalT,
      "pooled_pearson_phi": pooled.poissonDispersion, "n_units": Double(pooled.units),
      "n_years": Double(pooled.years),
    ]
    for (index, weight) in pooled.weights.enumerated() { found["weight_\(index + 1)"] = weight }
    let table = try OracleTable("bucking_pooled\(suffix)", in: OraclePanel.folder)
    #expect(table.rows.count == found.count)
    for row in table.rows {
      let name = try #require(row["quantity"])
      let value = try #require(found[name])
      #expect(agree(value, try row.number("value")), "\(name): \(value ?? .nan)")
    }
  }

  @Test func `yearly growth and its weights in the Poisson slope are met`() throws {
    let window = 2016...2025
    let result = RelativeGrowthRule().assess(try OraclePanel.units(window).units, window: window)
    let table = try OracleTable("bucking_growth", in: OraclePanel.folder)
    #expect(table.rows.count == 40)
    for (index, row) in table.rows.enumerated() {
      let growth = try #require(result.growth(of: index))
      for k in 1...9 {
        #expect(agree(growth.steps[k - 1], try row.number("D\(k)")))
        #expect(agree(growth.glmWeights[k - 1], try row.number("g\(k)")))
      }
    }
  }

  @Test func `the shape of each unit's ratio is that of scipy`() throws {
    let window = 2016...2025
    let result = RelativeGrowthRule().assess(try OraclePanel.units(window).units, window: window)
    let table = try OracleTable("mann_kendall_panel", in: OraclePanel.folder)
    #expect(table.rows.count == 40)
    for (index, row) in table.rows.enumerated() {
      let growth = try #require(result.growth(of: index))
      let shape = try #require(growth.mannKendall)
      #expect(Double(shape.s) == (try row.number("S")))
      #expect(agree(shape.variance, try row.number("varS")))
      #expect(agree(shape.z, try row.number("z")))
      #expect(agree(shape.pNormal, try row.number("p_normal")))
      #expect(agree(shape.pExact, try row.number("p_exact")))
      #expect(agree(growth.theilSen, try row.number("sen_slope")))
    }
  }
}
