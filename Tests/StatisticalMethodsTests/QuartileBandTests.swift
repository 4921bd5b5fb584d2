import StatisticalMethods
import TestSupport
import Testing

struct QuartileBandTests {
  @Test func `ranks, quartiles and bands are those of the oracle`() throws {
    let table = try OracleTable("quartile_bands", in: OraclePanel.folder)
    #expect(table.rows.count == 31)
    let values = try table.rows.map { try $0.known("value") }
    let bands = try #require(QuartileBands(values))
    for (index, row) in table.rows.enumerated() {
      #expect(Double(bands.ranksFromLowest[index]) == (try row.number("rank_ascending")))
      #expect(Double(bands.ranksFromHighest[index]) == (try row.number("rank_descending")))
      let value = values[index]
      #expect(bands.band(of: value, aAt: .lowest).map(String.init) == row["band_low_polarity"])
      #expect(bands.band(of: value, aAt: .highest).map(String.init) == row["band_high_polarity"])
      let letters = ["A": 1, "B": 2, "C": 3, "D": 4]
      #expect(bands.quarter(of: value) == letters[row["band_low_polarity"] ?? ""])
      for (edge, column) in zip(bands.edges, ["q0", "q25", "q50", "q75", "q100"]) {
        #expect(agree(edge, try row.number(column)))
      }
    }
  }

  @Test func `a value that equals a quartile belongs to the quarter that ends there`() throws {
    let bands = try #require(QuartileBands([1, 2, 3, 4, 5]))
    #expect(bands.edges == [1, 2, 3, 4, 5])
    #expect([1, 2, 2.5, 3, 4, 5].map { bands.quarter(of: $0) } == [1, 1, 2, 2, 3, 4])
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `a rank is one more than the values below`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let values = (0..<60).map { _ in Double(Int.random(in: 0...25, using: &random)) }
    let bands = try #require(QuartileBands(values))
    for (index, value) in values.enumerated() {
      #expect(bands.ranksFromLowest[index] == 1 + values.count { $0 < value })
      #expect(bands.ranksFromHighest[index] == 1 + values.count { $0 > value })
    }
  }

  @Test func `groups by rank are of equal size where they can be`() {
    let values = (0..<40).map { Double(($0 * 17) % 41) }
    let groups = QuartileBands.groups(of: values, count: 4)
    for group in 1...4 { #expect(groups?.count { $0 == group } == 10) }
    // Worked by hand: n = 10, five groups of two; with four groups n / g is 2.5.
    let ten = (1...10).map(Double.init)
    #expect(QuartileBands.groups(of: ten, count: 5) == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    #expect(QuartileBands.groups(of: ten, count: 4) == [1, 1, 1, 2, 2, 3, 3, 3, 4, 4])
    #expect(QuartileBands.groups(of: [5, 5, 5, 9], count: 2) == [1, 1, 1, 2])
  }

  @Test func `one value, equal values and no values are defined`() throws {
    #expect(QuartileBands([7])?.quarter(of: 7) == 1)
    let equal = try #require(QuartileBands([3, 3, 3, 3]))
    #expect(equal.ranksFromLowest == [1, 1, 1, 1] && equal.ranksFromHighest == [1, 1, 1, 1])
    #expect(equal.quarter(of: 3) == 1)
    #expect(equal.quarter(of: .nan) == nil && equal.band(of: .nan, aAt: .lowest) == nil)
    #expect(QuartileBands([]) == nil && QuartileBands([1, .nan]) == nil)
    #expect(QuartileBands([1, .infinity]) == nil)
    #expect(QuartileBands.groups(of: [1, 2], count: 3) == nil)
    #expect(QuartileBands.groups(of: [1, 2], count: 0) == nil)
    #expect(QuartileBands.groups(of: [1, .nan], count: 2) == nil)
  }
}
