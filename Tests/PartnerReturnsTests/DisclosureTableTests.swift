import PartnerReturns
import TestSupport
import Testing

struct DisclosureTableTests {
  private func hiddenCells(_ counts: [Int]) throws -> [Int] {
    let result = try #require(DisclosureTable(sizes: [counts.count], counts: counts)?.protected())
    return result.cells.indices.filter { result.cells[$0].isSuppressed }
  }

  @Test func `a single small count is hidden with the smallest other that is not nought`() throws {
    #expect(try hiddenCells([40, 3, 0, 9, 7]) == [1, 4])
    #expect(try hiddenCells([1, 0, 60]) == [0, 2])
    #expect(try hiddenCells([7, 7, 5]) == [0, 2])
  }

  @Test func `small counts hide each other where they can`() throws {
    #expect(try hiddenCells([40, 3, 0, 2, 7]) == [1, 3])
    // Two cells of at least one that make up two are one each: a third has to join.
    #expect(try hiddenCells([40, 1, 0, 1, 7]) == [1, 3, 4])
  }

  @Test func `where nothing is small nothing is hidden`() throws {
    #expect(try hiddenCells([6, 0, 40]) == [])
    #expect(try hiddenCells([0, 0, 0]) == [])
    #expect(try hiddenCells([6]) == [])
  }

  @Test func `with a total of one to five the whole table is hidden, noughts too`() throws {
    let table = try #require(DisclosureTable(sizes: [2, 2], counts: [5, 0, 0, 0])?.protected())
    #expect(table.suppressedCells == 9)
    #expect(table.mayHideZeros)
  }

  @Test func `in the last resort a hidden cell may be nought, and the table says so`() throws {
    let ones = try #require(
      DisclosureTable(sizes: [7], counts: [1, 1, 1, 1, 1, 1, 0])?.protected())
    #expect(ones.mayHideZeros)
    #expect(ones.count(at: [nil]) == .shown(6))
    #expect(ones.count(at: [6]) == .shown(0))
    let mixed = try #require(DisclosureTable(sizes: [3], counts: [1, 1, 7])?.protected())
    #expect(!mixed.mayHideZeros)
  }

  @Test func `cells are found by category and totals by none`() throws {
    let table = try #require(
      DisclosureTable(sizes: [2, 3], counts: [10, 20, 30, 40, 50, 60])?.protected())
    #expect(table.count(at: [1, 0]) == .shown(40))
    #expect(table.count(at: [nil, 2]) == .shown(90))
    #expect(table.count(at: [0, nil]) == .shown(60))
    #expect(table.count(at: [nil, nil]) == .shown(210))
    #expect(table.count(at: [2, 0]) == nil)
    #expect(table.count(at: [0, -1]) == nil)
    #expect(table.count(at: [0]) == nil)
  }

  @Test func `what is no table of counts is refused`() {
    #expect(DisclosureTable(sizes: [], counts: []) == nil)
    #expect(DisclosureTable(sizes: [0], counts: []) == nil)
    #expect(DisclosureTable(sizes: [2, 2], counts: [1, 2, 3]) == nil)
    #expect(DisclosureTable(sizes: [2], counts: [1, -1]) == nil)
    #expect(DisclosureTable(sizes: [2], counts: [Int.max, Int.max]) == nil)
    #expect(DisclosureTable(sizes: [1, 1, 1, 1], counts: [7]) == nil)
    #expect(DisclosureTable(sizes: [Int.max, 2], counts: []) == nil)
  }

  @Test func `a believable table of one authority hides little beyond its small counts`() throws {
    // 150 children in 8 placement groups by 5 age bands, most of them fostered.
    var random = SeededGenerator(seed: 21)
    var (small, hidden, totals, tables) = (0, 0, 0, 0)
    for _ in 0..<100 {
      var counts = [Int](repeating: 0, count: 40)
      for _ in 0..<150 {
        let placement = Int(8 * (Double.random(in: 0..<1, using: &random)).squared)
        counts[placement * 5 + Int.random(in: 0..<5, using: &random)] += 1
      }
      let table = try #require(DisclosureTable(sizes: [8, 5], counts: counts)?.protected())
      small += counts.count { (1...5).contains($0) }
      for placement in 0..<8 {
        hidden += (0..<5).count { table.count(at: [placement, $0]) == .suppressed }
        totals += table.count(at: [placement, nil]) == .suppressed ? 1 : 0
      }
      tables += 1
    }
    // Of 40 cells more than half are small by themselves; the next line is about the others.
    #expect(hidden >= small)
    #expect(Double(hidden - small) / Double(tables) < 2, "\(hidden) of \(small)")
    #expect(Double(totals) / Double(tables) < 0.5, "\(totals)")
  }

  @Test func `shown counts are rounded after suppression, a half up`() {
    let counts = [0, 6, 7, 8, 12, 13, 1_002, 1_003]
    #expect(
      counts.map { SuppressedCount.shown($0).rounded(.nearestFive).count }
        == [0, 5, 5, 10, 10, 15, 1_000, 1_005])
    #expect(counts.map { SuppressedCount.shown($0).rounded(.none).count } == counts)
    #expect(SuppressedCount.suppressed.rounded(.nearestFive) == .suppressed)
  }
}

struct ProtectedProportionTests {
  @Test func `a share is hidden where either side of it is small or the whole is under ten`() {
    #expect(protectedProportion(numerator: 6, denominator: 12) == 0.5)
    #expect(protectedProportion(numerator: 0, denominator: 10) == 0)
    #expect(protectedProportion(numerator: 10, denominator: 10) == 1)
    #expect(protectedProportion(numerator: 0, denominator: 9) == nil)
    #expect(protectedProportion(numerator: 5, denominator: 100) == nil)
    #expect(protectedProportion(numerator: 95, denominator: 100) == nil)
    #expect(protectedProportion(numerator: 94, denominator: 100) == 0.94)
    #expect(protectedProportion(numerator: 101, denominator: 100) == nil)
    #expect(protectedProportion(numerator: -1, denominator: 100) == nil)
  }

  @Test func `a share of suppressed counts is hidden`() {
    #expect(protectedProportion(numerator: .shown(6), denominator: .shown(12)) == 0.5)
    #expect(protectedProportion(numerator: .suppressed, denominator: .shown(12)) == nil)
    #expect(protectedProportion(numerator: .shown(6), denominator: .suppressed) == nil)
  }

  @Test func `a median rests on ten children at least`() {
    #expect(QuantileBase.protected(3.5, ofChildren: 10) == 3.5)
    #expect(QuantileBase.protected(3.5, ofChildren: 9) == nil)
  }
}

extension Double {
  fileprivate var squared: Double { self * self }
}
