import CareStatistics
import Foundation
import GRDB
import Testing
import Warehouse

@Suite struct WarehouseRefusalTests {
  private func opening(_ path: String) -> WarehouseFault.Kind? {
    WarehouseFixture.fault { _ = try Warehouse(path: path) }
  }

  @Test func `a file that is no database is damaged`() throws {
    try WarehouseFixture.withPath { path in
      let text = Data(String(repeating: "This is no database.\n", count: 99).utf8)
      try text.write(to: URL(fileURLWithPath: path))
      #expect(opening(path) == .damaged)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == text)
    }
  }

  @Test func `a database with broken pages is damaged`() throws {
    try WarehouseFixture.withPath { path in
      try WarehouseFixture.fill(path)
      let url = URL(fileURLWithPath: path)
      var bytes = try Data(contentsOf: url)
      // The first page, with the header and the schema, stays whole.
      for index in 4_096..<bytes.count { bytes[index] = 0xA5 }
      try bytes.write(to: url)
      #expect(opening(path) == .damaged)
    }
  }

  @Test func `the database of another program is not ours and is left alone`() throws {
    try WarehouseFixture.withPath { path in
      let queue = try DatabaseQueue(path: path)
      try queue.write { try $0.execute(sql: "CREATE TABLE theirs (name TEXT)") }
      try queue.close()
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(opening(path) == .notOurs)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
  }

  @Test func `a store of a later version is refused`() throws {
    try WarehouseFixture.withPath { path in
      try WarehouseFixture.fill(path)
      let queue = try DatabaseQueue(path: path)
      try queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
      try queue.close()
      #expect(opening(path) == .newerVersion)
    }
  }

  @Test func `a word that the vocabulary lacks is damage`() throws {
    try WarehouseFixture.withPath { path in
      let store = try WarehouseFixture.filled(path)
      let queue = try DatabaseQueue(path: path)
      try queue.write { try $0.execute(sql: "UPDATE finding SET severity = 'odd'") }
      let kind = WarehouseFixture.fault { _ = try store.findings() }
      #expect(kind == .damaged)
    }
  }

  @Test func `a folder that is missing or may not be written cannot hold a store`() throws {
    try WarehouseFixture.withPath { path in
      #expect(opening(path + "/none/store.sqlite") == .cannotOpen)
      // The superuser may write everywhere but in the kernel's own folders.
      #expect(opening("/proc/store.sqlite") == .cannotOpen)
    }
  }

  @Test(arguments: [
    (ResultCode.SQLITE_FULL, WarehouseFault.Kind.cannotWrite),
    (.SQLITE_IOERR_WRITE, .cannotWrite), (.SQLITE_READONLY_DIRECTORY, .cannotWrite),
    (.SQLITE_BUSY, .busy), (.SQLITE_CORRUPT, .damaged), (.SQLITE_NOTADB, .damaged),
    (.SQLITE_CANTOPEN, .cannotOpen), (.SQLITE_CONSTRAINT_PRIMARYKEY, .rejected),
  ])
  func `SQLite's results have their kinds`(code: ResultCode, kind: WarehouseFault.Kind) {
    let fault = WarehouseFault(DatabaseError(resultCode: code, message: "so"), path: "a/b")
    #expect(fault == WarehouseFault(kind: kind, path: "a/b", what: "so"))
    #expect(fault.description == "a/b \(kind.rawValue): so")
  }

  @Test(arguments: WarehouseFault.Kind.allCases)
  func `every fault has a remedy`(kind: WarehouseFault.Kind) {
    let remedy = WarehouseFault(kind: kind, path: "p", what: "w").remedy
    #expect(remedy.hasSuffix(".") && remedy.count > 20)
  }
}
