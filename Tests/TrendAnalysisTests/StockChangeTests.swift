import CareStatistics
import TestSupport
import Testing
import TrendAnalysis

struct StockChangeTests {
  private let rows = FlowEngland.byHand.changes()

  private func row(_ code: String, _ years: ClosedRange<Int>) throws -> StockChange {
    try #require(rows.first { $0.areaCode == code && $0.years == years })
  }

  @Test func `a window's parts are those worked out by hand`() throws {
    let row = try row("E0101", 2021...2025)
    #expect(row.isWindow && row.before.number == 100 && row.after.number == 130)
    #expect(row.starts.number == 125 && row.ceases.number == 99)
    let counts = try #require(row.counts)
    #expect(counts.change == 30 && counts.residual == 4)
    let stocks = 105 + 107.5 + 112.5 + 125
    #expect(agree(counts.exitHazard, 99 / stocks))
    #expect(agree(counts.meanStay, stocks / 112))
    let rates = try #require(row.rates)
    #expect(agree(rates.before, 100) && agree(rates.after, 130))
    #expect(agree(rates.starts, 30 + 16 + 32 + 35))
    #expect(agree(rates.ceases, -(22 + 20 + 20 + 27)))
    #expect(agree(rates.residual, 2 + 0 + 0 + 2))
    // 2023: 110 a year earlier, 2,500 more of 12,500; 2025: 96 a year earlier, 2,500 fewer of 10,000.
    #expect(agree(rates.population, -110 * 0.2 + 96 * 0.25))
    let growth = try #require(row.growth)
    #expect(agree(growth.total, 0.17435338714477774))
    #expect(agree(growth.starts, 0.15415067982725827))
  }

  @Test func `a single year has its own parts and its growth on the year before`() throws {
    let first = try row("E0101", 2021...2022)
    #expect(!first.isWindow && first.growth == nil)
    #expect(first.counts?.residual == 2 && first.used == 1 && first.missing == 0)
    let second = try row("E0101", 2022...2023)
    #expect(second.counts?.change == -5 && second.counts?.residual == 0)
    #expect(agree(second.growth?.starts, -0.4054651081081644))
  }

