import GRDB

/// The versions that the store's tables have had.
///
/// A migration never changes once a release has used it; a new need is a new migration behind it,
/// and `current` grows by one.
enum SchemaVersion {
  /// Marks the file as ours in SQLite's header: the letters CARE.
  static let applicationID = 0x4341_5245
  /// The version that this program reads and writes.
  static let current = 3

  /// All migrations, oldest first.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: runs, figures, findings, trends") { db in
      try db.execute(sql: String(decoding: PackageResources.schema_sql, as: UTF8.self))
      try mark(db, version: 1)
    }
    migrator.registerMigration("2: figures from authorities' own returns") { db in
      try db.execute(sql: String(decoding: PackageResources.local_sql, as: UTF8.self))
      try mark(db, version: 2)
    }
    migrator.registerMigration("3: what earlier runs held") { db in
      try db.execute(sql: String(decoding: PackageResources.history_sql, as: UTF8.self))
      try mark(db, version: 3)
    }
    return migrator
  }

  /// A migration that the store has seen and this program has not; `nil` for none.
  static func unknownMigration(in db: Database) throws -> String? {
    guard try db.tableExists("grdb_migrations") else { return nil }
    let seen = try String.fetchAll(
      db, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier")
    let known = Set(migrator.migrations)
    return seen.first { !known.contains($0) }
  }

  /// Writes the header's marks inside the migration's own transaction, so that neither exists alone.
  private static func mark(_ db: Database, version: Int) throws {
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }
}
