import PartnerReturns
import TestSupport
import Testing

struct DisclosureMonthlyLineTests {
  /// Months from their flows, and the year that they make up.
  private func line(
    stock first: Int, starts: [Int], ceases: [Int]
  ) throws -> (line: DisclosureMonthlyLine, years: DisclosureYearSet) {
    var stock = first
    let months = zip(starts, ceases).map { start, cease in
      stock += start - cease
      return DisclosureMonthlyLine.Month(stock: stock, starts: start, ceases: cease)
    }
    let years = stride(from: 11, to: months.count, by: 12).map { march in
      let year = months[(march - 11)...march]
      return DisclosureYearSet.Year(
        year: 2021 + march / 12, stock: .init(total: months[march].stock),
        starts: .init(total: year.reduce(0) { $0 + $1.starts }),
        ceases: .init(total: year.reduce(0) { $0 + $1.ceases }))
    }
    return (
      try #require(DisclosureMonthlyLine(firstYear: 2021, months: months)),
      try DisclosureYearSet(years: years)
    )
  }

  private func hiddenFlows(_ months: [DisclosureMonthlyLine.ProtectedMonth]) -> [Int] {
    months.indices.filter { months[$0].starts.isSuppressed && months[$0].ceases.isSuppressed }
  }

  @Test func `a month with a small flow is hidden with the smallest other of its year`() throws {
    var starts = [Int](repeating: 10, count: 12)
    (starts[3], starts[8]) = (2, 7)
    let (line, years) = try line(
      stock: 100, starts: starts, ceases: [Int](repeating: 9, count: 12))
    let months = try line.protected(beside: years.protected())
    #expect(hiddenFlows(months) == [3, 8])
    #expect(months.allSatisfy { !$0.stock.isSuppressed })
    #expect(months.count { $0.starts.isSuppressed || $0.ceases.isSuppressed } == 2)
  }

  @Test func `in a year that is not complete one month is enough`() throws {
    let (line, years) = try line(stock: 100, starts: [10, 2, 10], ceases: [9, 9, 9])
    let months = try line.protected(beside: years.protected())
    #expect(hiddenFlows(months) == [1])
  }

  @Test func `with the totals of a year all its flows are hidden, noughts too`() throws {
    var starts = [Int](repeating: 0, count: 24)
    starts[4] = 3
    for month in 12..<24 { starts[month] = 8 }
    let (line, years) = try line(
      stock: 200, starts: starts, ceases: [Int](repeating: 7, count: 24))
    let months = try line.protected(beside: years.protected())
    #expect(hiddenFlows(months) == Array(0..<12))
  }

  @Test func `noughts that the year's total gives away are shown, and stocks are hidden instead`()
    throws
  {
    var ceases = [Int](repeating: 9, count: 12)
    ceases[5] = 2
    let (line, years) = try line(
      stock: 300, starts: [Int](repeating: 0, count: 12), ceases: ceases)
    let months = try line.protected(beside: years.protected())
    #expect(months.allSatisfy { $0.starts == .shown(0) })
    #expect(months[5].ceases == .suppressed)
    #expect(months.contains { $0.stock.isSuppressed })
    #expect(!months[11].stock.isSuppressed)
  }

  @Test func `a small stock at a month's end is hidden`() throws {
    var (starts, ceases) = ([Int](repeating: 8, count: 12), [Int](repeating: 8, count: 12))
    (ceases[5], starts[6]) = (26, 26)
    let (line, years) = try line(stock: 20, starts: starts, ceases: ceases)
    let months = try line.protected(beside: years.protected())
    #expect(months.indices.filter { months[$0].stock.isSuppressed } == [5])
    #expect(months.contains { $0.starts.isSuppressed || $0.ceases.isSuppressed })
  }

  @Test func `a March that is not the year's stock is refused`() throws {
    let (line, years) = try line(
      stock: 100, starts: [Int](repeating: 8, count: 12), ceases: [Int](repeating: 7, count: 12))
    var months = line.months
    months[11] = .init(stock: 90, starts: 8, ceases: 7)
    let other = try #require(DisclosureMonthlyLine(firstYear: 2021, months: months))
    #expect(throws: DisclosureError.marchStockDiffers(year: 2021)) {
      try other.protected(beside: years.protected())
    }
    #expect(DisclosureMonthlyLine(firstYear: 2021, firstMonth: 12, months: []) == nil)
    #expect(try other.protected(beside: DisclosureYearSet(years: []).protected()).count == 12)
  }
}
