public import CareStatistics
import GRDB

extension Warehouse {
  /// Stores what a run found, in one transaction: its figures take the place of those held before,
  /// and the run with its source files is appended to the history.
  ///
  /// Every source index in `observations` is a position in `sources`.
  ///
  /// What the run replaces is kept beside, so that the store can still say what earlier runs held.
  ///
  /// - Parameter completing: Called when all rows are written, before they are committed, so that
  ///   other work of the run can go on meanwhile and the store still commits with it or not at all.
  ///   It gives the time when the run ended, or `nil` to keep that of `run`.
  /// - Throws: A fault of kind `cannotWrite`, `busy` or `rejected`, or whatever `completing`
  ///   throws; nothing is then changed.
  /// - Precondition: No observation names a source that the list does not have.
  public func record(
    run: RunRecord, sources: [SourceFile], measures: [Measure], areas: [Area],
    observations: [Observation], findings: [Finding], trends: [StoredTrend],
    local: [LocalObservation] = [], history: RunHistory = RunHistory(),
    completing: () throws -> String? = { nil }
  ) throws {
    precondition(
      observations.allSatisfy { Self.names(only: sources.indices, $0) },
      "every figure's source is in the list of sources")
    var refusal: (any Error)?
    do {
      try write { db in
        let past = try PastRows(before: run, in: db)
        try insert(run, sources, measures, areas, observations, findings, trends, into: db)
        try LocalRows.replace(with: local, in: db)
        try past.keep(in: db)
        try HistoryRows.insert(history, of: run, into: db)
        do {
          if let finished = try completing() {
            try db.execute(
              sql: "UPDATE run SET finished = ? WHERE id = ?", arguments: [finished, run.id])
          }
        } catch {
          refusal = error
          throw error
        }
      }
    } catch {
      throw refusal ?? error
    }
  }

  private func insert(
    _ run: RunRecord, _ sources: [SourceFile], _ measures: [Measure], _ areas: [Area],
    _ observations: [Observation], _ findings: [Finding], _ trends: [StoredTrend],
    into db: Database
  ) throws {
    try RunRows.insert(CollectionOfOne((run, true)), into: db)
    try SourceRows.insert(sources.lazy.map { (run.id, $0) }, into: db)
    try MeasureRows.replace(with: measures, in: db)
    try AreaTables.replace(with: areas, in: db)
    try ObservationRows.replace(with: observations, in: db)
    try FindingRows.replace(with: findings, in: db)
    try TrendRows.replace(with: trends, in: db)
  }

  /// Appends a run that leaves the figures as they are, for example one that was refused.
  ///
  /// - Throws: A fault of kind `cannotWrite`, `busy` or `rejected`; nothing is then changed.
  public func append(run: RunRecord) throws(WarehouseFault) {
    try write { try RunRows.insert(CollectionOfOne((run, false)), into: $0) }
  }

  private static func names(only sources: Range<Int>, _ observation: Observation) -> Bool {
    for figure in [observation.published, observation.numerator, observation.denominator] {
      if let place = figure?.provenance, !sources.contains(place.source) { return false }
    }
    return true
  }
}
