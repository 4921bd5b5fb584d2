import CareStatistics
import GRDB

/// Keeps what a run replaces: figures, standings, areas and measures that are other after it.
///
/// The rows before and after are compared by SQLite itself, which costs a tenth of reading them.
struct PastRows {
  private let run: RunRecord
  /// Areas and measures before the run; `nil` where nothing can be other after it.
  private let subjects: [HeldSubject]?

  /// How many runs that changed something are kept; older ones can be compared with no longer.
  static let mostRuns = 30

  private static let figures = PastObservationRows.figures.joined(separator: ", ")
  private static let grain = "measure_id, area_key, year"
  private static let place = "measure_id, window_start, window_end, area_code"
  private static let standing =
    "area_name, tier, grade, own_growth_pct, rest_growth_pct, reason_not_assessed"

  /// Takes note of what the store holds, before the run's rows take its place.
  init(before run: RunRecord, in db: Database) throws {
    self.run = run
    let held = try RunRows.values(in: db, where: "wrote_figures = 1").last?.record
    // The same inputs, settings and version cannot give other rows.
    guard let held, held.fingerprint != run.fingerprint else {
      subjects = nil
      return
    }
    subjects = try HeldSubject.all(in: db)
    for (name, columns, key) in [
      ("observation", "\(Self.grain), \(Self.figures)", Self.grain),
      ("trend", "\(Self.place), \(Self.standing)", Self.place),
    ] {
      try db.execute(
        sql: """
          CREATE TEMP TABLE earlier_\(name) (\(columns), PRIMARY KEY (\(key))) WITHOUT ROWID;
          INSERT INTO temp.earlier_\(name) SELECT \(columns) FROM main.\(name);
          """)
    }
  }

  /// Keeps what is other now, and forgets what the oldest runs replaced.
  func keep(in db: Database) throws {
    guard let number = try RunRows.number(of: run.id, in: db) else { return }
    var rows = 0
    if let subjects {
      rows += try keepFigures(number, in: db)
      rows += try keepStandings(number, in: db)
      rows += try HeldSubject.keep(subjects, replacedBy: number, in: db)
      try db.execute(
        sql: "DROP TABLE temp.earlier_observation; DROP TABLE temp.earlier_trend;")
    }
    try db.execute(
      sql: "INSERT INTO past_run (run_number, rows) VALUES (?, ?)", arguments: [number, rows])
    let oldest = try Int.fetchOne(
      db,
      sql: """
        SELECT run_number FROM past_run WHERE rows > 0 ORDER BY run_number DESC
        LIMIT 1 OFFSET \(Self.mostRuns)
        """)
    guard let oldest else { return }
    for table in ["past_run", "past_observation", "past_trend", "past_subject"] {
      try db.execute(
        sql: "DELETE FROM \(table) WHERE run_number <= ?", arguments: [oldest])
    }
  }

  private func keepFigures(_ number: Int, in db: Database) throws -> Int {
    let (grain, figures) = (Self.grain, Self.figures)
    let (was, now) = (Self.prefixed("e", figures), Self.prefixed("o", figures))
    try db.execute(
      sql: """
        INSERT INTO past_observation (run_number, \(grain), \(figures))
        SELECT ?, \(Self.prefixed("e", grain)), \(was)
        FROM temp.earlier_observation AS e LEFT JOIN main.observation AS o USING (\(grain))
        WHERE (\(was)) IS NOT (\(now))
        """, arguments: [number])
    let replaced = db.changesCount
    try db.execute(
      sql: """
        INSERT INTO past_observation (run_number, \(grain))
        SELECT ?, \(Self.prefixed("o", grain))
        FROM main.observation AS o LEFT JOIN temp.earlier_observation AS e USING (\(grain))
        WHERE e.measure_id IS NULL
        """, arguments: [number])
    return replaced + db.changesCount
  }

  private func keepStandings(_ number: Int, in db: Database) throws -> Int {
    let (place, standing) = (Self.place, Self.standing)
    func told(_ name: String) -> String {
      let words = Self.prefixed(name, "area_name, tier, grade, reason_not_assessed")
      return "\(words), sign(\(name).own_growth_pct), sign(\(name).rest_growth_pct)"
    }
    try db.execute(
      sql: """
        INSERT INTO past_trend (run_number, \(place), \(standing))
        SELECT ?, \(Self.prefixed("e", place)), \(Self.prefixed("e", standing))
        FROM temp.earlier_trend AS e LEFT JOIN main.trend AS t USING (\(place))
        WHERE (\(told("e"))) IS NOT (\(told("t")))
        """, arguments: [number])
    let replaced = db.changesCount
    try db.execute(
      sql: """
        INSERT INTO past_trend (run_number, \(place))
        SELECT ?, \(Self.prefixed("t", place))
        FROM main.trend AS t LEFT JOIN temp.earlier_trend AS e USING (\(place))
        WHERE e.measure_id IS NULL
        """, arguments: [number])
    return replaced + db.changesCount
  }

  private static func prefixed(_ name: String, _ columns: String) -> String {
    columns.split(separator: ", ").map { "\(name).\($0)" }.joined(separator: ", ")
  }
}
