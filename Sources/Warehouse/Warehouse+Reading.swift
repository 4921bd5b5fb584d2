public import CareStatistics
import GRDB

extension Warehouse {
  /// The stored observations, sorted by measure id, area key and year.
  ///
  /// - Parameter measure: The id of the one measure to read; `nil` for all.
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func observations(of measure: String? = nil) throws(WarehouseFault) -> [Observation] {
    try read { db in
      guard let measure else { return try ObservationRows.values(in: db) }
      return try ObservationRows.values(in: db, where: "measure_id = ?", [measure])
    }
  }

  /// The stored figures from authorities' own returns, sorted by measure id, area key, year, month,
  /// breakdown and group.
  ///
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func localObservations() throws(WarehouseFault) -> [LocalObservation] {
    try read { try LocalRows.values(in: $0) }
  }

  /// The run recorded last, whatever became of it; `nil` on an empty store.
  ///
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func lastRun() throws(WarehouseFault) -> RunRecord? {
    try read { db in
      try RunRows.values(in: db, where: "number = (SELECT max(number) FROM run)").first?.record
    }
  }

  /// The run that the stored figures come from; `nil` on an empty store.
  ///
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func runOfFigures() throws(WarehouseFault) -> RunRecord? {
    try read { try RunRows.values(in: $0, where: Self.isRunOfFigures).first?.record }
  }

  /// Every run, oldest first.
  ///
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func runs() throws(WarehouseFault) -> [RunRecord] {
    try read { try RunRows.values(in: $0).map(\.record) }
  }

  /// The source files of a run, in its own order, which the indices of provenance count in.
  ///
  /// - Parameter run: The run's id; `nil` for the run that the stored figures come from.
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func sources(ofRun run: String? = nil) throws(WarehouseFault) -> [SourceFile] {
    try read { db in
      let id = try run ?? RunRows.values(in: db, where: Self.isRunOfFigures).first?.record.id
      return try SourceRows.values(in: db, where: "run_id = ?", [id]).map(\.source)
    }
  }

  /// The stored measures, in catalogue order.
  ///
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func measures() throws(WarehouseFault) -> [Measure] {
    try read { try MeasureRows.values(in: $0) }
  }

  /// The stored areas, in the order in which they were given.
  ///
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func areas() throws(WarehouseFault) -> [Area] {
    try read { try AreaTables.areas(in: $0) }
  }

  /// The stored findings, in the order in which they were given.
  ///
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func findings() throws(WarehouseFault) -> [Finding] {
    try read { try FindingRows.values(in: $0) }
  }

  /// The stored trends, in the order in which they were given.
  ///
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func trends() throws(WarehouseFault) -> [StoredTrend] {
    try read { try TrendRows.values(in: $0) }
  }

  /// What SQLite's whole check of pages, rows and indexes finds, a line each; empty for a sound store.
  ///
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func integrityFaults() throws(WarehouseFault) -> [String] {
    let lines = try read { try String.fetchAll($0, sql: "PRAGMA integrity_check(20)") }
    return lines == ["ok"] ? [] : lines
  }

  private static let isRunOfFigures =
    "number = (SELECT max(number) FROM run WHERE wrote_figures = 1)"
}
