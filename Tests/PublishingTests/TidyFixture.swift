import CareStatistics
import Publishing
import TestSupport
import TrendAnalysis

/// A made-up analysis, small enough to know every cell of its files.
enum TidyFixture {
  static let sources = [
    SourceFile(
      source: "cla_stock", name: "stock.csv", publication: "Department for Education, Looked after",
      sha256: String(repeating: "ab", count: 32), bytes: 1_024, rows: 9)
  ]

  static let stock = measure("cla_rate", unit: .per10000)
  static let referrals = measure("a_referrals", unit: .events)

  static func measure(_ id: String, unit: MeasureUnit) -> Measure {
    Measure(
      id: id, name: "Measure \(id)", shortName: id, theme: .reducingNeed, unit: unit,
      period: .march31, direction: .none, balances: ["x", "y"], numeratorName: "Children",
      denominatorName: nil, isTested: true, decimals: 0, definition: "Counted, then \"rated\".",
      publication: "Department for Education")
  }

  static func area(
    _ key: String, _ level: AreaLevel, _ codes: [(String, String, String?)], region: String? = nil
  ) -> Area {
    Area(
      key: AreaKey(key), level: level,
      codes: codes.map { code, name, end in
        AreaCode(
          code: code, name: name,
          validFrom: CalendarDate(year: end == nil ? 2019 : 2009, month: 4, day: 1),
          validTo: end.flatMap { CalendarDate(iso: $0) })
      },
      region: region.map { AreaKey($0) }, subRegion: nil, otherNames: [])
  }

  static let register = AreaRegister(
    areas: [
      area("E92000001", .country, [("E92000001", "England", nil)]),
      area("E12000009", .region, [("E12000009", "South West", nil)]),
      area("E12000001", .region, [("E12000001", "North East", nil)]),
      area(
        "839", .localAuthority,
        [
          ("E06000029", "Poole, \"the\" harbour", "2019-03-31"),
          ("E06000058", "Bournemouth, Christchurch and Poole", nil),
        ], region: "E12000009"),
      area("380", .localAuthority, [("E06000099", "Older \u{C9}", nil)], region: "E12000001"),
    ],
    changes: [
      BoundaryChange(
        effective: CalendarDate(year: 2019, month: 4, day: 1), from: AreaKey("836"),
        to: AreaKey("839"), treatment: .seriesBreak, joinedAreaName: "B and P", note: "")
    ], toolNumbers: [:])

  static func figure(_ text: String, line: Int, status: ValueStatus? = nil) -> Figure {
    Figure(
      number: Double(text), status: status, text: text,
      provenance: Provenance(source: 0, line: line))
  }

  static let observations = [
    Observation(
      measure: "cla_rate", area: AreaKey("839"), year: 2025, published: figure("64", line: 3),
      numerator: figure("480", line: 3), denominator: figure("75113", line: 3),
      calculated: 63.904, boundaryNote: ""),
    Observation(
      measure: "cla_rate", area: AreaKey("839"), year: 2024,
      published: figure("c", line: 4, status: .confidential), numerator: nil, denominator: nil,
      calculated: nil, boundaryNote: "new, from 2019"),
    Observation(
      measure: "cla_rate", area: AreaKey("380"), year: 2025,
      published: figure("k", line: 5, status: .roundsToZero), numerator: nil, denominator: nil,
      calculated: nil, boundaryNote: ""),
    Observation(
      measure: "cla_rate", area: .england, year: 2025, published: figure("70.5", line: 6),
      numerator: nil, denominator: nil, calculated: nil, boundaryNote: ""),
    Observation(
      measure: "cla_rate", area: AreaKey("E12000009"), year: 2025, published: nil,
      numerator: figure("1,234", line: 7), denominator: nil, calculated: 0.00001234,
      boundaryNote: ""),
    Observation(
      measure: "a_referrals", area: AreaKey("839"), year: 2025, published: figure("12", line: 8),
      numerator: nil, denominator: nil, calculated: nil, boundaryNote: ""),
  ]

  static let estimate = TrendEstimate(
    meanCount: 420.5, own: 0.1, ownLower: -0.02, ownUpper: 0.2, england: 0.03, rest: 0.029,
    contrast: 0.07, contrastLower: 0.01, contrastUpper: 0.13, p: 3.2e-7, q: 0.04, pOwn: 0.5,
    qOwn: 0.6, pEvent: 0.001, qEvent: 0.01, glmOwn: nil, glmContrast: 0.06,
    theilSenContrast: 0.065, mannKendallP: nil, robust: true, yearsBelow: 2, levelZ: nil,
    neighbourContrast: -0.01, neighboursUsed: 9)

  static func trend(_ area: String, _ window: ClosedRange<Int>, assessed: Bool) -> Trend {
    Trend(
      measure: "cla_rate", window: window, areaCode: area, areaName: "Area \(area)",
      authorities: [AreaKey("839")], parts: ["Bournemouth", "Poole"], points: 10,
      estimate: assessed ? estimate : nil, tier: assessed ? .above : .notAssessed,
      grade: assessed ? .probable : nil, contrastGrade: assessed ? .observed : nil,
      reasonNotAssessed: assessed ? nil : "too few children", statement: "A sentence, as given.")
  }

