import CareStatistics
import Testing
import TrendAnalysis

struct StudyTests {
  private static let model = NeighbourModel(
    name: "2025",
    neighbours: [
      AreaKey("103"): (104...108).enumerated().map {
        StatisticalNeighbour(neighbour: AreaKey("\($1)"), rank: $0 + 1, closeness: "Close")
      }
    ])

  private func plan(
    _ starts: [String: Int], group: String? = nil,
    comparators: StudyPlan.Comparators = .restOfEngland, excluded: [String: String] = [:],
    window: ClosedRange<Int> = 2016...2025
  ) -> StudyPlan {
    StudyPlan(
      name: "study", title: "Study", measure: SmallEngland.measure,
      treated: starts.sorted { $0.key < $1.key }.map {
        StudyPlan.Treated(area: AreaKey($0.key), firstYear: $0.value)
      }, groupName: group, comparators: comparators,
      excluded: Dictionary(uniqueKeysWithValues: excluded.map { (AreaKey($0.key), $0.value) }),
      window: window, outcomeNote: "", seed: 7)
  }

  private func study(
    _ plan: StudyPlan, _ england: SmallEngland = SmallEngland(authorities: 20)
  ) throws -> Study {
    try StudyEvaluator(table: england.table, model: Self.model).study(plan)
  }

  private func refusal(
    _ plan: StudyPlan, _ england: SmallEngland = SmallEngland(authorities: 20)
  ) throws -> StudyRefusal {
    let refusal = #expect(throws: StudyRefusal.self) { _ = try study(plan, england) }
    return try #require(refusal)
  }

  /// Three authorities whose counts fall to four fifths from 2024 on.
  private var withEffect: SmallEngland {
    var england = SmallEngland(authorities: 20)
    for key in ["103", "104", "105"] {
      england.counts[key] = (0..<10).map { (year: Int) -> Double? in
        Double(year >= 8 ? 320 : 400) + Double((year * 3) % 5)
      }
    }
    return england
  }

  @Test("a fall by a fifth is found, by every method, and by no more than chance before the start")
  func effect() throws {
    let study = try study(plan(["103": 2024, "104": 2024, "105": 2024]), withEffect)
    let headline = try #require(study.headline)
    #expect(headline.method == .differenceByPermutation && headline.clusters == 21)
    for method in [
      StudyMethod.differenceByPermutation, .differenceInDifferences, .collapsed, .groupTime,
      .syntheticControl,
    ] {
      let row = try #require(study.estimates.first { $0.method == method })
      #expect(abs(try #require(row.estimate) + 0.223) < 0.02, "\(method)")
      // With three treated areas nothing is tested with their own spread.
      if method == .differenceInDifferences {
        #expect(row.p == nil && row.lower == nil && row.error != nil)
      } else {
        #expect(try #require(row.p) < 0.06, "\(method)")
      }
    }
    let before = study.estimates.filter { ($0.eventTime ?? 0) < 0 }
    #expect(before.count == 7)
    for row in before { #expect(abs(try #require(row.estimate)) < 0.05) }
    #expect(study.series.count == 10 && study.series.allSatisfy { $0.synthetic != nil })
    let rate = study.rate(study.series[0].treated)
    #expect(abs(rate - 80) < 0.5)
    #expect(study.units.compactMap(\.weight).reduce(0, +) > 1 - 1e-9)
  }

  @Test("what the design could show is sqrt(v h / n), with the comparators' share on top")
  func power() throws {
    let starts = ["110": 2020, "111": 2020]
    let power = try #require(try study(plan(starts)).power)
    #expect(power.steps == 6)
    #expect(power.stepError > power.treatedError && power.treatedError > 0)
    // v h / n of the treated alone.
    #expect(abs(power.treatedError * power.treatedError - power.treatedVariance * 6 / 2) < 1e-12)
    let rows = try study(plan(starts)).designRows
    #expect(rows.map(\.method) == [.designMeans, .designLastYear, .designTreatedAlone])
    #expect(abs(try #require(rows[0].detectable) - power.detectable) < 1e-12)
  }

  @Test("ten treated areas carry errors of their own and a joint test of the years before")
  func manyTreated() throws {
    let keys = (103...112).map { "\($0)" }
    let study = try study(
      plan(Dictionary(uniqueKeysWithValues: keys.map { ($0, 2019) })))
    let plain = try #require(study.estimates.first { $0.method == .differenceInDifferences })
    #expect(plain.p != nil && plain.lower != nil)
    let leads = try #require(study.estimates.first { $0.method == .leads })
    #expect(leads.estimate == nil && leads.pMethod == "F, 2 and 20 degrees")
    #expect(
      study.estimates.filter { $0.method == .eventStudy }.map(\.eventTime) == [
        -3, -2, 0, 1, 2, 3, 4, 5, 6,
      ])
  }

