public import CareStatistics
import GRDB

extension Warehouse {
  /// What the store still knows of a run, also where later runs have replaced its figures.
  ///
  /// - Parameter id: The run's id.
  /// - Returns: `nil` where there is no such run, it wrote no figures, or what a later run replaced is
  ///   not kept.
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func heldRun(_ id: String) throws(WarehouseFault) -> HeldRun? {
    try read { db in
      guard let number = try RunRows.number(of: id, in: db),
        let (record, wroteFigures) = try RunRows.values(in: db, where: "id = ?", [id]).first,
        wroteFigures
      else { return nil }
      let unknown = try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM run WHERE wrote_figures = 1 AND number > ?
          AND number NOT IN (SELECT run_number FROM past_run)
          """, arguments: [number])
      guard unknown == 0 else { return nil }
      let subjects = try HeldSubject.all(asOf: number, in: db)
      return HeldRun(
        record: record, settings: try HistoryRows.settings(of: id, in: db),
        standings: try Self.standings(asOf: number, in: db),
        areas: subjects.filter { $0.kind == "area" }.map(\.subject),
        measures: subjects.filter { $0.kind == "measure" }.map(\.subject))
    }
  }

  /// A run's settings, by name; empty where they were not kept.
  ///
  /// - Parameter id: The run's id.
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func settings(ofRun id: String) throws(WarehouseFault) -> [RunHistory.Setting] {
    try read { try HistoryRows.settings(of: id, in: $0) }
  }

  /// A run, the run that it was compared with, the one before that, and so on.
  ///
  /// - Parameter id: The id of the first; an unknown one gives none.
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func lineage(of id: String) throws(WarehouseFault) -> [RunRecord] {
    try read { db in
      var runs = try RunRows.values(in: db, where: "id = ?", [id]).map(\.record)
      var seen: Set<String> = [id]
      while let last = runs.last,
        let earlier = try String.fetchOne(
          db, sql: "SELECT earlier_run_id FROM run_comparison WHERE run_id = ?",
          arguments: [last.id]), seen.insert(earlier).inserted
      {
        runs += try RunRows.values(in: db, where: "id = ?", [earlier]).map(\.record)
      }
      return runs
    }
  }

  /// The feed's entries of a line of runs, each compared with the next, the first run's first.
  ///
  /// - Parameter most: How many to give at most.
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func flagEntries(
    along runs: [RunRecord], most: Int
  ) throws(WarehouseFault) -> [FlagEntry] {
    try read { db in
      var entries: [FlagEntry] = []
      for (run, earlier) in zip(runs, runs.dropFirst()) where entries.count < most {
        entries += try HistoryRows.entries(run.fingerprint, earlier.fingerprint, in: db)
      }
      return Array(entries.prefix(most))
    }
  }

  /// The standings before every run after `number`, by measure, window and area code.
  private static func standings(asOf number: Int, in db: Database) throws -> [HeldStanding] {
    let columns = """
      measure_id, window_start, window_end, area_code, area_name, tier, grade, own_growth_pct,
      rest_growth_pct, reason_not_assessed
      """
    var held: [HeldPlace: HeldStanding] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT \(columns) FROM trend") {
      held[HeldPlace(row)] = standing(row)
    }
    let past = try Row.fetchAll(
      db,
      sql: """
        SELECT \(columns) FROM past_trend WHERE run_number > ? ORDER BY run_number DESC
        """, arguments: [number])
    for row in past { held[HeldPlace(row)] = standing(row) }
    return held.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func standing(_ row: Row) -> HeldStanding? {
    guard let tier = row[5] as String? else { return nil }
    return HeldStanding(
      measure: row[0], windowStart: row[1], windowEnd: row[2], areaCode: row[3],
      areaName: row[4] ?? "", tier: tier, grade: row[6], ownGrowth: row[7], restGrowth: row[8],
      reasonNotAssessed: row[9])
  }
}

/// What one standing is about.
private struct HeldPlace: Hashable, Comparable {
  let measure: String
  let start: Int
  let end: Int
  let area: String

  init(_ row: Row) { (measure, start, end, area) = (row[0], row[1], row[2], row[3]) }

  static func < (a: Self, b: Self) -> Bool {
    (a.measure, a.start, a.end, a.area) < (b.measure, b.start, b.end, b.area)
  }
}
