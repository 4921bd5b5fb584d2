import CareStatistics
import GRDB

/// An area or a measure that the store holds, as the table `past_subject` knows it.
struct HeldSubject: Hashable {
  let kind: String
  let subject: NamedSubject

  private var place: String { "\(kind) \(subject.key)" }

  /// Every area and measure of the run of the stored figures.
  static func all(in db: Database) throws -> [HeldSubject] {
    try AreaTables.areas(in: db).map { HeldSubject(kind: "area", subject: NamedSubject($0)) }
      + MeasureRows.values(in: db).map { HeldSubject(kind: "measure", subject: NamedSubject($0)) }
  }

  /// Keeps what came and went with a run.
  ///
  /// - Returns: How many rows were written.
  static func keep(
    _ before: [HeldSubject], replacedBy number: Int, in db: Database
  ) throws -> Int {
    let after = try all(in: db)
    let (old, new) = (Set(before.map(\.place)), Set(after.map(\.place)))
    let gone = before.filter { !new.contains($0.place) }.map { ($0, true) }
    let come = after.filter { !old.contains($0.place) }.map { ($0, false) }
    for (held, wasThere) in gone + come {
      let subject = held.subject
      try db.execute(
        sql: """
          INSERT INTO past_subject (run_number, kind, key, code, name) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          number, held.kind, subject.key, wasThere ? subject.code : nil,
          wasThere ? subject.name : nil,
        ])
    }
    return gone.count + come.count
  }

  /// The areas and measures that there were before every run after `number`, by key.
  static func all(asOf number: Int, in db: Database) throws -> [HeldSubject] {
    var held: [String: HeldSubject] = [:]
    for subject in try all(in: db) { held[subject.place] = subject }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT kind, key, code, name FROM past_subject WHERE run_number > ?
        ORDER BY run_number DESC, kind, key
        """, arguments: [number])
    while let row = try rows.next() {
      let (kind, key): (String, String) = (row[0], row[1])
      let name: String? = row[3]
      held["\(kind) \(key)"] = name.map { name in
        HeldSubject(kind: kind, subject: NamedSubject(key: key, code: row[2] ?? key, name: name))
      }
    }
    return held.values.sorted { ($0.kind, $0.subject.key) < ($1.kind, $1.subject.key) }
  }
}
