import CareStatistics
import GRDB

/// The table `run`; whether a run wrote figures is kept beside its record.
enum RunRows: TableMapping {
  /// A run, and whether the figures were replaced by its own.
  typealias Value = (record: RunRecord, wroteFigures: Bool)

  static let table = "run"
  static let columns = [
    "id", "started", "finished", "fingerprint", "version", "status", "exit_code", "wrote_figures",
  ]
  static let order = "number"

  static func bind(_ value: Value, at position: Int, to cells: inout CellBinder) {
    let run = value.record
    cells.bind(run.id)
    cells.bind(run.started)
    cells.bind(run.finished)
    cells.bind(run.fingerprint)
    cells.bind(run.version)
    cells.bind(run.status)
    cells.bind(run.exitCode)
    cells.bind(value.wroteFigures)
  }

  static func value(from row: Row) throws -> Value {
    let record = RunRecord(
      id: row[0], started: row[1], finished: row[2], fingerprint: row[3], version: row[4],
      status: row[5], exitCode: row[6])
    return (record, row[7])
  }

  /// The place of a run in the order in which runs were recorded; `nil` where there is no such run.
  static func number(of id: String, in db: Database) throws -> Int? {
    try Int.fetchOne(db, sql: "SELECT number FROM run WHERE id = ?", arguments: [id])
  }
}

/// The table `source_file`; the list of one run.
enum SourceRows: TableMapping {
  /// A source with the run that read it.
  typealias Value = (run: String, source: SourceFile)

  static let table = "source_file"
  static let columns = [
    "run_id", "position", "source_id", "name", "publication", "sha256", "bytes", "rows",
  ]
  static let order = "run_id, position"

  static func bind(_ value: Value, at position: Int, to cells: inout CellBinder) {
    let source = value.source
    cells.bind(value.run)
    cells.bind(position)
    cells.bind(source.source)
    cells.bind(source.name)
    cells.bind(source.publication)
    cells.bind(source.sha256)
    cells.bind(source.bytes)
    cells.bind(source.rows)
  }

  static func value(from row: Row) throws -> Value {
    let source = SourceFile(
      source: row[2], name: row[3], publication: row[4], sha256: row[5], bytes: row[6],
      rows: row[7])
    return (row[0], source)
  }
}
