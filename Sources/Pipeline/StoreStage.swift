internal import Glibc
internal import CareStatistics
internal import PublishedStatistics
internal import TrendAnalysis
internal import Warehouse

/// Puts a run into the store, in one transaction.
enum StoreStage {
  /// Records the run with its sources, figures, findings and trends.
  ///
  /// - Throws: `WarehouseFault`; the store is then as it was before.
  static func record(
    _ manifest: Manifest, inputs: PipelineInputs, figures: PublishedFigures, analysis: Analysis,
    in store: Warehouse
  ) throws(WarehouseFault) {
    let run = RunRecord(
      id: manifest.run.id, started: manifest.run.started, finished: manifest.run.finished,
      fingerprint: manifest.run.fingerprint, version: manifest.tool.version, status: "published",
      exitCode: Int(ExitCode.done.rawValue))
    try store.record(
      run: run, sources: figures.sources, measures: analysis.table.measures,
      areas: analysis.table.register.areas, observations: figures.observations,
      findings: figures.findings, trends: analysis.trends.map(StoredTrend.init))
  }
}

extension StoredTrend {
  /// A trend as the store keeps it: growth in per cent a year, as in `trends.csv`.
  fileprivate init(_ trend: Trend) {
    self.init(
      measure: trend.measure, windowStart: trend.window.lowerBound,
      windowEnd: trend.window.upperBound, areaCode: trend.areaCode, areaName: trend.areaName,
      parts: trend.parts, points: trend.points, tier: trend.tier.rawValue,
      statement: trend.statement)
    grade = trend.grade?.rawValue
    contrastGrade = trend.contrastGrade?.rawValue
    reasonNotAssessed = trend.reasonNotAssessed
    guard let estimate = trend.estimate else { return }
    meanCount = estimate.meanCount
    ownGrowth = Self.percent(estimate.own)
    ownLower = Self.percent(estimate.ownLower)
    ownUpper = Self.percent(estimate.ownUpper)
    englandGrowth = Self.percent(estimate.england)
    restGrowth = Self.percent(estimate.rest)
    contrast = Self.percent(estimate.contrast)
    contrastLower = Self.percent(estimate.contrastLower)
    contrastUpper = Self.percent(estimate.contrastUpper)
    (p, q, pOwn, qOwn) = (estimate.p, estimate.q, estimate.pOwn, estimate.qOwn)
    (pEvent, qEvent) = (estimate.pEvent, estimate.qEvent)
    glmOwn = estimate.glmOwn.map(Self.percent)
    glmContrast = estimate.glmContrast.map(Self.percent)
    theilSenContrast = estimate.theilSenContrast.map(Self.percent)
    mannKendallP = estimate.mannKendallP
    (robust, yearsBelow, levelZ) = (estimate.robust, estimate.yearsBelow, estimate.levelZ)
    neighbourContrast = estimate.neighbourContrast.map(Self.percent)
    neighboursUsed = estimate.neighboursUsed
  }

  private static func percent(_ growth: Double) -> Double { 100 * (exp(growth) - 1) }
}
