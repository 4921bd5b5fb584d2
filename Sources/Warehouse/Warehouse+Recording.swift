public import CareStatistics
import GRDB

extension Warehouse {
  /// Stores what a run found, in one transaction: its figures take the place of those held before,
  /// and the run with its source files is appended to the history.
  ///
  /// Every source index in `observations` is a position in `sources`.
  ///
  /// - Throws: A fault of kind `cannotWrite`, `busy` or `rejected`; nothing is then changed.
  /// - Precondition: No observation names a source that the list does not have.
  public func record(
    run: RunRecord, sources: [SourceFile], measures: [Measure], areas: [Area],
    observations: [Observation], findings: [Finding], trends: [StoredTrend]
  ) throws(WarehouseFault) {
    precondition(
      observations.allSatisfy { Self.names(only: sources.indices, $0) },
      "every figure's source is in the list of sources")
    try write { db in
      try RunRows.insert(CollectionOfOne((run, true)), into: db)
      try SourceRows.insert(sources.lazy.map { (run.id, $0) }, into: db)
      try MeasureRows.replace(with: measures, in: db)
      try AreaTables.replace(with: areas, in: db)
      try ObservationRows.replace(with: observations, in: db)
      try FindingRows.replace(with: findings, in: db)
      try TrendRows.replace(with: trends, in: db)
    }
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
