import Foundation
import GRDB
import TestSupport
import Testing
import Warehouse

/// Bytes of a store that are flipped, and tables that another version has changed.
@Suite struct WarehouseDamageTests {
  @Test func `flipped bytes anywhere give a fault or figures, never a crash`() throws {
    try WarehouseFixture.withPath { path in
      try WarehouseFixture.fill(path)
      let url = URL(fileURLWithPath: path)
      let good = try Data(contentsOf: url)
      var random = SeededGenerator(seed: 5)
      var kinds: [WarehouseFault.Kind?: Int] = [:]
      for _
        in 0..<(ProcessInfo.processInfo.environment["CARENUMBERS_LONG_TESTS"] != nil ? 20_000 : 400)
      {
        var bytes = good
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          let place = Int.random(in: 0..<bytes.count, using: &random)
          bytes[place] ^= UInt8.random(in: 1...255, using: &random)
        }
        try bytes.write(to: url)
        let kind = WarehouseFixture.fault {
          let store = try Warehouse(reading: path)
          _ = (try store.observations(), try store.localObservations(), try store.trends())
          _ = (try store.findings(), try store.areas(), try store.measures())
          _ = (try store.runs(), try store.sources(), try store.integrityFaults())
          _ = (try store.heldRun("first"), try store.lineage(of: "first"))
        }
        kinds[kind, default: 0] += 1
        #expect(try Data(contentsOf: url) == bytes, "reading changes nothing")
      }
      #expect(kinds[.damaged, default: 0] > 50, "\(kinds)")
    }
  }

  @Test func `a migration that this program does not know is of a later version`() throws {
    try WarehouseFixture.withPath { path in
      try WarehouseFixture.fill(path)
      let queue = try DatabaseQueue(path: path)
      try queue.write {
        try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('3: of another day')")
      }
      try queue.close()
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      for open in [{ _ = try Warehouse(path: path) }, { _ = try Warehouse(reading: path) }] {
        #expect(WarehouseFixture.fault(open) == .newerVersion)
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
  }

  @Test func `to read makes no store`() throws {
    try WarehouseFixture.withPath { path in
      #expect(WarehouseFixture.fault { _ = try Warehouse(reading: path) } == .cannotOpen)
      #expect(!FileManager.default.fileExists(atPath: path))
      try WarehouseFixture.fill(path)
      let store = try Warehouse(reading: path)
      #expect(try store.runs().count == 1 && store.integrityFaults() == [])
      #expect(
        WarehouseFixture.fault { try store.append(run: WarehouseFixture.run("x")) } == .cannotWrite)
    }
  }
}
