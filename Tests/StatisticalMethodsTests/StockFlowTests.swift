import StatisticalMethods
import TestSupport
import Testing

struct StockFlowTests {
  /// The years of the oracle that have flows.
  private func oracle() throws -> (table: OracleTable, flows: [StockFlow]) {
    let table = try OracleTable("stock_flow", in: OraclePanel.folder)
    let flows = try zip(table.rows, table.rows.dropFirst()).map { before, row in
      StockFlow(
        before: try #require(try before.number("stock")),
        after: try #require(try row.number("stock")),
        starts: try #require(try row.number("starts")),
        ceases: try #require(try row.number("ceases")))
    }
    return (table, flows)
  }

  @Test func `every number of the oracle is met`() throws {
    let (table, flows) = try oracle()
    #expect(table.rows.count == 5 && table.header.count == 11)
    #expect(flows.count == 4)
    var compared = 0
    for (place, row) in table.rows.dropFirst().enumerated() {
      let flow = flows[place]
      let earlier = place > 0 ? flows[place - 1] : nil
      let expected: [(String, Double?)] = [
        ("change", flow.change), ("net_flow", flow.netFlow), ("residual", flow.residual),
        ("exit_hazard", flow.exitHazard), ("implied_mean_stay_years", flow.meanStay),
        ("change_from_starts", earlier.map { flow.starts - $0.starts }),
        ("change_from_ceases", earlier.map { $0.ceases - flow.ceases }),
      ]
      for (column, value) in expected {
        #expect(agree(value, try row.number(column)), "\(row["year"] ?? "") \(column)")
        compared += 1
      }
    }
    #expect(compared == 28)
    #expect(table.rows[0].filter { !$0.value.isEmpty }.count == 2)
  }

  @Test func `a span holds the sums of its years and no more`() throws {
    let span = try #require(StockFlowSpan(try oracle().flows))
    #expect(span.starts == 691 && span.ceases == 716)
    #expect(span.change == -22 && span.residual == 3)
    #expect(agree(span.exitHazard, 716 / 1970))
    #expect(agree(span.meanStay, 1970 / 703.5))
  }

  @Test func `a span whose years do not meet is none`() {
    let one = StockFlow(before: 100, after: 110, starts: 20, ceases: 10)
    let other = StockFlow(before: 111, after: 100, starts: 20, ceases: 31)
    #expect(StockFlowSpan([one, other]) == nil)
    #expect(StockFlowSpan([]) == nil)
    #expect(StockFlowSpan([one])?.change == 10)
  }

  @Test func `nobody there or nobody moving leaves hazard or stay undefined`() {
    let empty = StockFlow(before: 0, after: 0, starts: 3, ceases: 3)
    #expect(empty.exitHazard == nil && empty.meanStay == 0)
    let still = StockFlow(before: 5, after: 5, starts: 0, ceases: 0)
    #expect(still.meanStay == nil && still.exitHazard == 0)
    #expect(StockGrowthParts(from: empty, to: still) == nil)
    #expect(StockRateParts(still, population: 0, 10) == nil)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func `the parts of growth and of a rate add up to the whole`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var earlier: StockFlow?
    var stock = 400.0
    var population = 60_000.0
    var span: StockRateParts?
    let firstRate = stock / population
    for _ in 0..<9 {
      let flow = StockFlow(
        before: stock, after: (stock * Double.random(in: 0.8...1.2, using: &random)).rounded(),
        starts: Double(Int.random(in: 50...300, using: &random)),
        ceases: Double(Int.random(in: 50...300, using: &random)))
      #expect(flow.starts - flow.ceases + flow.residual == flow.change)
      let next = (population * Double.random(in: 0.97...1.03, using: &random)).rounded()
      let rate = try #require(StockRateParts(flow, population: population, next))
      let sum = rate.starts + rate.ceases + rate.residual + rate.population
      #expect(abs(sum - rate.total) < 1e-15)
      #expect(rate.population * (next - population) <= 0)
      span = span.map { $0 + rate } ?? rate
      if let earlier {
        let growth = try #require(StockGrowthParts(from: earlier, to: flow))
        #expect(abs(growth.starts + growth.stay + growth.balance - growth.total) < 1e-13)
      }
      (earlier, stock, population) = (flow, flow.after, next)
    }
    let whole = try #require(span)
    #expect(abs(whole.total - (stock / population - firstRate)) < 1e-15)
    let sum = whole.starts + whole.ceases + whole.residual + whole.population
    #expect(abs(sum - whole.total) < 1e-15)
  }

  @Test func `in a steady state growth is starts times stay alone`() throws {
    let before = StockFlow(before: 300, after: 300, starts: 100, ceases: 100)
    let after = StockFlow(before: 480, after: 480, starts: 120, ceases: 120)
    let growth = try #require(StockGrowthParts(from: before, to: after))
    #expect(growth.balance == 0)
    #expect(agree(growth.starts, 0.182321556793955))
    #expect(agree(growth.stay, 0.287682072451781))
    #expect(agree(growth.total, 0.470003629245736))
  }
}
