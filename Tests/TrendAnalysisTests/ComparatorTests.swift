import CareStatistics
import Testing
import TrendAnalysis

struct ComparatorTests {
  private func comparators(_ england: SmallEngland) -> MeasureComparators {
    let neighbours = (1...10).map {
      StatisticalNeighbour(neighbour: AreaKey("\(100 + $0)"), rank: $0, closeness: "close")
    }
    return ComparatorBuilder(
      table: england.table,
      model: NeighbourModel(name: "2025", neighbours: [AreaKey("100"): neighbours]),
      groups: [
        PartnerGroup(
          id: "pair", name: "Pair", announced: nil, note: "",
          members: [AreaKey("100"), AreaKey("103")])
      ]
    ).comparators(of: SmallEngland.measure)
  }

  @Test func `England is the sum of counts over the sum of populations`() throws {
    let england = SmallEngland(authorities: 12)
    let table = england.table
    let figure = try #require(comparators(england).england.last)
    let rows = table.observations(of: "rate").filter { $0.year == 2025 }
    let counts = rows.compactMap(\.numerator?.number).reduce(0, +)
    let people = rows.compactMap(\.denominator?.number).reduce(0, +)
    #expect(figure.calculated == counts / people * 10_000)
    #expect(figure.used == 14 && figure.missing == 0)
    #expect(figure.published == nil)
  }

  @Test func `a missing authority is counted as missing and leaves both sums`() throws {
    var england = SmallEngland(authorities: 12)
    england.counts["103"] = Array(repeating: nil, count: 10)
    let figure = try #require(comparators(england).england.last)
    #expect(figure.used == 13 && figure.missing == 1)
  }

  @Test func `neighbours give median, mean and how many of ten had a value`() throws {
    var england = SmallEngland(authorities: 12)
    for index in 1...10 {
      england.counts["\(100 + index)"] = (0..<10).map { _ in Double(index) * 5 }
    }
    england.counts["110"] = Array(repeating: nil, count: 10)
    let figure = try #require(comparators(england).neighbours[AreaKey("100")]?.last)
    #expect(figure.used == 9 && figure.of == 10)
    #expect(figure.median == 5)
    #expect(figure.mean == 5)
    #expect(figure.lowest == 1 && figure.highest == 9)
    #expect(figure.secondLowest == 2 && figure.secondHighest == 8)
  }

  @Test func `a partner group is its members together`() throws {
    let figure = try #require(comparators(SmallEngland(authorities: 12)).groups["pair"]?.last)
    #expect(figure.used == 2)
  }
}
