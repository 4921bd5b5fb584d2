import CareStatistics
import Foundation
import Warehouse

/// Made-up rows, and folders that are removed again.
enum WarehouseFixture {
  /// Runs `body` with the path of a store that does not exist yet, in a folder of its own.
  static func withPath<Answer>(_ body: (String) throws -> Answer) throws -> Answer {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "warehouse-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // A folder that stays behind harms nothing, and must not hide what the test found.
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.appending(path: "store.sqlite").path)
  }

  /// The fault that `body` ends with; `nil` when it succeeds.
  static func fault(_ body: () throws -> Void) -> WarehouseFault.Kind? {
    do {
      try body()
      return nil
    } catch {
      return (error as? WarehouseFault)?.kind
    }
  }

  static func run(_ id: String) -> RunRecord {
    RunRecord(
      id: id, started: "2026-11-22T02:30:04Z",
      finished: id == "open" ? nil : "2026-11-22T02:30:09Z",
      fingerprint: "f00d", version: "1.0.0", status: "published", exitCode: 0)
  }

  static let sources = (0..<2).map {
    SourceFile(
      source: "source_\($0)", name: "file_\($0).csv", publication: "A publication",
      sha256: String(repeating: "0\($0)", count: 32), bytes: 1_000 + $0, rows: 10 + $0)
  }

  static let measures = ["cla_rate", "a_count"].map { id in
    Measure(
      id: id, name: "Name of \(id)", shortName: id, theme: .frontDoor, unit: .percent,
      period: .yearEndingMarch31, direction: .lower, balances: id == "a_count" ? [] : ["x", "y"],
      numeratorName: id == "a_count" ? nil : "Children", denominatorName: nil,
      isTested: id == "cla_rate", decimals: 1, definition: "It's counted; \"so\".",
      publication: "A publication")
  }

  static let areas = [
    Area(
      key: AreaKey("839"), level: .localAuthority,
      codes: [
        AreaCode(
          code: "E06000029", name: "Poole", validFrom: CalendarDate(year: 2009, month: 1, day: 1),
          validTo: CalendarDate(year: 2019, month: 3, day: 31)),
        AreaCode(
          code: "E06000058", name: "Poole \u{C9}",
          validFrom: CalendarDate(year: 2019, month: 4, day: 1), validTo: nil),
      ], region: AreaKey("E12000009"), subRegion: nil, otherNames: ["Pool", "BCP"]),
    Area(
      key: .england, level: .country,
      codes: [
        AreaCode(
          code: "E92000001", name: "England",
          validFrom: CalendarDate(year: 2009, month: 1, day: 1), validTo: nil)
      ], region: nil, subRegion: nil, otherNames: []),
  ]

  static func figure(_ text: String, status: ValueStatus? = nil, line: Int? = 2) -> Figure {
    Figure(
      number: status == nil ? Double(text) : nil, status: status, text: text,
      provenance: line.map { Provenance(source: 1, line: $0) })
  }

  static func observation(
    _ published: Figure?, measure: String = "cla_rate", area: String = "839", year: Int = 2025,
    numerator: Figure? = nil, denominator: Figure? = nil, calculated: Double? = nil
  ) -> Observation {
    Observation(
      measure: measure, area: AreaKey(area), year: year, published: published,
      numerator: numerator, denominator: denominator, calculated: calculated, boundaryNote: "")
  }

  static let observations = [
    observation(figure("12"), measure: "a_count"),
    observation(figure("c", status: .confidential), measure: "a_count", area: "840", year: 2024),
    observation(
      figure("64", line: nil), year: 2024, numerator: figure("480"), denominator: figure("75113"),
      calculated: 63.904),
    observation(
      nil, numerator: .absent, denominator: figure("0.1", line: 9), calculated: 0.1 + 0.2),
  ]

  static let findings = [
    Finding(
      rule: "a-rule", severity: .error, message: "Wrong.", remedy: "Mend it.", file: "f.csv",
      line: 7, column: "rate", area: AreaKey("839"), measure: "cla_rate", year: 2025),
    Finding(rule: "b-rule", severity: .information, message: "Seen.", remedy: "None."),
  ]

  /// An assessed trend, each of whose numbers is another, and one that is not assessed.
  static let trends: [StoredTrend] = {
    var full = StoredTrend(
      measure: "cla_rate", windowStart: 2016, windowEnd: 2025, areaCode: "E06000058",
      areaName: "Poole", parts: ["Bournemouth", "Poole"], points: 10, tier: "against",
      statement: "A sentence.")
    (full.meanCount, full.ownGrowth, full.ownLower, full.ownUpper) = (1.5, 2.5, 3.5, 4.5)
    (full.englandGrowth, full.restGrowth, full.contrast) = (5.5, 6.5, 7.5)
    (full.contrastLower, full.contrastUpper, full.p, full.q) = (8.5, 9.5, 0.1, 0.2)
    (full.pOwn, full.qOwn, full.pEvent, full.qEvent) = (0.3, 0.4, 0.5, 0.6)
    (full.glmOwn, full.glmContrast, full.theilSenContrast) = (10.5, 11.5, 12.5)
    (full.mannKendallP, full.robust, full.yearsBelow, full.levelZ) = (0.7, true, 8, -1.5)
    (full.neighbourContrast, full.neighboursUsed) = (13.5, 9)
    (full.grade, full.contrastGrade) = ("probable", "observed")
    var bare = StoredTrend(
      measure: "a_count", windowStart: 2021, windowEnd: 2025, areaCode: "E06000058",
      areaName: "Poole", parts: [], points: 0, tier: "not assessed", statement: "")
    bare.reasonNotAssessed = "no figures"
    return [full, bare]
  }()

  /// Figures from an authority's own return: a total, a withheld group and a month.
  static let local = [
    LocalObservation(
      measure: "local_stock", area: AreaKey("867"), year: 2026, number: 151, status: nil),
    LocalObservation(
      measure: "local_stock", area: AreaKey("867"), year: 2026, month: 4, number: 149, status: nil),
    LocalObservation(
      measure: "local_stock", area: AreaKey("867"), year: 2026, breakdown: "age_band",
      group: "under 1", number: nil, status: .confidential),
  ].sorted { ($0.month ?? 0, $0.breakdown) < ($1.month ?? 0, $1.breakdown) }

  /// A store at `path` with all of the above, written by the run `first`.
  static func filled(_ path: String) throws -> Warehouse {
    let store = try Warehouse(path: path)
    try store.record(
      run: run("first"), sources: sources, measures: measures, areas: areas,
      observations: observations, findings: findings, trends: trends, local: local)
    return store
  }

  /// Makes such a store and closes it again.
  static func fill(_ path: String) throws { _ = try filled(path) }

  /// Stores observations alone, as a run with an id.
  static func record(
    _ observations: [Observation], as id: String, in store: Warehouse
  ) throws {
    try store.record(
      run: run(id), sources: sources, measures: [], areas: [], observations: observations,
      findings: [], trends: [])
  }
}
