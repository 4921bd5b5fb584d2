import CareStatistics
import Testing
import TrendAnalysis

/// What stands beside a fall, in a country written by hand.
struct BalanceTests {
  /// Ash falls over the long window, and each measure beside it stands in another way.
  private static var country: SmallCountry {
    var country = SmallCountry()
    country.add(
      "rate", ["101"], own: -0.03, contrast: -0.04, grade: .observed, contrastGrade: .probable,
      tier: .against)
    country.add("plans", ["101"], contrast: -0.05, grade: .observed)
    country.add("plans", ["102"], contrast: 0.01, grade: nil)
    country.add("plans", ["103"], contrast: 0.06, grade: .probable)
    country.add(
      "referrals", ["101"], own: 0.02, contrast: 0.03, grade: .observed, contrastGrade: .probable,
      tier: .against)
    country.add("ceasing", ["101"], contrast: -0.01, grade: nil)
    country.add(
      "turnover", ["101"], 2017...2025, reason: "fewer than 10 counted in 2021, too few to test")
    country.add("turnover", ["101"], 2021...2025, contrast: 0.2, grade: .confirmed)
    return country
  }

  private func row(_ rows: [Balance], _ measure: String) throws -> Balance {
    try #require(rows.first { $0.reading.measure == measure })
  }