  @Test("staggered starts lead with group-time effects and have no plain two-way estimate")
  func staggered() throws {
    let study = try study(plan(["103": 2019, "104": 2019, "105": 2021, "106": 2021]))
    #expect(!study.hasOneStart && study.firstYears == [2019, 2021])
    let methods = Set(study.estimates.map(\.method))
    #expect(study.headline?.method == .groupTimeByPermutation)
    #expect(!methods.contains(.differenceInDifferences) && !methods.contains(.eventStudy))
    #expect(study.noSyntheticControl == "the treated areas start in different years")
  }

  @Test("an authority inside a union is taken as the union, with its parts")
  func union() throws {
    let study = try study(plan(["901": 2024, "103": 2024]))
    let unit = try #require(study.units(.treated).first { $0.name == "Old county" })
    #expect(unit.parts == ["Area 900", "Area 901", "Area 902"] && unit.code == "E0901 / E0902")
    let two = try refusal(plan(["901": 2023, "902": 2024]))
    #expect(two.message.contains("Old county is one area") && two.message.contains("2023 and 2024"))
  }

  @Test("comparators are what the plan says, never a treated authority nor an excluded group")
  func comparators() throws {
    func names(_ comparators: StudyPlan.Comparators, _ excluded: [String: String] = [:]) throws
      -> [String]
    {
      try study(plan(["103": 2020], comparators: comparators, excluded: excluded))
        .units(.comparator).map(\.name)
    }
    #expect(try names(.neighbours) == (104...108).map { "Area \($0)" })
    #expect(try names(.authorities([AreaKey("110"), AreaKey("112")])) == ["Area 110", "Area 112"])
    #expect(try names(.region).count == 20)
    #expect(try names(.restOfEngland).count == 20)
    #expect(try names(.neighbours, ["105": "Others"]).count == 4)
    let left = try study(plan(["103": 2020], comparators: .neighbours, excluded: ["105": "Others"]))
      .leftOut
    #expect(left.map(\.unit.name) == ["Area 105"] && left[0].reason == "belongs to Others")
  }

  @Test("an area with a suppressed year is left out and named; a treated one by itself is refused")
  func suppressed() throws {
    var england = SmallEngland(authorities: 20)
    england.counts["105"] = (0..<10).map { $0 == 9 ? nil : 300 }
    england.counts["106"] = (0..<10).map { $0 == 4 ? 9 : 300 }
    let left = try study(plan(["103": 2020]), england).leftOut
    #expect(left.map(\.unit.name) == ["Area 105", "Area 106"])
    #expect(left[0].reason == "the figure for 2025 is suppressed")
    #expect(left[1].reason == "fewer than 10 counted in 2020, too few to test")
    let alone = try refusal(plan(["103": 2020, "105": 2020]), england)
    #expect(alone.message == "Area 105 is treated, but the figure for 2025 is suppressed")
    let group = try study(plan(["103": 2020, "105": 2020], group: "Partners"), england)
    #expect(group.units(.treated).map(\.name) == ["Area 103"])
    #expect(group.leftOut.contains { $0.unit.name == "Area 105" && $0.unit.isNamedTreated })
    let gone = try study(
      plan(["103": 2024, "900": 2024], group: "Partners", window: 2022...2025), england)
    #expect(gone.units.contains { $0.name == "Area 900" && $0.isNamedTreated })
    #expect(gone.leftOut.contains { $0.reason == "did not exist in the years 2022 to 2025" })
    let none = try refusal(plan(["105": 2020], group: "Partners"), england)
    #expect(none.message.contains("Area 105 (the figure for 2025 is suppressed)"))
    let few = try refusal(
      plan(["103": 2020], comparators: .authorities([AreaKey("104"), AreaKey("105")])), england)
    #expect(few.message.hasPrefix("1 comparators can be used"))
  }

  @Test("too few years for pooled variances still give the estimate, from all years' variances")
  func shortWindow() throws {
    let study = try study(plan(["103": 2024], window: 2023...2025))
    #expect(study.power != nil)
    #expect(study.noSyntheticControl == "1 year before the start, and at least 8 are needed")
    #expect(study.series.map(\.year) == [2023, 2024, 2025])
  }
}
