import CareStatistics
import Foundation
import Publishing
import Testing
import TrendAnalysis

/// The board's table of other ways to look at its graded areas.
@Suite struct BoardSensitivityTests {
  private static let context = SampleAnalysis(authorities: 40, measures: 4).context()

  @Test func `each graded area has one row, with the side in words`() throws {
    let site = try Site(Self.context)
    let board = try #require(site.paths.firstIndex(of: "board.html"))
    let page = PageInspection(site.page(at: board).bytes)
    let tables = page.tables.filter { $0.rows.first?.last == "Beside its neighbours" }
    let rows = Self.context.analysis.evidence.sensitivity
    let windows = Set(rows.map(\.trend.window))
    #expect(!windows.isEmpty && tables.count == windows.count)
    let shown = tables.flatMap { $0.rows.dropFirst() }
    #expect(shown.count == Set(rows.map { "\($0.trend.areaName) \($0.trend.window)" }).count)
    for row in shown {
      #expect(
        row.suffix(4) == ["Other side", "Same side, probable", "Same side (7)", "Not to be had"])
    }
    #expect(page.ids.contains("sensitivity"))
  }
}
