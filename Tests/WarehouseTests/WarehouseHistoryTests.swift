import CareStatistics
import GRDB
import TestSupport
import Testing
import Warehouse

/// What the store still knows of runs whose figures later runs have replaced.
struct WarehouseHistoryTests {
  private static func run(_ number: Int) -> RunRecord {
    RunRecord(
      id: "run \(number)", started: "2026-11-22T02:30:04Z", finished: nil,
      fingerprint: "f\(number)", version: "1", status: "published", exitCode: 0)
  }

  private static func trend(
    _ tier: String, _ grade: String?, own: Double? = nil, area: String = "E06000001"
  ) -> StoredTrend {
    var trend = StoredTrend(
      measure: "cla_rate", windowStart: 2021, windowEnd: 2025, areaCode: area, areaName: area,
      parts: [area], points: 5, tier: tier, statement: "")
    (trend.grade, trend.ownGrowth) = (grade, own)
    return trend
  }

  private static func record(
    _ number: Int, _ observations: [Observation] = [], trends: [StoredTrend] = [],
    areas: [Area] = [], measures: [Measure] = [], history: RunHistory = RunHistory(),
    as run: RunRecord? = nil, in store: Warehouse
  ) throws {
    try store.record(
      run: run ?? Self.run(number), sources: WarehouseFixture.sources, measures: measures,
      areas: areas, observations: observations, findings: [], trends: trends, history: history)
  }

  private static func figures(_ random: inout SeededGenerator) -> [Observation] {
    ["a", "b"].flatMap { measure in
      (0..<6).compactMap { place -> Observation? in
        func figure() -> Figure? {
          switch Int.random(in: 0..<5, using: &random) {
          case 0: nil
          case 1: WarehouseFixture.figure("c", status: .confidential)
          case 2: WarehouseFixture.figure("x", status: .notAvailable)
          default: WarehouseFixture.figure("\(Int.random(in: 1...2, using: &random))")
          }
        }
        guard Bool.random(using: &random) || Bool.random(using: &random) else { return nil }
        return WarehouseFixture.observation(
          figure(), measure: measure, area: "80\(place)", numerator: figure(),
          denominator: figure())
      }
    }
  }

  @Test("figures of any earlier run differ and reach as in a store that holds that run alone")
  func anyEarlierRun() throws {
    var random = SeededGenerator(seed: 17)
    var compared = 0
    for _ in 0..<12 {
      try WarehouseFixture.withPath { path in
        let store = try Warehouse(path: path)
        let nights = (0..<5).map { _ in Self.figures(&random) }
        for (number, night) in nights.enumerated() { try Self.record(number, night, in: store) }
        let now = Self.figures(&random)
        for (number, night) in nights.enumerated() {
          let alone = try Warehouse(path: "\(path)-\(number)")
          try Self.record(number, night, in: alone)
          let changes = try store.differences(from: now, since: "run \(number)")
          #expect(try changes == alone.differences(from: now))
          compared += changes.count
          #expect(try store.extents(of: "run \(number)") == alone.extents())
        }
        #expect(try store.extents() == store.extents(of: "run 4"))
      }
    }
    #expect(compared > 300)
  }

