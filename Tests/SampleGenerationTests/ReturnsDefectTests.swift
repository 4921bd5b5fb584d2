import SampleGeneration
import Testing

struct ReturnsDefectTests {
  private struct Planted {
    let years: [MadeYear]
    var truth: [Int: Set<BrokenRule>] = [:]

    init(seed: UInt64) {
      let settings = ReturnsSettings(
        authorities: ["E06000022"], years: 2017...2026, children: [200], seed: seed,
        defectRate: 0.08)
      let returns = ReturnsSample(settings: settings).returns(ofAuthorityAt: 0)
      years = MadeYear.years(of: returns)
      for line in String(decoding: returns.truth, as: UTF8.self).split(separator: "\n") {
        let fields = line.split(separator: ",").map(String.init)
        let file = "\(fields[3].lowercased()).csv"
        #expect(fields[0] == "E06000022" && fields[4] == file)
        guard let year = Int(fields[1]), let row = Int(fields[5]) else { continue }
        truth[year, default: []].insert(BrokenRule(rule: fields[2], table: fields[3], row: row))
      }
    }

    /// The children of some rows of a year.
    func children(_ rows: Set<BrokenRule>, in year: MadeYear) -> Set<String> {
      Set(
        rows.compactMap { row in
          (row.table == "Header" ? year.header : year.episodes).first { $0.line == row.row }?.child
        })
    }
  }

  @Test(arguments: [1, 2])
  func `every planted row breaks its rule, and no other child breaks any`(seed: UInt64) {
    let planted = Planted(seed: seed)
    var rules: Set<String> = []
    var bad: Set<String> = []
    for year in planted.years {
      bad.formUnion(planted.children(planted.truth[year.year] ?? [], in: year))
    }
    var last: MadeYear?
    for year in planted.years {
      let truth = planted.truth[year.year] ?? []
      rules.formUnion(truth.map(\.rule))
      let broken = ObviousRules(year, last: last).broken
      let missed = truth.subtracting(broken)
      #expect(missed.isEmpty, "\(year.year): \(missed.prefix(5))")
      #expect(planted.children(broken, in: year).isSubset(of: bad))
      last = year
    }
    #expect(rules.count == 60)
  }

  @Test func `as many are planted as the rate says`() {
    let planted = Planted(seed: 1)
    for year in planted.years.dropFirst() {
      let children = planted.children(planted.truth[year.year] ?? [], in: year).count
      let share = Double(children) / Double(year.header.count)
      #expect((0.05...0.1).contains(share), "\(year.year): \(share)")
    }
  }

  @Test func `without defects nothing is said to be wrong`() {
    let settings = ReturnsSettings(authorities: ["E06000022"], years: 2024...2024, children: [50])
    #expect(ReturnsSample(settings: settings).returns(ofAuthorityAt: 0).truth.isEmpty)
  }
}
