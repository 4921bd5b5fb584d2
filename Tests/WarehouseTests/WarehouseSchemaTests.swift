import CareStatistics
import Foundation
import GRDB
import Testing
import Warehouse

@Suite struct WarehouseSchemaTests {
  private func withStore(_ body: (Warehouse, DatabaseQueue) throws -> Void) throws {
    try WarehouseFixture.withPath { path in
      let store = try WarehouseFixture.filled(path)
      try body(store, DatabaseQueue(path: path))
    }
  }

  @Test func `every table is strict and says what one row is`() throws {
    try withStore { _, queue in
      let tables = try queue.read { db in
        try String.fetchAll(
          db,
          sql: """
            SELECT sql FROM sqlite_schema
            WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
            """)
      }
      #expect(tables.count == 17)
      for table in tables { #expect(table.contains("-- One row per ") && table.contains("STRICT")) }
    }
  }

  @Test func `a text is refused in a column of numbers`() throws {
    try withStore { _, queue in
      #expect(throws: DatabaseError.self) {
        try queue.write { try $0.execute(sql: "UPDATE observation SET published_number = 'c'") }
      }
      #expect(throws: DatabaseError.self) {
        try queue.write { try $0.execute(sql: "UPDATE trend SET robust = 2") }
      }
    }
  }

  @Test func `a published cell leads back to its file`() throws {
    try withStore { _, queue in
      let row = try queue.read { db in
        try Row.fetchOne(
          db, sql: "SELECT file, line FROM published_cell WHERE published_text = '12'")
      }
      #expect(row?["file"] == "file_1.csv")
      #expect(row?["line"] == 2)
    }
  }

  @Test func `the header says whose file it is`() throws {
    try withStore { _, queue in
      let (id, version, mode) = try queue.read { db in
        (
          try Int.fetchOne(db, sql: "PRAGMA application_id"),
          try Int.fetchOne(db, sql: "PRAGMA user_version"),
          try String.fetchOne(db, sql: "PRAGMA journal_mode")
        )
      }
      #expect(id == 0x4341_5245 && version == 3 && mode == "delete")
    }
  }
}

@Suite struct WarehouseTransactionTests {
  @Test func `a run whose rows contradict each other changes nothing`() throws {
    try WarehouseFixture.withPath { path in
      let store = try WarehouseFixture.filled(path)
      let twice = [WarehouseFixture.observation(nil), WarehouseFixture.observation(nil)]
      let kind = WarehouseFixture.fault {
        try WarehouseFixture.record(twice, as: "second", in: store)
      }
      #expect(kind == .rejected)
      #expect(try store.runs().map(\.id) == ["first"])
      #expect(try store.observations() == WarehouseFixture.observations)
      #expect(try store.areas() == WarehouseFixture.areas)
    }
  }

  @Test func `work that fails before the commit undoes it, and the commit carries its end time`()
    throws
  {
    try WarehouseFixture.withPath { path in
      let store = try WarehouseFixture.filled(path)
      struct Refusal: Error {}
      func record(_ id: String, _ completing: () throws -> String?) throws {
        try store.record(
          run: WarehouseFixture.run(id), sources: [], measures: [], areas: [], observations: [],
          findings: [], trends: [], completing: completing)
      }
      #expect(throws: Refusal.self) { try record("second") { throw Refusal() } }
      #expect(try store.runs().map(\.id) == ["first"])
      #expect(try store.observations() == WarehouseFixture.observations)
      try record("third") { "2026-01-02T03:04:05Z" }
      #expect(try store.lastRun()?.finished == "2026-01-02T03:04:05Z")
    }
  }

  @Test func `a run's id is used once`() throws {
    try WarehouseFixture.withPath { path in
      let store = try WarehouseFixture.filled(path)
      let kind = WarehouseFixture.fault {
        try store.append(run: WarehouseFixture.run("first"))
      }
      #expect(kind == .rejected)
    }
  }

  @Test func `a run killed while it writes leaves the figures before it`() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "warehouse-killed-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    // A folder that stays behind harms nothing, and must not hide what the test found.
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/store.sqlite"
    try WarehouseFixture.fill(path)
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let queue = try DatabaseQueue(path: path)
      try queue.write { db in
        // A cache of one page makes SQLite write pages before the transaction ends.
        try db.execute(sql: "PRAGMA cache_size = 1")
        try db.execute(sql: "UPDATE observation SET boundary_note = hex(zeroblob(9000))")
        try db.execute(sql: "UPDATE finding SET message = hex(zeroblob(9000))")
        kill(getpid(), SIGKILL)
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
    let store = try Warehouse(path: path)
    #expect(try store.observations() == WarehouseFixture.observations)
    #expect(try store.findings() == WarehouseFixture.findings)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["store.sqlite"])
  }

  @Test func `a figure from a source that the list lacks is a programmer's error`() async {
    await #expect(processExitsWith: .failure) {
      try WarehouseFixture.withPath { path in
        let astray = Figure(
          number: 1, status: nil, text: "1", provenance: Provenance(source: 2, line: 1))
        try WarehouseFixture.record(
          [WarehouseFixture.observation(astray)], as: "first", in: Warehouse(path: path))
      }
    }
  }
}
