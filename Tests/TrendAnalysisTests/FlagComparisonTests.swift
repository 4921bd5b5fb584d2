import CareStatistics
import Testing

@testable import TrendAnalysis

/// Flags beside those of an earlier run, and what each difference can come from.
struct FlagComparisonTests {
  private static let window = 2021...2025

  private static func area(
    _ key: String, _ codes: [String], level: AreaLevel = .localAuthority
  ) -> Area {
    Area(
      key: AreaKey(key), level: level,
      codes: codes.enumerated().map { position, code in
        AreaCode(
          code: code, name: "Name of \(key)",
          validFrom: CalendarDate(year: 2009 + position, month: 1, day: 1),
          validTo: position + 1 < codes.count
            ? CalendarDate(year: 2009 + position, month: 12, day: 31) : nil)
      }, region: .england, subRegion: nil, otherNames: [])
  }

  private static let register = AreaRegister(
    areas: [
      area("E92000001", ["E92000001"], level: .country), area("801", ["E06000001"]),
      area("802", ["E06000002", "E06000092"]), area("803", ["E06000003"]),
      area("804", ["E06000004"]),
      area("803 / 804", ["E06000003 / E06000004"], level: .jointReturn),
    ], changes: [], toolNumbers: [:])

  private static func measure(_ id: String, flows: [String] = [], population: PopulationRule? = nil)
    -> Measure
  {
    Measure(
      id: id, name: id, shortName: id, theme: .frontDoor, unit: .per10000, period: .march31,
      direction: .none, balances: [], numeratorName: "a", denominatorName: "b", isTested: true,
      decimals: 0, definition: "", publication: "", population: population, flows: flows)
  }

  private static let measures = [
    measure(
      "rate", flows: ["starts"], population: PopulationRule(measure: "people", yearsBefore: 1)),
    measure("starts"), measure("people"), measure("other"),
  ]

  private static func trend(
    _ tier: TrendTier, _ grade: EvidenceGrade?, code: String = "E06000001",
    window: ClosedRange<Int> = FlagComparisonTests.window, measure: String = "rate"
  ) -> Trend {
    let keys = code.split(separator: "/").compactMap { part in
      register.area(code: part.filter { $0 != " " })?.key
    }
    return Trend(
      measure: measure, window: window, areaCode: code, areaName: "Name of \(code)",
      authorities: keys, parts: keys.map { "Name of \($0)" }, points: window.count, estimate: nil,
      tier: tier, grade: grade, contrastGrade: grade, reasonNotAssessed: nil,
      statement: "Sentence on \(code).")
  }

  private static func analysis(_ trends: [Trend]) -> Analysis {
    Analysis(
      table: ObservationTable(measures: measures, register: register, observations: []),
      comparators: [:], trends: trends, models: [],
      neighbourModel: NeighbourModel(name: "none", neighbours: [:]), neighbourModels: [],
      groups: [])
  }

  private static let settings = [
    RunSetting(.windows, "10 5"), RunSetting(.falseDiscoveryRate, "0.05"),
    RunSetting(.neighbours, "aa"),
  ]

  private static func changes(
    from before: [Trend], to after: [Trend], _ figures: [FigureChange] = [],
    settings: [RunSetting] = FlagComparisonTests.settings,
    was: [RunSetting] = FlagComparisonTests.settings,
    version: String = "1"
  ) -> RunChanges {
    RunChanges(
      since: EarlierRun(
        fingerprint: "f", version: version, settings: was,
        standings: before.map { FlagStanding($0) }, areas: [], measures: []),
      analysis: analysis(after), figures: figures, settings: settings, version: "1")
  }

  private static func figure(
    _ kind: FigureChange.Kind, area: String = "801", year: Int = 2025, measure: String = "rate"
  ) -> FigureChange {
    FigureChange(
      measure: measure, area: AreaKey(area), year: year, kind: kind, before: "1", after: "2")
  }

