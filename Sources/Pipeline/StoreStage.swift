internal import CareStatistics
internal import Dispatch
internal import PublishedStatistics
internal import Publishing
internal import Synchronization
internal import TrendAnalysis
internal import Warehouse

/// Puts a run into the store, in one transaction that commits with the run or not at all.
///
/// It commits when the run's folder is whole and before `latest` is switched to it; what a process that
/// dies between the two leaves to the next run is told in `Publication.swift`.
struct StoreStage: Sendable {
  let id: String
  let started: String
  let fingerprint: String
  let figures: PublishedFigures
  let analysis: Analysis
  let local: [LocalObservation]
  let history: RunHistory

  /// Writes the rows on a thread of its own while the run's files are written, then waits for them.
  ///
  /// - Parameter gate: Opened when the run's folder is whole, refused when it never will be.
  /// - Throws: `WarehouseFault`, or `CancellationError` when the gate was refused; the store is
  ///   then as it was before.
  func record(in store: Warehouse, gate: CommitGate) async throws {
    try await onOwnThread("store") { try write(to: store, gate: gate) }
  }

  private func write(to store: Warehouse, gate: CommitGate) throws {
    let run = RunRecord(
      id: id, started: started, finished: nil, fingerprint: fingerprint, version: Version.number,
      status: "published", exitCode: Int(ExitCode.done.rawValue))
    try store.record(
      run: run, sources: figures.sources, measures: analysis.table.measures,
      areas: analysis.table.register.areas, observations: figures.observations,
      findings: figures.findings, trends: analysis.trends.map(StoredTrend.init), local: local,
      history: history,
      completing: { try gate.wait() })
  }
}

/// Holds a transaction open until the rest of a run is whole.
final class CommitGate: Sendable {
  // A class, since two threads share it; the semaphore orders the one write before the one read.
  private let semaphore = DispatchSemaphore(value: 0)
  private let finished = Mutex<String?>(nil)

  /// Lets the transaction commit, with the time when the run ended.
  func open(finished time: String) {
    finished.withLock { $0 = time }
    semaphore.signal()
  }

  /// Lets the transaction roll back.
  func refuse() { semaphore.signal() }

  /// Waits for either.
  ///
  /// - Throws: `CancellationError` when the run came to nothing.
  func wait() throws -> String {
    semaphore.wait()
    guard let time = finished.withLock({ $0 }) else { throw CancellationError() }
    return time
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
    ownGrowth = TidyNumber.growthPercent(logPoints: estimate.own)
    ownLower = TidyNumber.growthPercent(logPoints: estimate.ownLower)
    ownUpper = TidyNumber.growthPercent(logPoints: estimate.ownUpper)
    englandGrowth = TidyNumber.growthPercent(logPoints: estimate.england)
    restGrowth = TidyNumber.growthPercent(logPoints: estimate.rest)
    contrast = TidyNumber.growthPercent(logPoints: estimate.contrast)
    contrastLower = TidyNumber.growthPercent(logPoints: estimate.contrastLower)
    contrastUpper = TidyNumber.growthPercent(logPoints: estimate.contrastUpper)
    (p, q, pOwn, qOwn) = (estimate.p, estimate.q, estimate.pOwn, estimate.qOwn)
    (pEvent, qEvent) = (estimate.pEvent, estimate.qEvent)
    glmOwn = estimate.glmOwn.map(TidyNumber.growthPercent(logPoints:))
    glmContrast = estimate.glmContrast.map(TidyNumber.growthPercent(logPoints:))
    theilSenContrast = estimate.theilSenContrast.map(TidyNumber.growthPercent(logPoints:))
    mannKendallP = estimate.mannKendallP
    (robust, yearsBelow, levelZ) = (estimate.robust, estimate.yearsBelow, estimate.levelZ)
    neighbourContrast = estimate.neighbourContrast.map(TidyNumber.growthPercent(logPoints:))
    neighboursUsed = estimate.neighboursUsed
  }
}