  @Test("standings, areas and measures of every run come back, and of the last one as they are")
  func standings() throws {
    try WarehouseFixture.withPath { path in
      let store = try Warehouse(path: path)
      let settings = [RunHistory.Setting(name: "windows", value: "10 5")]
      try Self.record(
        1, trends: [Self.trend("below", "observed", own: -1)], areas: WarehouseFixture.areas,
        measures: WarehouseFixture.measures, history: RunHistory(settings: settings), in: store)
      try Self.record(
        2,
        trends: [
          Self.trend("with", nil, own: 0.5), Self.trend("above", "confirmed", area: "E06000002"),
        ], areas: Array(WarehouseFixture.areas.dropLast()), measures: [], in: store)
      // The sign alone tells a standing's words.
      try Self.record(3, trends: [Self.trend("with", nil, own: 0.7)], in: store)
      let held = try (1...3).map { try #require(try store.heldRun("run \($0)")) }
      let words = held.map { run in
        run.standings.map { "\($0.areaCode) \($0.tier) \($0.grade ?? "") \($0.ownGrowth ?? 0 > 0)" }
      }
      #expect(
        words == [
          ["E06000001 below observed false"],
          ["E06000001 with  true", "E06000002 above confirmed false"], ["E06000001 with  true"],
        ])
      #expect(
        held.map { $0.areas.map(\.name) } == [["Poole \u{C9}", "England"], ["Poole \u{C9}"], []])
      #expect(held.map { $0.measures.map(\.key) } == [["a_count", "cla_rate"], [], []])
      #expect(held.map(\.settings) == [settings, [], []])
      #expect(held.map(\.record) == [Self.run(1), Self.run(2), Self.run(3)])
      #expect(try store.heldRun("run 4") == nil)
      try store.append(run: Self.run(4))
      #expect(try store.heldRun("run 4") == nil, "it wrote no figures")
    }
  }

  @Test("a run on the same inputs keeps nothing, and the run before it stays known")
  func repeated() throws {
    try WarehouseFixture.withPath { path in
      let store = try Warehouse(path: path)
      let figures = [WarehouseFixture.observation(WarehouseFixture.figure("12"))]
      try Self.record(1, figures, in: store)
      let again = RunRecord(
        id: "again", started: "", finished: nil, fingerprint: "f1", version: "1",
        status: "published", exitCode: 0)
      try Self.record(2, figures, as: again, in: store)
      let rows = try DatabaseQueue(path: path).read { db in
        try Int.fetchAll(db, sql: "SELECT rows FROM past_run ORDER BY run_number")
      }
      #expect(rows == [0, 0])
      #expect(try store.heldRun("run 1") != nil)
      #expect(try store.differences(from: figures, since: "run 1") == [])
    }
  }

  @Test("the oldest runs are forgotten as a whole, and the line of runs is not")
  func forgotten() throws {
    try WarehouseFixture.withPath { path in
      let store = try Warehouse(path: path)
      for number in 0..<40 {
        try Self.record(
          number, [WarehouseFixture.observation(WarehouseFixture.figure("\(number)"))],
          history: RunHistory(earlier: number > 0 ? Self.run(number - 1) : nil), in: store)
      }
      let known = try (0..<40).filter { try store.heldRun("run \($0)") != nil }
      #expect(known == Array(9..<40))
      let change = try store.differences(
        from: [WarehouseFixture.observation(WarehouseFixture.figure("40"))], since: "run 9")
      #expect(change.map(\.before) == ["9"])
      #expect(try store.lineage(of: "run 39").map(\.id) == (0..<40).reversed().map { "run \($0)" })
      #expect(try store.lineage(of: "none").isEmpty)
    }
  }

  @Test("entries of flags come back along the line of runs, and a withdrawn run's do not")
  func entries() throws {
    func entry(_ name: String) -> FlagEntry {
      FlagEntry(
        id: "urn:\(name)", key: "key", areaCode: "E06000001", title: name, summary: "text",
        updated: "2025-03-31")
    }
    try WarehouseFixture.withPath { path in
      let store = try Warehouse(path: path)
      try Self.record(1, in: store)
      func record(_ number: Int, since earlier: Int, _ names: [String]) throws {
        let history = RunHistory(earlier: Self.run(earlier), entries: names.map(entry))
        try Self.record(number, history: history, in: store)
      }
      try record(2, since: 1, ["b", "a"])
      try record(3, since: 2, ["withdrawn"])
      try record(4, since: 2, ["c"])
      let line = try store.lineage(of: "run 4")
      #expect(line.map(\.id) == ["run 4", "run 2", "run 1"])
      #expect(try store.flagEntries(along: line, most: 9).map(\.title) == ["c", "b", "a"])
      #expect(try store.flagEntries(along: line, most: 2) == [entry("c"), entry("b")])
      #expect(try store.flagEntries(along: [], most: 2) == [])
    }
  }

  @Test("a store of the version before is taken on, and its last run can be compared with")
  func olderVersion() throws {
    try WarehouseFixture.withPath { path in
      try WarehouseFixture.fill(path)
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { db in
        for table in [
          "run_setting", "run_comparison", "past_run", "past_observation", "past_trend",
          "past_subject", "flag_entry",
        ] { try db.execute(sql: "DROP TABLE \(table)") }
        try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '3:%'")
        try db.execute(sql: "PRAGMA user_version = 2")
      }
      try queue.close()
      #expect(try Warehouse(reading: path).runOfFigures() == WarehouseFixture.run("first"))
      let store = try Warehouse(path: path)
      let held = try #require(try store.heldRun("first"))
      #expect(held.settings == [] && held.standings.count == 2 && held.areas.count == 2)
      #expect(try store.differences(from: WarehouseFixture.observations, since: "first") == [])
      try Self.record(2, in: store)
      #expect(try store.heldRun("first") == held)
    }
  }
}