  /// One difference of figures, settings or version, and the causes it is listed as.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let figures: [FigureChange]
    var settings = FlagComparisonTests.settings
    var was = FlagComparisonTests.settings
    var version = "1"
    let causes: [ChangeCause]
  }

  static let cases: [Case] = [
    Case(testDescription: "nothing", figures: [], causes: [.notDetermined]),
    Case(
      testDescription: "a new figure of the area", figures: [figure(.newFigure)],
      causes: [.newData]),
    Case(
      testDescription: "a new figure of England", figures: [figure(.newFigure, area: "E92000001")],
      causes: [.newData]),
    Case(
      testDescription: "a new figure before the window", figures: [figure(.newFigure, year: 2020)],
      causes: [.notDetermined]),
    Case(
      testDescription: "a revised figure of the area", figures: [figure(.revised)],
      causes: [.ownRevision]),
    Case(
      testDescription: "a figure of the area withheld", figures: [figure(.newlyWithheld)],
      causes: [.ownRevision]),
    Case(
      testDescription: "a figure of the area released", figures: [figure(.released)],
      causes: [.ownRevision]),
    Case(
      testDescription: "a figure of another area removed", figures: [figure(.removed, area: "802")],
      causes: [.otherRevision]),
    Case(
      testDescription: "England's figure revised", figures: [figure(.revised, area: "E92000001")],
      causes: [.otherRevision]),
    Case(
      testDescription: "figures of a measure that is not used",
      figures: [figure(.revised, measure: "other")], causes: [.notDetermined]),
    Case(
      testDescription: "the area's starts revised", figures: [figure(.revised, measure: "starts")],
      causes: [.ownRevision]),
    Case(
      testDescription: "a population of the year before the window",
      figures: [figure(.revised, area: "802", year: 2020, measure: "people")],
      causes: [.otherRevision]),
    Case(
      testDescription: "a population after the last that is used",
      figures: [figure(.revised, area: "802", year: 2025, measure: "people")],
      causes: [.notDetermined]),
    Case(
      testDescription: "a threshold", figures: [],
      settings: [settings[0], RunSetting(.falseDiscoveryRate, "0.1"), settings[2]],
      causes: [.configuration]),
    Case(
      testDescription: "the list of windows, this one among both", figures: [],
      settings: [RunSetting(.windows, "8 5"), settings[1], settings[2]], causes: [.notDetermined]),
    Case(
      testDescription: "neighbours, which no grade rests on", figures: [],
      settings: [settings[0], settings[1], RunSetting(.neighbours, "bb")],
      causes: [.notDetermined]),
    Case(
      testDescription: "settings that were not kept", figures: [], was: [],
      causes: [.notDetermined]),
    Case(testDescription: "the version", figures: [], version: "0", causes: [.version]),
    Case(
      testDescription: "all at once, in a fixed order",
      figures: [
        figure(.revised, area: "802"), figure(.revised, year: 2023), figure(.newFigure),
      ], settings: [settings[0], RunSetting(.falseDiscoveryRate, "0.1"), settings[2]],
      version: "0",
      causes: [.newData, .ownRevision, .otherRevision, .configuration, .version]),
  ]

  @Test("each recorded difference is the cause that it is, and none is guessed", arguments: cases)
  func causes(example: Case) throws {
    let changes = Self.changes(
      from: [Self.trend(.with, nil)], to: [Self.trend(.against, .observed)], example.figures,
      settings: example.settings, was: example.was, version: example.version)
    let flag = try #require(changes.flags.first)
    #expect(flag.causes == example.causes && flag.kind == .gained && changes.flags.count == 1)
    #expect(flag.key == "rate|E06000001|2021-2025|against|observed")
    #expect(flag.statement == "Sentence on E06000001.")
  }

  @Test("a grade that comes, goes or becomes another is told from one that stays")
  func kinds() {
    let before = [
      Self.trend(.below, .observed), Self.trend(.below, .observed, code: "E06000092"),
      Self.trend(.below, .observed, code: "E06000003"), Self.trend(.above, nil, code: "E06000004"),
    ]
    let after = [
      Self.trend(.notAssessed, nil), Self.trend(.below, .observed, code: "E06000092"),
      Self.trend(.against, .observed, code: "E06000003"),
      Self.trend(.with, nil, code: "E06000004"),
    ]
    let flags = Self.changes(from: before, to: after).flags
    #expect(flags.map(\.kind) == [.lost, .changed])
    #expect(flags.map(\.areaCode) == ["E06000001", "E06000003"])
    let gone = Self.changes(from: before, to: []).flags
    #expect(gone.map(\.kind) == [.lost, .lost, .lost] && gone.allSatisfy { $0.after == nil })
    #expect(gone.first?.key == "rate|E06000001|2021-2025|none|none")
    #expect(Self.changes(from: before, to: before).flags == [])
  }

  @Test("a window that moved on with a new year is the same one")
  func movedWindow() throws {
    let before = [
      Self.trend(.with, nil, window: 2015...2024),
      Self.trend(.below, .observed, window: 2020...2024),
    ]
    let after = [
      Self.trend(.against, .confirmed, window: 2016...2025), Self.trend(.below, .observed),
    ]
    let figures = [
      Self.figure(.newFigure), Self.figure(.revised, year: 2015),
      Self.figure(.revised, area: "802", year: 2016),
    ]
    let flags = Self.changes(from: before, to: after, figures).flags
    #expect(flags.count == 1)
    let flag = try #require(flags.first)
    #expect(flag.before?.window == 2015...2024 && flag.window == 2016...2025)
    // The revised figure of 2015 is used no longer.
    #expect(flag.causes == [.newData, .otherRevision])
  }

  @Test(
    "a window of another length is the configuration's doing, and pairs with the one it replaces")
  func otherWindows() throws {
    let flags = Self.changes(
      from: [Self.trend(.below, .observed, window: 2016...2025), Self.trend(.below, .observed)],
      to: [Self.trend(.with, nil, window: 2018...2025), Self.trend(.below, .observed)],
      settings: [RunSetting(.windows, "8 5")] + Self.settings.dropFirst()
    ).flags
    let flag = try #require(flags.first)
    #expect(flags.count == 1 && flag.kind == .lost && flag.causes == [.configuration])
    #expect(flag.before?.window == 2016...2025 && flag.after?.window == 2018...2025)
  }

  @Test("an area with another code is the same area, and a joined area's parts are its own")
  func areas() throws {
    let recoded = Self.changes(
      from: [Self.trend(.below, .observed, code: "E06000002")],
      to: [Self.trend(.below, .observed, code: "E06000092")])
    #expect(recoded.flags == [])
    let code = "E06000003 / E06000004"
    let joined = Self.changes(
      from: [Self.trend(.with, nil, code: code)],
      to: [Self.trend(.below, .observed, code: code)],
      [Self.figure(.revised, area: "804"), Self.figure(.revised, area: "803 / 804")])
    #expect(joined.flags.map(\.causes) == [[.ownRevision]])
  }

  @Test("areas, measures, settings and the version that differ are listed in that order")
  func content() {
    let measures = Self.measures.map { NamedSubject($0) }
    let areas = Self.register.areas.map { NamedSubject($0) }
    let earlier = EarlierRun(
      fingerprint: "f", version: "0",
      settings: [RunSetting(.windows, "10"), RunSetting(.partners, "cc")], standings: [],
      areas: areas.dropFirst() + [NamedSubject(key: "999", code: "E06000099", name: "Old")],
      measures: measures.dropLast())
    let changes = RunChanges(
      since: earlier, analysis: Self.analysis([]), figures: [],
      settings: [RunSetting(.windows, "10 5"), RunSetting(.map, "dd")], version: "1")
    #expect(
      changes.content.map { "\($0.subject.rawValue) \($0.id) \($0.kind.rawValue)" } == [
        "area E06000001 added", "area E06000099 removed", "measure other added",
        "setting windows changed", "setting map added", "setting partners removed",
        "version version changed",
      ])
    #expect(!changes.isEmpty && changes.flags.isEmpty)
  }
}
