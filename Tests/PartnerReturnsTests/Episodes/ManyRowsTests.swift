import CareStatistics
import Testing
import TestSupport

@testable import PartnerReturns

/// One child may have all rows of a file; the work must not grow with their square.
struct ManyRowsTests {
  /// Counts how often rows are compared.
  private final class Comparisons {
    var count = 0
  }

  private func rows(_ count: Int, seed: UInt64, days: Int32 = 400) -> [EpisodeRow] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { place in
      var row = EpisodeRow(child: 0, line: Int32(place + 2), fileYear: 2018)
      row.began = DateField(Day(number: Int32.random(in: 17_000...17_000 + days, using: &random)))
      row.ended = Bool.random(using: &random) ? .blank : row.began
      return row
    }
  }

  @Test(arguments: [20_000, 40_000])
  func `rows of one child are put in order by at most 2 n log n comparisons`(count: Int) {
    let comparisons = Comparisons()
    let unordered = rows(count, seed: 1)
    let grouped = ChildGroups(unordered, children: 1) {
      comparisons.count += 1
      return EpisodeRow.isBefore($0, $1)
    }
    let logarithm = Int.bitWidth - count.leadingZeroBitCount
    #expect(comparisons.count <= 2 * count * logarithm)
    #expect(zip(grouped.rows, grouped.rows.dropFirst()).allSatisfy { !EpisodeRow.isBefore($1, $0) })
  }

  @Test(arguments: [0, 1, 2, 63, 64, 65, 66, 500])
  func `rows are grouped like a stable sort, with few rows a child and with many`(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    var unordered = rows(count, seed: 2)
    for place in unordered.indices {
      unordered[place].child = Int32.random(in: 0...2, using: &random) * 2
      // Of equal rank, so that the order of the file must stay.
      unordered[place].began = DateField(Day(number: Int32.random(in: 0...3, using: &random)))
    }
    let grouped = ChildGroups(unordered, children: 6) { $0.began.ordinal < $1.began.ordinal }
    #expect(grouped.count == 6)
    for child in 0..<7 {
      let twin = unordered.enumerated().filter { $1.child == child }
        .sorted { ($0.element.began.ordinal, $0.offset) < ($1.element.began.ordinal, $1.offset) }
      #expect(grouped[child].map(\.line) == twin.map(\.element.line))
    }
    let unsorted = ChildGroups(unordered, children: 6)
    #expect(unsorted[2].map(\.line) == unordered.filter { $0.child == 2 }.map(\.line))
  }

  @Test(arguments: [0, 400] as [Int32])
  func `a hundred thousand rows of one child in each of three returns are merged and counted`(
    days: Int32
  ) {
    // With the square of the rows this would take hours.
    let annuals = (2017...2019).map { year in
      var annual = AnnualReturn(year: year)
      annual.episodes = rows(100_000, seed: UInt64(year), days: days).map { row in
        var row = row
        (row.fileYear, row.reason, row.ceased) = (Int16(year), .p, .e8)
        return row
      }
      return annual
    }
    let merge = EpisodeMerge(annuals, children: 1)
    #expect(merge.episodes[0].count >= 100_000)
    var facts = ChildFacts()
    facts.birth = DateField(Day(number: 14_000))
    var tallies = [EventTally(periods: CountingPeriods(monthsOf: 2017...2019), breakdowns: [])]
    merge.tally([facts], into: &tallies)
    #expect(tallies[0].counts.allSatisfy { $0 == 0 || $0 == 1 })
    #expect(SafetyFigures.figures(merge, [facts], years: [2017, 2018, 2019]).count == 3)
  }
}
