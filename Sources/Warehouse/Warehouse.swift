import GRDB

/// The store that is kept across runs: current figures with their provenance, and every run.
///
/// It is one SQLite file with a rollback journal (`journal_mode = DELETE`) and full synchronisation.
/// A write-ahead log would let readers work during the write, which a nightly run does not need, and
/// would leave figures in a second and third file whenever a run is killed. With the rollback journal
/// the database file is the whole store after every transaction; a run killed in the middle leaves
/// its journal, from which the next opening restores the state before that run. The file is closed
/// when the last copy of this value is gone; nothing is left to be written then.
public struct Warehouse: Sendable {
  /// The path of the SQLite file.
  public let path: String

  private let queue: DatabaseQueue

  /// How long to wait for another process before giving up, in seconds.
  private static let patience = 5.0

  /// Opens the store at `path`, and makes it where there is no file.
  ///
  /// - Throws: A fault of kind `cannotOpen`, `damaged`, `notOurs`, `newerVersion`, `cannotWrite` or
  ///   `busy`; the file is then as it was before.
  public init(path: String) throws(WarehouseFault) {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(Self.patience)
    configuration.label = "Warehouse"
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.read { try Self.inspect($0, path: path) }
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA journal_mode = DELETE")
        // Working tables of a transaction; on a disk they would be files outside the output folder.
        try db.execute(sql: "PRAGMA temp_store = MEMORY")
      }
      try SchemaVersion.migrator.migrate(queue)
    } catch {
      throw WarehouseFault(error, path: path)
    }
  }

  /// Opens the store at `path` to read it; makes and changes nothing.
  ///
  /// A store whose writer was killed has to be restored first, which only the opening to write can do.
  ///
  /// - Throws: A fault of kind `cannotOpen`, `damaged`, `notOurs`, `newerVersion`, `cannotWrite` (to
  ///   be restored) or `busy`.
  public init(reading path: String) throws(WarehouseFault) {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(Self.patience)
    configuration.readonly = true
    configuration.label = "Warehouse"
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.read { try Self.inspect($0, path: path) }
    } catch {
      throw WarehouseFault(error, path: path)
    }
  }

  /// Refuses a file that is damaged, not ours or from the future, before anything is written to it.
  private static func inspect(_ db: Database, path: String) throws {
    let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let entries = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    if id == 0, version == 0, entries == 0 { return }
    guard id == SchemaVersion.applicationID else {
      throw WarehouseFault(
        kind: .notOurs, path: path, what: "its application id is \(id), not that of this program")
    }
    guard version <= SchemaVersion.current else {
      throw WarehouseFault(
        kind: .newerVersion, path: path,
        what: "its tables have version \(version), this program knows \(SchemaVersion.current)")
    }
    if let unknown = try SchemaVersion.unknownMigration(in: db) {
      throw WarehouseFault(
        kind: .newerVersion, path: path,
        what: "its tables were changed by '\(unknown)', which this program does not know")
    }
    let verdict = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "no answer"
    guard verdict == "ok" else {
      throw WarehouseFault(kind: .damaged, path: path, what: verdict)
    }
  }

  /// Runs `body` in a reading transaction.
  func read<Value>(_ body: (Database) throws -> Value) throws(WarehouseFault) -> Value {
    do { return try queue.read(body) } catch { throw WarehouseFault(error, path: path) }
  }

  /// Runs `body` in a writing transaction, which any error undoes as a whole.
  func write(_ body: (Database) throws -> Void) throws(WarehouseFault) {
    do { try queue.write(body) } catch { throw WarehouseFault(error, path: path) }
  }
}