  static let model = NeighbourModel(
    name: "2025",
    neighbours: [
      AreaKey("839"): [
        StatisticalNeighbour(neighbour: AreaKey("380"), rank: 1, closeness: "Very close")
      ]
    ])

  static let comparators = MeasureComparators(
    measure: "cla_rate", years: [2024, 2025],
    england: [
      AggregateFigure(calculated: 70.25, published: 70, used: 150, missing: 3),
      AggregateFigure(calculated: 70.5, published: nil, used: 151, missing: 2),
    ], regions: [:],
    groups: [
      "first": [
        AggregateFigure(calculated: 1.5, published: nil, used: 2, missing: 0),
        AggregateFigure(calculated: 2.5, published: nil, used: 2, missing: 0),
      ]
    ],
    neighbours: [
      AreaKey("839"): [
        NeighbourFigure(values: [], of: 10), NeighbourFigure(values: [60, 70.5], of: 10),
      ]
    ], neighbourModel: "2025")

  static let analysis = withEvidence(plainAnalysis)

  private static func withEvidence(_ analysis: Analysis) -> Analysis {
    var analysis = analysis
    analysis.evidence.levels = TidyLevelsTests.rows
    analysis.evidence.balance = balance
    analysis.evidence.peers = peers
    analysis.evidence.stockChanges = stockChanges
    analysis.evidence.projections = projections
    analysis.evidence.sensitivity = sensitivity(analysis.trends[0])
    return analysis
  }

  /// Each kind of alternative once, one of them without a difference.
  private static func sensitivity(_ trend: Trend) -> [Sensitivity] {
    [
      Sensitivity(
        trend: trend, alternative: .window(2023...2025), points: 3, used: nil, contrast: -0.02,
        interval: nil, grade: nil, reason: "fewer than 5 yearly figures, too few to grade"),
      Sensitivity(
        trend: trend, alternative: .window(2021...2025), points: 5, used: nil, contrast: 0.01,
        interval: -0.01...0.03, grade: .observed, reason: nil),
      Sensitivity(
        trend: trend, alternative: .region, points: 10, used: 11, contrast: -0.03,
        interval: -0.05...(-0.01), grade: nil,
        reason: "grades are given against the rest of England alone"),
      Sensitivity(
        trend: trend, alternative: .neighbours, points: 10, used: nil, contrast: nil,
        interval: nil, grade: nil, reason: "no area to compare with over the same years"),
    ]
  }

  private static let plainAnalysis = Analysis(
    table: ObservationTable(
      measures: [stock, referrals], register: register, observations: observations),
    comparators: ["cla_rate": comparators],
    trends: [
      trend("E06000058", 2016...2025, assessed: true),
      trend("E06000002", 2021...2025, assessed: false),
      trend("E06000001", 2021...2025, assessed: true),
    ],
    models: [
      TrendModel(
        measure: "cla_rate", window: 2016...2025, tested: 148, notAssessed: 5,
        nationalGrowth: 0.01, direction: .rising,
        quantities: [.init("prior_df", nil), .init("dispersion", 2.5)]),
      TrendModel(
        measure: "a_referrals", window: 2021...2025, tested: 0, notAssessed: 153,
        nationalGrowth: nil, direction: nil, quantities: []),
    ], neighbourModel: model, neighbourModels: [model],
    groups: [
      PartnerGroup(
        id: "first", name: "First", announced: nil, note: "", members: [AreaKey("839")]),
      PartnerGroup(
        id: "second", name: "Second", announced: nil, note: "", members: [AreaKey("839")]),
    ])

  static let findings = [
    Finding(rule: "b-rule", severity: .information, message: "Seen.", remedy: "None."),
    Finding(
      rule: "a-rule", severity: .error, message: "Wrong, twice.", remedy: "Mend it.",
      file: "stock.csv", line: 7, column: "rate", area: AreaKey("839"), measure: "cla_rate",
      year: 2025),
  ]

  static let changes = [
    FigureChange(
      measure: "cla_rate", area: AreaKey("839"), year: 2025, kind: .revised, before: "63",
      after: "64"),
    FigureChange(
      measure: "cla_rate", area: AreaKey("839"), year: 2024, kind: .newlyWithheld, before: "7",
      after: "c"),
  ]

  static let files = TidyFiles.all(
    analysis: analysis, findings: findings, changes: differences(), sources: sources)
}

/// A tidy file read back, each row by column name.
struct TidyRecords {
  let header: [String]
  let rows: [[String]]

  /// The file with a name; empty when there is none.
  init(_ name: String) {
    let file = TidyFixture.files.first { $0.name == "tidy/\(name).csv" }
    self.init(bytes: file?.bytes ?? [])
  }

  /// The file with some bytes.
  init(bytes: [UInt8]) {
    let records = delimitedRecords(of: bytes)
    (header, rows) = (records.first ?? [], Array(records.dropFirst()))
  }

  /// The cell of a row in a column; `nil` where there is none.
  subscript(row: Int, column: String) -> String? {
    guard rows.indices.contains(row), let index = header.firstIndex(of: column) else { return nil }
    return rows[row].indices.contains(index) ? rows[row][index] : nil
  }
}
