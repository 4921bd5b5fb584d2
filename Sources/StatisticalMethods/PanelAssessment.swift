internal import Glibc

/// The rule's arithmetic on the tested units of one panel.
///
/// Pooled quantities come from units without gaps. A unit with gaps takes its own steps, scaled by
/// their length, with no correlation between them, and the pooled prior.
struct PanelAssessment {
  private(set) var growths: [UnitGrowth] = []
  private(set) var pooled: PooledGrowth?

  /// The share of units that noise alone grades probable or better: 5.8 of 148 over ten years as over
  /// five (`Tests/Simulation`, 700 panels a case, Monte-Carlo error 0.1).
  private static let probableByChance = 0.039

  private let options: RelativeGrowthOptions
  private let units: [PanelUnit]
  private let window: ClosedRange<Int>
  private let series: [RelativeSeries]
  private let chances: [EventChance]

  init(
    options: RelativeGrowthOptions, units: [PanelUnit], window: ClosedRange<Int>,
    chances: [EventChance]
  ) {
    (self.options, self.units, self.window) = (options, units, window)
    self.chances = chances
    let rest = RestOfPanel(units: units, window: window)
    series = units.indices.map { RelativeSeries(unit: units[$0], index: $0, rest: rest) }
    let complete = series.filter { !$0.hasGaps }
    let variance = GrowthVariance(
      growth: complete.map(\.steps), means: complete.map(\.meanCount), cap: options.priorDegreesCap)
    let weights = GrowthWeights(count: window.count - 1, rho: variance.rho)
    growths = units.indices.map { index in
      growth(index, variance: variance, weights: weights)
    }
    adjustForManyTests()
    let national = rest.logRateOfAll
    let nationalSteps = zip(national, national.dropFirst()).map { $1 - $0 }
    pooled = pool(variance, weights, nationalGrowth: SampleSummary.mean(nationalSteps) ?? 0)
    grade()
  }

  private func growth(
    _ index: Int, variance: GrowthVariance, weights: GrowthWeights
  ) -> UnitGrowth {
    let series = series[index]
    let estimate = series.estimate(weights: weights)
    let (own, degrees) = series.ownVariance(unbias: variance.unbias)
    let posterior = variance.moderated(own: own, degrees: degrees, mean: series.meanCount)
    let se = (posterior / estimate.information).squareRoot()
    let df = variance.priorDegrees + degrees
    let chance = chances[index].standardError(
      EventChance.Design(
        counts: units[index].counts, populations: units[index].populations,
        sumOfSquares: estimate.sumOfSquares, levelWeights: estimate.levelWeights,
        rho: variance.rho, growthVariance: posterior))
    let t = estimate.contrast / se
    let glm = series.poissonTrends(variance: posterior, rho: variance.rho)
    let ratio = TheilSen(x: series.times, y: series.logRatio)
    let robust = [glm.contrast, ratio?.slope].allSatisfy { slope in
      guard let slope else { return false }
      return slope * estimate.contrast > 0 && abs(slope) >= abs(estimate.contrast) / 2
    }
    return UnitGrowth(
      meanCount: series.meanCount, own: estimate.own, rest: estimate.rest,
      contrast: estimate.contrast, rawVariance: own,
      priorVariance: variance.prior(mean: series.meanCount), variance: posterior,
      standardError: se, t: t, degrees: df,
      margin: StudentDistribution.quantile(0.975, degrees: df) * se,
      p: StudentDistribution.twoSidedP(t, degrees: df), q: 1,
      pOwn: StudentDistribution.twoSidedP(estimate.own / se, degrees: df), qOwn: 1,
      eventStandardError: chance.error,
      pEvent: Self.p(estimate.contrast, chance, degrees: df), qEvent: 1,
      pEventOwn: Self.p(estimate.own, chance, degrees: df), qEventOwn: 1,
      glmOwn: glm.own, glmRest: glm.rest, glmContrast: glm.contrast,
      glmStandardError: glm.standardError, steps: series.steps, glmWeights: glm.weights,
      yearsBelow: series.steps.filter { $0 < 0 }.count, theilSen: ratio?.slope,
      mannKendall: MannKendall(series.logRatio), isRobust: robust,
      windowConsistency: series.windowConsistency(rho: variance.rho, sign: estimate.contrast),
      tier: .with, grade: nil, contrastGrade: nil)
  }

  /// The two-sided p-value of growth under event chance.
  private static func p(
    _ growth: Double, _ chance: (error: Double, isMeasured: Bool), degrees: Double
  ) -> Double {
    let z = growth / chance.error
    return chance.isMeasured
      ? StudentDistribution.twoSidedP(z, degrees: degrees) : NormalDistribution.twoSidedP(z)
  }

  private mutating func adjustForManyTests() {
    let q = MultipleTesting.benjaminiHochberg(growths.map(\.p))
    let qOwn = MultipleTesting.benjaminiHochberg(growths.map(\.pOwn))
    let qEvent = MultipleTesting.benjaminiHochberg(growths.map(\.pEvent))
    let qEventOwn = MultipleTesting.benjaminiHochberg(growths.map(\.pEventOwn))
    for index in growths.indices {
      growths[index].q = q[index]
      growths[index].qOwn = qOwn[index]
      growths[index].qEvent = qEvent[index]
      growths[index].qEventOwn = qEventOwn[index]
    }
  }

  private func pool(
    _ variance: GrowthVariance, _ weights: GrowthWeights, nationalGrowth: Double
  ) -> PooledGrowth {
    let complete = series.filter { !$0.hasGaps }
    let degrees = variance.priorDegrees + Double(window.count - 2)
    let dispersions = complete.compactMap(\.poissonDispersion)
    return PooledGrowth(
      rho: variance.rho, omega: variance.unbias * variance.omega,
      sigma2: variance.unbias * variance.sigma2,
      priorDegreesUncapped: variance.priorDegreesUncapped, priorDegrees: variance.priorDegrees,
      degrees: degrees, criticalT: StudentDistribution.quantile(0.975, degrees: degrees),
      poissonDispersion: SampleSummary.mean(dispersions), units: units.count, years: window.count,
      weights: weights.weights, nationalGrowth: nationalGrowth,
      direction: nationalGrowth > options.flatBand
        ? .rising : nationalGrowth < -options.flatBand ? .falling : .flat,
      varianceRatios: VarianceRatio.ratios(complete.map(\.steps)),
      medianContrast: SampleSummary.median(growths.map(\.contrast)) ?? 0,
      expectedProbable: Double(units.count) * Self.probableByChance)
  }

  /// Gives every unit its tier and grades.
  private mutating func grade() {
    guard let pooled else { return }
    for index in growths.indices {
      let growth = growths[index]
      let contrast = grade(q: growth.q, p: growth.p, qEvent: growth.qEvent)
      let own = grade(q: growth.qOwn, p: growth.pOwn, qEvent: growth.qEventOwn)
      growths[index].contrastGrade = contrast
      let opposite =
        (pooled.direction == .rising && growth.own < 0)
        || (pooled.direction == .falling && growth.own > 0)
      if let contrast, let own, opposite, growth.own * growth.contrast > 0 {
        growths[index].tier = .against
        growths[index].grade = min(own, contrast)
      } else if let contrast {
        growths[index].tier = growth.contrast < 0 ? .below : .above
        growths[index].grade = contrast
      }
    }
  }

  private func grade(q: Double, p: Double, qEvent: Double) -> GrowthGrade? {
    let rate = options.falseDiscoveryRate
    if q <= rate { return .confirmed }
    if qEvent <= rate { return p <= 0.05 ? .probable : .observed }
    return nil
  }
}