  @Test func `each standing comes from the measure's own trend of the same area`() throws {
    let rows = Self.country.analysis.evidence.balance
    #expect(
      rows.map(\.reading.measure) == ["absence", "ceasing", "plans", "referrals", "turnover"])
    #expect(
      rows.map(\.standing) == [
        .cannotBeSaid, .noClearDifference, .with, .against, .cannotBeSaid,
      ])
    #expect(rows.allSatisfy { $0.headline == "rate" && $0.window == 2016...2025 })
    #expect(rows.allSatisfy { $0.fallGrade == .observed && $0.areaCode == "E06000001" })
    #expect(try row(rows, "plans").reading.estimate?.contrast == -0.05)
  }

  @Test func `the grade of a reading is that of its contrast, not of its tier`() throws {
    let reading = try row(Self.country.analysis.evidence.balance, "referrals").reading
    #expect(reading.grade == .probable)
  }

  @Test func `a reading says how many areas are graded among those tested`() throws {
    let reading = try row(Self.country.analysis.evidence.balance, "plans").reading
    #expect(reading.areasTested == 3 && reading.areasGraded == 2)
  }

  @Test func `a measure without the window is read in its own, and what it cannot say is said`()
    throws
  {
    let rows = Self.country.analysis.evidence.balance
    let turnover = try row(rows, "turnover").reading
    #expect(turnover.window == 2017...2025)
    #expect(turnover.reason == "fewer than 10 counted in 2021, too few to test")
    #expect(turnover.estimate == nil && turnover.grade == nil)
    let absence = try row(rows, "absence").reading
    #expect(absence.window == nil && absence.reason == "shown, not tested")
  }

  @Test func `one neutral sentence holds every measure beside the fall`() {
    let sentences = Set(Self.country.analysis.evidence.balance.map(\.sentence))
    #expect(
      sentences == [
        "Beside the fall from 2016 to 2025 in Ash (children looked after at 31 March), compared "
          + "with the rest of England: second or later plans (observed, 2 of 3 areas graded) moved "
          + "the same way; referrals after a referral (probable, 1 of 1 areas graded) moved the "
          + "other way; children ceasing to be looked after showed no clear difference; nothing can "
          + "be said of turnover (2017 to 2025: fewer than 10 counted in 2021, too few to test) and "
          + "absence (shown, not tested). This does not say whether children were safe."
      ])
  }

  @Test func `a rise, a fall without a grade and a fall slower than England's have no balance`() {
    var country = SmallCountry()
    country.add("rate", ["101"], own: 0.03, contrast: 0.04, grade: .confirmed)
    country.add("rate", ["102"], own: -0.03, contrast: -0.02, grade: nil)
    country.add("rate", ["103"], own: -0.01, contrast: 0.04, grade: .probable)
    country.add("rate", ["104"], own: 0.01, contrast: -0.04, grade: .probable)
    country.add("ceasing", ["105"], own: -0.05, contrast: -0.04, grade: .confirmed)
    #expect(country.analysis.evidence.balance.isEmpty)
  }

  @Test func `a fall of those starting has the measures that name it`() {
    var country = SmallCountry()
    country.add(
      "starting", ["101"], 2021...2025, own: -0.03, contrast: -0.04, grade: .confirmed)
    country.add("plans", ["101"], 2021...2025, contrast: 0.01, grade: nil)
    let rows = country.analysis.evidence.balance
    #expect(rows.map(\.reading.measure) == ["plans"])
    #expect(rows.map(\.headline) == ["starting"] && rows[0].window == 2021...2025)
    #expect(rows[0].standing == .noClearDifference)
  }

  @Test func `a joined area is matched by its members alone`() throws {
    var country = SmallCountry()
    country.add("rate", ["104", "105"], own: -0.03, contrast: -0.04, grade: .probable)
    country.add("rate", ["106"], own: -0.03, contrast: -0.04, grade: .probable)
    country.add("plans", ["104", "105"], contrast: -0.05, grade: .observed)
    country.add("referrals", ["104"], contrast: -0.05, grade: .observed)
    country.add("referrals", ["105"], contrast: -0.05, grade: .observed)
    country.add("ceasing", ["105", "106"], contrast: -0.05, grade: .observed)
    country.add("ceasing", ["106"], reason: "joined with other areas, assessed as Fern and Hazel")
    let rows = country.analysis.evidence.balance
    let joined = rows.filter { $0.areaName == "Elm and Fern" }
    #expect(try row(joined, "plans").standing == .with)
    #expect(try row(joined, "referrals").standing == .cannotBeSaid)
    #expect(
      try row(joined, "referrals").reading.reason == "assessed in other areas: Elm and Fern")
    #expect(
      try row(joined, "ceasing").reading.reason == "assessed in other areas: Fern and Hazel")
    let single = rows.filter { $0.areaName == "Hazel" }
    #expect(
      try row(single, "ceasing").reading.reason
        == "joined with other areas, assessed as Fern and Hazel")
    #expect(try row(single, "plans").reading.reason == "no figures for this area")
  }

  @Test func `a measure that was never assessed says so`() throws {
    var country = SmallCountry()
    country.windows["referrals"] = []
    country.windows["turnover"] = [2006...2010]
    country.add("rate", ["101"], own: -0.03, contrast: -0.04, grade: .probable)
    let rows = country.analysis.evidence.balance
    #expect(try row(rows, "referrals").reading.reason == "no figures to test")
    #expect(try row(rows, "turnover").reading.reason == "no year in common")
  }

  @Test func `rows stand in the order of measure, window, area and balancing measure`() {
    var country = SmallCountry()
    for key in ["103", "101"] {
      for window in [SmallCountry.short, SmallCountry.long] {
        country.add("rate", [key], window, own: -0.03, contrast: -0.04, grade: .observed)
        country.add("starting", [key], window, own: -0.03, contrast: -0.04, grade: .observed)
      }
    }
    let keys = country.analysis.evidence.balance.map { row in
      [row.headline, "\(row.window.lowerBound)", row.areaCode, row.reading.measure]
    }
    #expect(keys.count == 2 * 2 * (5 + 1))
    for (before, after) in zip(keys, keys.dropFirst()) {
      #expect(before.lexicographicallyPrecedes(after))
    }
  }

  @Test(
    arguments: [
      (2016...2025, [2016...2025, 2021...2025], 2016...2025),
      (2016...2025, [2017...2025, 2021...2025], 2017...2025),
      (2021...2025, [2016...2025], 2016...2025),
      (2021...2025, [2014...2025, 2018...2025], 2018...2025),
      (2016...2025, [2016...2024, 2021...2025], 2021...2025),
      (2016...2025, [2014...2023, 2020...2024], 2014...2023),
      (2016...2025, [2006...2015], nil), (2016...2025, [], nil),
    ] as [(ClosedRange<Int>, [ClosedRange<Int>], ClosedRange<Int>?)])
  func `the window read is the same, else one with the same end, else the one that shares most`(
    window: ClosedRange<Int>, among: [ClosedRange<Int>], expected: ClosedRange<Int>?
  ) {
    #expect(BesideReading.window(beside: window, among: among) == expected)
    #expect(BesideReading.window(beside: window, among: among.reversed()) == expected)
  }
}