  @Test func `a withheld stock leaves the years beside it without parts and says so`() throws {
    let window = try row("E0102", 2021...2025)
    #expect(window.counts == nil && window.rates == nil && window.growth == nil)
    #expect(
      window.reason
        == "the number on 31 March 2024 is missing: suppressed to protect confidentiality; starts "
        + "and ceases are not shown beside a missing figure")
    #expect(window.starts.status == .confidential && window.ceases.status == .confidential)
    for years in [2023...2024, 2024...2025] {
      let row = try row("E0102", years)
      #expect(row.counts == nil && row.used == 0 && row.missing == 1)
      #expect([row.before, row.after].map(\.number).contains(nil))
      #expect([row.before, row.after].compactMap(\.status) == [.confidential])
      #expect(row.starts.number == nil && row.ceases.number == nil, "they would tell the stock")
    }
    #expect(try row("E0102", 2022...2023).counts?.residual == 5)
  }

  @Test func `a missing flow leaves its own year and the window without parts`() throws {
    #expect(try row("E0103", 2022...2023).counts == nil)
    #expect(try row("E0103", 2023...2024).counts?.change == 0)
    let window = try row("E0103", 2021...2025)
    #expect(window.ceases == .init(number: nil, status: .confidential))
    #expect(window.starts.number == nil, "it would tell the ceases")
    #expect(window.reason?.hasPrefix("the number ceasing in the year to 31 March 2023") == true)
  }

  @Test(arguments: [ValueStatus.notAvailable, .notApplicable])
  func `a symbol that may hide a number hides the flows beside it, one that cannot does not`(
    status: ValueStatus
  ) throws {
    var england = FlowEngland.byHand
    england.missing = status
    let rows = england.changes()
    let row = try #require(rows.first { $0.areaCode == "E0103" && $0.years == 2022...2023 })
    #expect(row.counts == nil && row.ceases.status == status)
    #expect(row.starts.number == (status == .notApplicable ? 80 : nil))
  }

  @Test func `a divided county is one area whose parts are added up`() throws {
    let window = try row("E0901 / E0902", 2021...2025)
    #expect(window.areaName == "Old county" && window.parts.count == 3)
    #expect(window.authorities == [AreaKey("901"), AreaKey("902")])
    #expect(window.before.number == 50 && window.after.number == 73)
    #expect(window.starts.number == 20 + 17 + 21 + 22 && window.ceases.number == 10 + 13 + 15 + 19)
    #expect(window.counts?.residual == 0)
    #expect(try row("E0901 / E0902", 2022...2023).counts?.change == 5)
    let member = try row("E0901", 2021...2025)
    #expect(
      member.counts == nil && member.reason == "joined with other areas, counted as Old county")
  }

  @Test func `a successor stands alone in the years since`() throws {
    #expect(try row("E0901", 2023...2024).counts?.residual == -1)
    #expect(try row("E0901", 2024...2025).counts?.residual == 1)
    #expect(!rows.contains { $0.areaCode == "E0901" && $0.years == 2022...2023 })
    #expect(!rows.contains { $0.areaCode == "E0900" })
  }

  @Test func `regions and England are sums over the areas with every figure`() throws {
    let north = try row("E12000001", 2021...2025)
    #expect(north.used == 1 && north.missing == 1)
    #expect(north.before.number == 100 && north.starts.number == 125)
    let year = try row("E12000001", 2021...2022)
    #expect(year.used == 2 && year.before.number == 300 && year.counts?.residual == 2)
    let england = try row("E92000001", 2021...2022)
    #expect(england.level == .country && england.used == 4 && england.missing == 0)
    #expect(england.before.number == 650 && england.after.number == 680)
    #expect(england.starts.number == 180 && england.ceases.number == 152)
    #expect(england.counts?.residual == 2)
    let later = try row("E92000001", 2022...2023)
    #expect(later.used == 3 && later.missing == 1)
    // Growth is over the areas that are complete in both years, here all but 103.
    #expect(later.growth != nil)
    let whole = try row("E92000001", 2021...2025)
    #expect(whole.used == 2 && whole.missing == 2)
    #expect(whole.before.number == 150 && whole.after.number == 203)
  }

  @Test func `unaccompanied children are as published, withheld ones stay withheld`() throws {
    let own = try #require(try row("E0101", 2021...2025).unaccompanied)
    #expect(own.before.number == 20 && own.othersBefore == 80 && own.shareBefore == 0.2)
    #expect(own.after.number == 5 && own.othersAfter == 125)
    #expect(own.overTenth == true)
    let unknown = try #require(try row("E0101", 2022...2023).unaccompanied)
    #expect(unknown.before == .init(number: nil, status: .confidential))
    #expect(unknown.othersBefore == nil && unknown.shareBefore == nil && unknown.overTenth == nil)
    let withheld = try #require(try row("E0102", 2021...2022).unaccompanied)
    #expect(withheld.othersBefore == nil && withheld.othersAfter == nil)
    #expect(try row("E0103", 2021...2025).unaccompanied?.overTenth == false)
    let joined = try #require(try row("E0901 / E0902", 2021...2025).unaccompanied)
    #expect(joined.before.number == 1)
    #expect(joined.after.number == nil && joined.othersAfter == nil, "one part is withheld")
  }

  @Test func `where all but a few are unaccompanied their number is withheld`() throws {
    var england = FlowEngland.byHand
    england.figures["101"]?.unaccompanied = [95, 104, 20, 20, 130]
    let rows = england.changes()
    let row = try #require(rows.first { $0.areaCode == "E0101" && $0.years == 2021...2022 })
    let children = try #require(row.unaccompanied)
    #expect(children.before == .init(number: nil, status: .confidential))
    #expect(children.othersBefore == nil && children.shareBefore == nil)
    #expect(children.after.number == 104 && children.othersAfter == 6)
    let window = try #require(rows.first { $0.areaCode == "E0101" && $0.isWindow })
    #expect(window.unaccompanied?.othersAfter == 0 && window.unaccompanied?.overTenth == true)
  }

  @Test func `regions and England show their own published rows, never a sum that leaves one out`()
    throws
  {
    let england = try #require(try row("E92000001", 2021...2025).unaccompanied)
    #expect(england.before.number == 70 && england.after.number == 80)
    #expect(england.othersBefore == 580 && england.allBefore.number == 650)
    let south = try #require(try row("E12000002", 2021...2025).unaccompanied)
    #expect(south.before.number == 30)
    #expect(south.after == .init(number: nil, status: .confidential))
    #expect(south.othersAfter == nil && south.shareAfter == nil)
  }

  @Test func `rows stand by code and years, each once`() {
    let keys = rows.map { "\($0.areaCode)|\($0.years.lowerBound)|\($0.years.upperBound)" }
    #expect(Set(keys).count == keys.count)
    for (a, b) in zip(rows, rows.dropFirst()) {
      #expect(
        (a.areaCode, a.years.lowerBound, a.years.upperBound)
          < (b.areaCode, b.years.lowerBound, b.years.upperBound))
    }
  }

  @Test func `without two flows, or without a window, there is nothing`() {
    let england = FlowEngland.byHand
    #expect(england.changes(windows: []).isEmpty)
    let analysis = SmallEngland(authorities: 12)
    let plain = Analysis(
      table: analysis.table, comparators: [:], trends: [],
      models: analysis.assessor.assess(SmallEngland.measure).models,
      neighbourModel: NeighbourModel(name: "", neighbours: [:]), neighbourModels: [], groups: [])
    let headline = HeadlineMeasures(rate: "rate", number: "", starting: "", ceasing: "")
    #expect(Evidence(.stockChanges, of: plain, headline: headline).stockChanges.isEmpty)
  }

  @Test func `a window of one year has no growth, and its only year is the window`() throws {
    var england = FlowEngland.byHand
    england.years = 2021...2022
    let rows = england.changes()
    let row = try #require(rows.first { $0.areaCode == "E0101" })
    #expect(row.years == 2021...2022 && row.counts?.residual == 2 && row.growth == nil)
    #expect(rows.count { $0.areaCode == "E0101" } == 1)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `on random figures the parts add up, and sums are those of their areas`(seed: UInt64) throws
  {
    let england = FlowEngland.random(seed: seed, authorities: 21, years: 2016...2025)
    let rows = england.changes(windows: [2016...2025, 2021...2025])
    var complete = 0
    for row in rows {
      guard let counts = row.counts else {
        #expect(row.reason != nil && row.rates == nil && row.growth == nil)
        continue
      }
      complete += 1
      let (before, after) = try (#require(row.before.number), #require(row.after.number))
      let (starts, ceases) = try (#require(row.starts.number), #require(row.ceases.number))
      #expect(before + starts - ceases + counts.residual == after)
      #expect(counts.change == after - before)
      let rates = try #require(row.rates)
      let sum = rates.starts + rates.ceases + rates.residual + rates.population
      #expect(abs(sum - rates.change) < 1e-10)
      if let growth = row.growth {
        #expect(abs(growth.starts + growth.stay + growth.balance - growth.total) < 1e-12)
      }
    }
    #expect(complete > 200)
    for years in [2016...2025, 2021...2025] + (2017...2025).map({ $0 - 1...$0 }) {
      let areas = rows.filter {
        $0.years == years && $0.level == .localAuthority && $0.counts != nil
      }
      let whole = try #require(rows.first { $0.years == years && $0.level == .country })
      let regions = rows.filter { $0.years == years && $0.level == .region }
      #expect(whole.used == areas.count && whole.missing == 21 - areas.count)
      for figure in [\StockChange.before, \.after, \.starts, \.ceases] {
        let sum = areas.compactMap { $0[keyPath: figure].number }.reduce(0, +)
        #expect(whole[keyPath: figure].number == sum)
        #expect(regions.compactMap { $0[keyPath: figure].number }.reduce(0, +) == sum)
      }
    }
  }
}
