import DelimitedText
import Testing
import TestSupport

@testable import PartnerReturns

/// What must hold of counts whatever the returns say.
struct CountPropertyTests {
  private typealias Counts = [String: TextCount.Counts]

  private func counts(
    _ files: [String: String], _ years: ClosedRange<Int>, monthly: Bool = false
  ) throws -> Counts {
    try ReturnFixture.withFolder(files) {
      try ModuleCount($0, years: years, monthly: monthly).counts
    }
  }

  private func files(_ returns: [TextReturn]) -> [String: String] {
    returns.reduce(into: [:]) { $0.merge($1.files()) { $1 } }
  }

  private func madeUp(_ years: ClosedRange<Int>, seed: UInt64) -> [TextReturn] {
    TextReturn.all(
      MadeUpReturns.files(years: years, children: 120, seed: seed, defectRate: 0))
  }

  /// Puts an episode of no days in front of every fifth episode that does not open its period, as
  /// where a placement fails on the day: it is in the return of that year alone.
  private func withSameDayEpisodes(_ returns: [TextReturn]) -> [TextReturn] {
    returns.map { annual in
      var annual = annual
      annual.episodes = annual.episodes.flatMap { row -> [TextReturn.Row] in
        guard let began = TextDate(row["DECOM"]).day, began % 5 == 0, row["RNE"] != "S",
          TextDate.reportingYear(began) == annual.year
        else { return [row] }
        var short = row
        (short["DEC"], short["REC"], short["PLACE"]) = (row["DECOM"], "X1", "K2")
        return began % 2 == 0 ? [short, row] : [row, short]
      }
      return annual
    }
  }

  @Test(arguments: [21, 22, 23] as [UInt64], [false, true])
  func `returns without a defect give each year the counts that its own return gives`(
    seed: UInt64, hasSameDay: Bool
  ) throws {
    let clean = madeUp(2016...2020, seed: seed)
    let returns = hasSameDay ? withSameDayEpisodes(clean) : clean
    if hasSameDay {
      let (plain, more) = (clean.map(\.episodes.count), returns.map(\.episodes.count))
      #expect(zip(plain, more).allSatisfy { $0 < $1 })
    }
    for annual in returns {
      let all = try counts(files(returns), annual.year...annual.year)
      let own = try counts(annual.files(), annual.year...annual.year)
      #expect(own[""]?.count == 3)
      for (breakdown, counts) in own {
        #expect(all[breakdown] == counts, "\(annual.year) by \(breakdown)")
      }
    }
  }

  @Test(arguments: [31, 32] as [UInt64])
  func `an episode of no days changes no total`(seed: UInt64) throws {
    let clean = madeUp(2016...2020, seed: seed)
    for monthly in [false, true] {
      let plain = try counts(files(clean), 2016...2020, monthly: monthly)
      let more = try counts(files(withSameDayEpisodes(clean)), 2016...2020, monthly: monthly)
      for breakdown in ["", "age_band", "placement_group", "legal_status", "category_of_need"] {
        #expect(plain[breakdown] == more[breakdown], "by \(breakdown)")
      }
    }
  }

  @Test(arguments: [41, 42] as [UInt64])
  func `the order of the rows in a file changes no count`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let returns = madeUp(2017...2019, seed: seed)
    let shuffled = returns.map { annual in
      var annual = annual
      annual.header.shuffle(using: &random)
      annual.episodes.shuffle(using: &random)
      annual.asylum.shuffle(using: &random)
      return annual
    }
    #expect(
      try counts(files(returns), 2017...2019, monthly: true)
        == counts(files(shuffled), 2017...2019, monthly: true))
  }

  @Test(arguments: [51, 52] as [UInt64])
  func `the groups of a breakdown add up to the total, and crossed ones to each other`(
    seed: UInt64
  ) throws {
    var soup = EpisodeSoup(seed: seed)
    try ReturnFixture.withFolder(files(soup.returns(children: 100))) { root in
      let returns = try ReturnFixture.returns(in: root)
      let merge = EpisodeMerge(returns.annuals, children: returns.children.count)
      let facts = ChildFacts.all(returns.annuals, children: returns.children.count)
      let periods = CountingPeriods(years: 2016...2018)
      let (one, other) = (Breakdown.placementGroup, Breakdown.ethnicGroup)
      var tallies = [[], [one], [other], [one, other]].map {
        EventTally(periods: periods, breakdowns: $0)
      }
      merge.tally(facts, into: &tallies)
      for period in 0..<3 {
        for measure in CountedMeasure.allCases {
          let tables = tallies.map { $0.table(period, measure) }
          #expect(tables.allSatisfy { $0.reduce(0, +) == tables[0][0] })
          let width = other.groups.count
          for group in one.groups.indices {
            #expect(tables[3][group * width..<(group + 1) * width].reduce(0, +) == tables[1][group])
          }
          for group in 0..<width {
            let column = one.groups.indices.map { tables[3][$0 * width + group] }
            #expect(column.reduce(0, +) == tables[2][group])
          }
        }
      }
    }
  }

  @Test func `printed rows without protection are the twin's counts, byte by byte in order`() throws
  {
    let returns = madeUp(2017...2019, seed: 61)
    for breakdown in [nil] + Breakdown.allCases.map(Optional.some) {
      let rows = try ReturnFixture.withFolder(files(returns)) { root in
        try ReturnCounting(
          folder: root, register: ReturnFixture.register, years: 2018...2025,
          breakdowns: breakdown.map { [$0] } ?? []
        ).count(.none).map(\.rows).joined()
      }
      let twin = TextCount(returns, TextCount.years(2018...2019)).counts[breakdown?.rawValue ?? ""]
      let expected = (twin ?? [:]).map { cell, count in
        let parts = cell.split(separator: " ", maxSplits: 2)
        let name = parts[2].contains(",") ? "\"\(parts[2])\"" : "\(parts[2])"
        let group = breakdown == nil ? "" : "\(name),"
        return "E06000036,\(2018 + (Int(parts[0]) ?? 0)),\(parts[1]),\(group)\(count)"
      }
      let lines = rows.split(separator: "\n").map(String.init)
      let keys = lines.map { line in
        Array(
          line.filter { $0 != "\"" }.split(separator: ",").dropLast().joined(separator: ",").utf8)
      }
      #expect(Set(lines) == Set(expected).union(lines.filter { $0.hasSuffix(",0") }))
      #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    }
  }

  @Test func `every printed row has as many fields as the header`() throws {
    let returns = madeUp(2017...2019, seed: 61)
    for breakdown in Breakdown.allCases {
      try ReturnFixture.withFolder(files(returns)) { root in
        let counting = try ReturnCounting(
          folder: root, register: ReturnFixture.register, years: 2018...2019,
          breakdowns: [breakdown])
        for protection in [.none, .suppressed(.none)] as [ReturnCounting.Protection] {
          let rows = counting.count(protection).map(\.rows).joined()
          // The reader refuses a record with another number of fields than the header.
          var reader = try DelimitedReader(
            source: ByteSource(bytes: Array((counting.header + rows).utf8)))
          var groups: Set<String> = []
          while let record = try reader.next() { groups.insert(record.string(at: 3)) }
          #expect(groups.isSubset(of: breakdown.groups), "\(breakdown)")
          #expect(groups.count > 1)
        }
      }
    }
  }
}
