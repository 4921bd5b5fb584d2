import Testing

@testable import PartnerReturns

/// The module's counts against those of a slow twin that works on text.
struct TwinCountTests {
  /// Compares all counts, by year and by month, and gives the number of different cells compared.
  @discardableResult
  private func compare(_ files: [String: String], _ years: ClosedRange<Int>) throws -> Int {
    let returns = TextReturn.all(files)
    var cells = 0
    try ReturnFixture.withFolder(files) { root in
      for (monthly, spans) in [(false, TextCount.years(years)), (true, TextCount.months(years))] {
        let twin = TextCount(returns, spans).counts
        let module = try ModuleCount(root, years: years, monthly: monthly).counts
        #expect(Set(twin.keys) == Set(module.keys))
        for (breakdown, counts) in twin {
          #expect(module[breakdown] == counts, "by \(breakdown)")
          cells += counts.count
        }
      }
    }
    return cells
  }

  @Test(arguments: [false, true])
  func `the fixture counts as its text does`(withPrevious: Bool) throws {
    let files = try ReturnFixture.miniFiles(withPrevious: withPrevious)
    #expect(try compare(files, (withPrevious ? 2017 : 2018)...2018) > 100)
  }

  @Test(arguments: [
    (UInt64(1), 2016...2018, 0.0), (2, 2017...2021, 0), (3, 2016...2018, 0.3),
    (4, 2022...2026, 0.3), (5, 2012...2015, 0.1), (6, 2024...2027, 1),
  ])
  func `made-up returns count as their text does`(
    seed: UInt64, years: ClosedRange<Int>, defectRate: Double
  ) throws {
    let files = MadeUpReturns.files(
      years: years, children: 60, seed: seed, defectRate: defectRate)
    #expect(try compare(files, years) > 1000)
  }

  @Test(arguments: 0..<40)
  func `random rows of three returns count as their text does`(round: Int) throws {
    var soup = EpisodeSoup(seed: UInt64(round))
    let returns = soup.returns(children: 100)
    var files: [String: String] = [:]
    for annual in returns { files.merge(annual.files()) { $1 } }
    #expect(try compare(files, 2016...2018) > 1000)
  }
}
