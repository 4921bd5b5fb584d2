import CareStatistics
import Foundation
import Testing
import Warehouse

@Suite struct WarehouseRoundTripTests {
  private func expectAll(in store: Warehouse) throws {
    #expect(try store.observations() == WarehouseFixture.observations)
    #expect(try store.measures() == WarehouseFixture.measures)
    #expect(try store.areas() == WarehouseFixture.areas)
    #expect(try store.findings() == WarehouseFixture.findings)
    #expect(try store.trends() == WarehouseFixture.trends)
    #expect(try store.sources() == WarehouseFixture.sources)
    #expect(try store.lastRun() == WarehouseFixture.run("first"))
  }

  @Test func `what is stored reads back equal, also after closing`() throws {
    try WarehouseFixture.withPath { path in
      try expectAll(in: WarehouseFixture.filled(path))
      try expectAll(in: Warehouse(path: path))
    }
  }

  @Test func `one measure can be read alone`() throws {
    try WarehouseFixture.withPath { path in
      let store = try WarehouseFixture.filled(path)
      let wanted = WarehouseFixture.observations.filter { $0.measure == "a_count" }
      #expect(try store.observations(of: "a_count") == wanted)
      #expect(try store.observations(of: "none").isEmpty)
    }
  }

  @Test func `an empty store has nothing`() throws {
    try WarehouseFixture.withPath { path in
      let store = try Warehouse(path: path)
      #expect(try store.lastRun() == nil)
      #expect(try store.runOfFigures() == nil)
      #expect(try store.observations().isEmpty)
      #expect(try store.sources().isEmpty)
    }
  }

  @Test func `figures from returns come back, apart from the published ones`() throws {
    try WarehouseFixture.withPath { path in
      let store = try WarehouseFixture.filled(path)
      #expect(try store.localObservations() == WarehouseFixture.local)
      #expect(try !store.observations().contains { $0.measure.hasPrefix("local") })
    }
  }

  @Test func `a later run replaces the figures and joins the history`() throws {
    try WarehouseFixture.withPath { path in
      let store = try WarehouseFixture.filled(path)
      let later = [WarehouseFixture.observation(WarehouseFixture.figure("65"))]
      try WarehouseFixture.record(later, as: "second", in: store)
      #expect(try store.observations() == later)
      #expect(try store.findings().isEmpty)
      #expect(try store.trends().isEmpty)
      #expect(try store.localObservations().isEmpty)
      #expect(try store.areas().isEmpty)
      #expect(try store.runs().map(\.id) == ["first", "second"])
      #expect(try store.sources(ofRun: "first") == WarehouseFixture.sources)
    }
  }

  @Test func `a run that was refused leaves the figures as they are`() throws {
    try WarehouseFixture.withPath { path in
      let store = try WarehouseFixture.filled(path)
      try store.append(run: WarehouseFixture.run("open"))
      #expect(try store.lastRun() == WarehouseFixture.run("open"))
      #expect(try store.runOfFigures() == WarehouseFixture.run("first"))
      #expect(try store.observations() == WarehouseFixture.observations)
      #expect(try store.sources() == WarehouseFixture.sources)
    }
  }

  @Test func `one file holds the store`() throws {
    try WarehouseFixture.withPath { path in
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      let store = try WarehouseFixture.filled(path)
      try WarehouseFixture.record([], as: "second", in: store)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["store.sqlite"])
    }
    try WarehouseFixture.withPath { path in
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      try WarehouseFixture.fill(path)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["store.sqlite"])
    }
  }
}
