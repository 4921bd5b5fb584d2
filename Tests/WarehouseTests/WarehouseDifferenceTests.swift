import CareStatistics
import Testing
import Warehouse

@Suite struct WarehouseDifferenceTests {
  /// One figure before and after, and the kind of change that it is.
  struct Case: Sendable, CustomTestStringConvertible {
    let before: Figure?
    let after: Figure?
    let kind: FigureChange.Kind?

    init(_ before: Figure?, _ after: Figure?, _ kind: FigureChange.Kind?) {
      (self.before, self.after, self.kind) = (before, after, kind)
    }

    var testDescription: String { "\(before?.text ?? "none") to \(after?.text ?? "none")" }
  }

  private static let number = WarehouseFixture.figure("12")
  private static let other = WarehouseFixture.figure("13")
  private static let suppressed = WarehouseFixture.figure("c", status: .confidential)
  private static let unreliable = WarehouseFixture.figure("u", status: .unreliable)
  private static let unavailable = WarehouseFixture.figure("x", status: .notAvailable)
  private static let low = WarehouseFixture.figure("k", status: .roundsToZero)

  static let cases = [
    Case(nil, nil, nil), Case(number, number, nil), Case(suppressed, suppressed, nil),
    Case(nil, unavailable, nil), Case(number, WarehouseFixture.figure("12.0", line: 99), nil),
    Case(nil, number, .newFigure), Case(unavailable, number, .newFigure),
    Case(nil, suppressed, .newFigure), Case(unavailable, suppressed, .newFigure),
    Case(number, other, .revised), Case(low, number, .revised), Case(number, low, .revised),
    Case(suppressed, unreliable, .revised), Case(number, suppressed, .newlyWithheld),
    Case(low, suppressed, .newlyWithheld), Case(suppressed, number, .released),
    Case(unreliable, low, .released), Case(number, nil, .removed),
    Case(suppressed, unavailable, .removed),
  ]

  @Test(arguments: cases)
  func `each kind of difference is told apart`(example: Case) throws {
    try WarehouseFixture.withPath { path in
      let store = try Warehouse(path: path)
      try WarehouseFixture.record(
        [WarehouseFixture.observation(example.before)], as: "first", in: store)
      let changes = try store.differences(from: [WarehouseFixture.observation(example.after)])
      #expect(changes.map(\.kind) == (example.kind.map { [$0] } ?? []))
      guard let change = changes.first else { return }
      #expect(change.before == example.before?.text ?? "")
      #expect(change.after == example.after?.text ?? "")
      #expect(change.measure == "cla_rate" && change.area == AreaKey("839") && change.year == 2025)
    }
  }

  @Test func `an empty store has nothing to compare with`() throws {
    try WarehouseFixture.withPath { path in
      let store = try Warehouse(path: path)
      try store.append(run: WarehouseFixture.run("refused"))
      #expect(try store.differences(from: WarehouseFixture.observations).isEmpty)
    }
  }

  @Test func `the same figures are no difference`() throws {
    try WarehouseFixture.withPath { path in
      let store = try WarehouseFixture.filled(path)
      #expect(try store.differences(from: WarehouseFixture.observations.reversed()).isEmpty)
    }
  }

  @Test func `rows that come and go are found and sorted`() throws {
    try WarehouseFixture.withPath { path in
      let store = try WarehouseFixture.filled(path)
      var later = Array(WarehouseFixture.observations.dropFirst())
      later.append(WarehouseFixture.observation(Self.other, year: 2026))
      later.append(WarehouseFixture.observation(Self.other, measure: "a_count", year: 2010))
      let changes = try store.differences(from: later)
      #expect(changes.map(\.year) == [2010, 2025, 2026])
      #expect(changes.map(\.kind) == [.newFigure, .removed, .newFigure])
    }
  }

  @Test func `a numerator that moves under the same rate is a revision`() throws {
    try WarehouseFixture.withPath { path in
      let store = try Warehouse(path: path)
      let rate = WarehouseFixture.figure("64")
      try WarehouseFixture.record(
        [WarehouseFixture.observation(rate, numerator: Self.number)], as: "first", in: store)
      let changes = try store.differences(
        from: [WarehouseFixture.observation(rate, numerator: Self.other)])
      #expect(changes.map(\.kind) == [.revised])
      #expect(changes.first?.before == "12" && changes.first?.after == "13")
    }
  }
}
