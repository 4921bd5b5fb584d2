import PartnerReturns
import TestSupport
import Testing

struct DisclosureYearSetTests {
  private func figure(
    _ counts: [Int], name: String = "placement", groups: [Int]? = nil, isFixed: Bool = false
  ) -> DisclosureFigure {
    DisclosureFigure(
      total: counts.reduce(0, +),
      breakdowns: [
        DisclosureBreakdown(name: name, counts: counts, groups: groups, isFixedForChild: isFixed)
      ])
  }

  private func hidden(_ breakdown: ProtectedBreakdown?) -> [Int] {
    let counts = breakdown?.counts ?? []
    return counts.indices.filter { counts[$0].isSuppressed }
  }

  private func set(_ years: DisclosureYearSet.Year...) throws -> ProtectedYearSet {
    try DisclosureYearSet(years: years).protected()
  }

  @Test func `a breakdown of a shown total is protected as a table by itself`() throws {
    let years = try set(
      .init(year: 2021, stock: figure([40, 3, 0, 9, 7]), starts: nil, ceases: nil))
    let stock = try #require(years[year: 2021]?[.stock])
    #expect(stock.total == .shown(59))
    #expect(hidden(stock["placement"]) == [1, 4])
    #expect(stock["placement"]?.mayHideZeros == false)
  }

  @Test func `with a total its breakdowns are hidden to the last nought`() throws {
    let years = try set(.init(year: 2021, stock: figure([5, 0]), starts: nil, ceases: nil))
    let stock = try #require(years[year: 2021]?[.stock])
    #expect(stock.total == .suppressed)
    #expect(hidden(stock["placement"]) == [0, 1])
    #expect(stock["placement"]?.mayHideZeros == true)
  }

  @Test func `starts and ceases of a year are hidden together`() throws {
    let years = try set(
      .init(year: 2021, stock: figure([20]), starts: figure([10]), ceases: figure([8])),
      .init(year: 2022, stock: figure([35]), starts: figure([18]), ceases: figure([3])))
    #expect(years[year: 2021]?[.starts]?.total == .shown(10))
    #expect(years[year: 2022]?[.starts]?.total == .suppressed)
    #expect(years[year: 2022]?[.ceases]?.total == .suppressed)
    #expect(years[year: 2022]?[.stock]?.total == .shown(35))
  }

  @Test func `a small stock hides the flows of its year and the next, but not across a gap`() throws
  {
    func year(_ year: Int, stock: Int) -> DisclosureYearSet.Year {
      .init(year: year, stock: figure([stock]), starts: figure([10]), ceases: figure([10]))
    }
    let years = try set(
      year(2024, stock: 30), year(2021, stock: 4), year(2022, stock: 30), year(2023, stock: 5),
      year(2026, stock: 5), year(2028, stock: 30))
    let flows = years.years.map { $0[.starts]?.total.isSuppressed }
    #expect(years.years.map(\.year) == [2021, 2022, 2023, 2024, 2026, 2028])
    #expect(flows == [true, true, true, true, true, false])
  }

  @Test func `fine and coarse categories are hidden together`() throws {
    // The last three make up one coarse category; a small part there pairs with another part.
    let inside = try set(
      .init(
        year: 2021, stock: nil, starts: nil,
        ceases: figure([20, 8, 9, 3, 12], groups: [0, 1, 2, 2, 2])))
    let parts = try #require(inside[year: 2021]?[.ceases]?["placement"])
    #expect(hidden(parts) == [2, 3])
    #expect(parts.groupCounts == [.shown(20), .shown(8), .shown(24)])
    // A coarse category of three children takes another coarse one with it, and a part of each.
    let across = try set(
      .init(
        year: 2021, stock: nil, starts: nil,
        ceases: figure([20, 8, 0, 3, 0], groups: [0, 1, 2, 2, 2])))
    let coarse = try #require(across[year: 2021]?[.ceases]?["placement"])
    #expect(hidden(coarse) == [1, 3])
    #expect(coarse.groupCounts == [.shown(20), .suppressed, .suppressed])
  }

  @Test func `what a child keeps is hidden in starts and ceases alike`() throws {
    func year(_ year: Int, _ stock: [Int], _ starts: [Int], _ ceases: [Int])
      -> DisclosureYearSet.Year
    {
      func figure(_ counts: [Int]) -> DisclosureFigure {
        self.figure(counts, name: "sex", isFixed: true)
      }
      return .init(
        year: year, stock: figure(stock), starts: figure(starts), ceases: figure(ceases))
    }
    // Three girls started: last year's stock, this year's and the ceases would say so.
    let years = try set(
      year(2021, [30, 30], [10, 10], [10, 10]), year(2022, [26, 35], [3, 15], [7, 10]))
    #expect(hidden(years[year: 2022]?[.starts]?["sex"]) == [0, 1])
    #expect(hidden(years[year: 2022]?[.ceases]?["sex"]) == [0, 1])
    #expect(hidden(years[year: 2022]?[.stock]?["sex"]) == [])
    #expect(hidden(years[year: 2021]?[.starts]?["sex"]) == [])
  }

  @Test func `a group among the children is told from the others`() throws {
    let group = DisclosureBreakdown.subpopulation(name: "uasc", count: 4, ofTotal: 100)
    #expect(group.counts == [4, 96])
    let years = try set(
      .init(
        year: 2021, stock: .init(total: 100, breakdowns: [group]), starts: nil, ceases: nil))
    #expect(hidden(years[year: 2021]?[.stock]?["uasc"]) == [0, 1])
  }

  @Test func `figures that do not fit together are refused`() {
    func error(_ years: DisclosureYearSet.Year...) -> DisclosureError? {
      do throws(DisclosureError) {
        _ = try DisclosureYearSet(years: years)
        return nil
      } catch {
        return error
      }
    }
    func stock(_ figure: DisclosureFigure, year: Int = 2021) -> DisclosureYearSet.Year {
      .init(year: year, stock: figure, starts: nil, ceases: nil)
    }
    let sex = DisclosureBreakdown(name: "sex", counts: [6, 7], isFixedForChild: true)
    #expect(error(stock(figure([6])), stock(figure([7]))) == .repeatedYear(2021))
    #expect(error(stock(figure([-6, 12]))) == .negativeCount(year: 2021))
    #expect(
      error(stock(.init(total: 12, breakdowns: [sex])))
        == .doesNotAddUp(year: 2021, breakdown: "sex"))
    #expect(
      error(stock(.init(total: 13, breakdowns: [sex, sex])))
        == .repeatedBreakdown(year: 2021, breakdown: "sex"))
    #expect(
      error(stock(figure([6, 7], groups: [0])))
        == .categoriesDiffer(year: 2021, breakdown: "placement")
    )
    #expect(
      error(
        stock(.init(total: 13, breakdowns: [sex])),
        stock(figure([6, 7, 8], name: "sex", isFixed: true), year: 2022))
        == .categoriesDiffer(year: 2022, breakdown: "sex"))
  }

  @Test func `the same figures are hidden in the same cells every time`() throws {
    var random = SeededGenerator(seed: 60)
    let authority = DisclosureAuthority(children: 80, months: 36, sexes: [0, 1], using: &random)
    let set = try authority.years(first: 2021)
    let reversed = try DisclosureYearSet(years: set.years.reversed())
    #expect(set.protected() == reversed.protected())
  }
}
