import Foundation
import GRDB
import Testing
import Warehouse

/// What published files gave, kept for later runs.
@Suite struct WarehouseReadingTests {
  private static func reading(
    _ name: String, _ byte: UInt8 = 0, file: String = "file", rules: String = "rules"
  ) -> StoredReading {
    StoredReading(
      source: "care", name: name, sha256: file, rules: rules,
      content: (0..<1_000).map { UInt8(truncatingIfNeeded: $0) ^ byte },
      contentSHA256: "content \(byte)")
  }

  private static func record(
    _ readings: [StoredReading], as id: String, in store: Warehouse
  ) throws {
    try store.record(
      run: WarehouseFixture.run(id), sources: [], measures: [], areas: [], observations: [],
      findings: [], trends: [], readings: readings)
  }

  @Test("readings come back byte by byte, for the same rules alone")
  func roundTrip() throws {
    try WarehouseFixture.withPath { path in
      let store = try Warehouse(path: path)
      let kept = [Self.reading("a.csv"), Self.reading("b.csv", 255)]
      try Self.record(kept, as: "first", in: store)
      #expect(Warehouse.readings(at: path, rules: "rules") == kept)
      #expect(Warehouse.readings(at: path, rules: "others").isEmpty)
    }
  }

  @Test("a run's readings take the place of those before, and what is the same is not written")
  func replacing() throws {
    try WarehouseFixture.withPath { path in
      let store = try Warehouse(path: path)
      try Self.record(
        [
          Self.reading("a.csv"), Self.reading("b.csv"), Self.reading("c.csv"),
          Self.reading("e.csv"),
        ], as: "first", in: store)
      let queue = try DatabaseQueue(path: path)
      func rows() throws -> [String: Int] {
        let pairs = try queue.read {
          try Row.fetchAll($0, sql: "SELECT name, rowid FROM file_reading").map {
            ($0[0] as String, $0[1] as Int)
          }
        }
        return Dictionary(uniqueKeysWithValues: pairs)
      }
      let before = try rows()
      // What the last of them gives is the same, though its bytes are others.
      let next = [
        Self.reading("b.csv"), Self.reading("c.csv", 1), Self.reading("d.csv"),
        Self.reading("e.csv", file: "other"),
      ]
      try Self.record(next, as: "second", in: store)
      #expect(Warehouse.readings(at: path, rules: "rules") == next)
      let after = try rows()
      #expect(after["b.csv"] == before["b.csv"])
      try Self.record([Self.reading("b.csv", rules: "new")], as: "third", in: store)
      #expect(Warehouse.readings(at: path, rules: "rules").isEmpty)
      #expect(Warehouse.readings(at: path, rules: "new").map(\.name) == ["b.csv"])
    }
  }

  @Test("no store, no SQLite file and a store of an earlier version have no readings")
  func none() throws {
    try WarehouseFixture.withPath { path in
      #expect(Warehouse.readings(at: path, rules: "rules").isEmpty)
      #expect(!FileManager.default.fileExists(atPath: path))
      try Data("no store".utf8).write(to: URL(fileURLWithPath: path))
      #expect(Warehouse.readings(at: path, rules: "rules").isEmpty)
      try FileManager.default.removeItem(atPath: path)
      let store = try Warehouse(path: path)
      try Self.record([Self.reading("a.csv")], as: "first", in: store)
      try DatabaseQueue(path: path).write { try $0.execute(sql: "DROP TABLE file_reading") }
      #expect(Warehouse.readings(at: path, rules: "rules").isEmpty)
    }
  }
}
