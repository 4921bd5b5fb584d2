import CareStatistics
import GRDB

/// The tables `run_setting`, `run_comparison` and `flag_entry`.
enum HistoryRows {
  static func insert(_ history: RunHistory, of run: RunRecord, into db: Database) throws {
    for setting in history.settings {
      try db.execute(
        sql: "INSERT INTO run_setting (run_id, name, value) VALUES (?, ?, ?)",
        arguments: [run.id, setting.name, setting.value])
    }
    guard let earlier = history.earlier else { return }
    try db.execute(
      sql: "INSERT INTO run_comparison (run_id, earlier_run_id) VALUES (?, ?)",
      arguments: [run.id, earlier.id])
    for (position, entry) in history.entries.enumerated() {
      // A run on the same inputs as one before it, compared with the same run, says the same.
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO flag_entry
          (fingerprint, earlier_fingerprint, position, id, key, area_code, title, summary, updated)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          run.fingerprint, earlier.fingerprint, position, entry.id, entry.key, entry.areaCode,
          entry.title, entry.summary, entry.updated,
        ])
    }
  }

  static func settings(of run: String, in db: Database) throws -> [RunHistory.Setting] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT name, value FROM run_setting WHERE run_id = ? ORDER BY name",
      arguments: [run])
    return rows.map { RunHistory.Setting(name: $0[0], value: $0[1]) }
  }

  /// The entries that a run with one fingerprint added beside one with another, in order.
  static func entries(
    _ fingerprint: String, _ earlier: String, in db: Database
  ) throws -> [FlagEntry] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, key, area_code, title, summary, updated FROM flag_entry
        WHERE fingerprint = ? AND earlier_fingerprint = ? ORDER BY position
        """, arguments: [fingerprint, earlier])
    return rows.map {
      FlagEntry(
        id: $0[0], key: $0[1], areaCode: $0[2], title: $0[3], summary: $0[4], updated: $0[5])
    }
  }
}
