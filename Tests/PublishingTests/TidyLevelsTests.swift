import CareStatistics
import Publishing
import Testing
import TrendAnalysis

@Suite struct TidyLevelsTests {
  static let header = """
    measure_id,time_period,new_la_code,old_la_code,la_name,value,value_status,is_joint_return,\
    numerator,denominator,lower_95,upper_95,confidence,interval_method,interval_of,\
    england_value,funnel_expected,funnel_z,funnel_z_overdispersed,funnel_standing,\
    funnel_standing_overdispersed,rank_from_lowest,out_of,quarter,previous_value,change_pct,\
    rest_change_pct,relative_change_pct,ordinary_lower_pct,ordinary_upper_pct,p_volatility,q_volatility,\
    p_stock_overlap,p_independent
    """

  static let rows = [
    Level(
      measure: "cla_rate", year: 2025, area: AreaKey("839"), isStock: true, isJointReturn: false,
      value: 64, status: nil, counts: Level.Counts(numerator: 480, denominator: 75_113),
      interval: Level.Interval(lower: 58.25, upper: 69.75, method: .byar), england: 70.5,
      funnel: Level.Funnel(
        expected: 529.5, chanceZ: -2.25, spreadZ: -0.5, byChance: .outside, bySpread: .within),
      rank: Level.Rank(fromLowest: 1, outOf: 2, quarter: 1), previous: 60,
      change: Level.Change(
        own: 0.1, rest: 0.04, ordinaryRange: 0.125, pVolatility: 0.25, qVolatility: 0.5,
        pStockOverlap: 0.01, pIndependent: nil)),
    Level(
      measure: "cla_rate", year: 2025, area: AreaKey("380"), isStock: true, isJointReturn: false,
      value: nil, status: .roundsToZero, counts: nil, interval: nil, england: 70.5, funnel: nil,
      rank: nil, previous: nil, change: nil),
    Level(
      measure: "cla_rate", year: 2025, area: .england, isStock: true, isJointReturn: false,
      value: 70.5, status: nil, counts: nil, interval: nil, england: 70.5, funnel: nil, rank: nil,
      previous: 70, change: nil),
  ]

  @Test func `rows stand by code, England among them, and carry every number`() {
    let records = TidyRecords("levels")
    #expect(records.rows.count == 3)
    #expect((0..<3).map { records[$0, "la_name"] }.last == "England")
    let row = records.rows.indices.first { records[$0, "old_la_code"] == "839" } ?? -1
    let cells = [
      "value", "lower_95", "confidence", "interval_method", "interval_of", "funnel_z",
      "funnel_standing", "funnel_standing_overdispersed", "rank_from_lowest", "out_of",
      "p_volatility", "p_independent",
    ].map { records[row, $0] }
    #expect(
      cells == [
        "64", "58.25", "95", "byar",
        "chance variation of events; not the uncertainty of a change", "-2.25", "outside 95",
        "within 95", "1", "2", "0.25", "",
      ])
    let own = Double(records[row, "change_pct"] ?? "") ?? 0
    let relative = Double(records[row, "relative_change_pct"] ?? "") ?? 0
    #expect(abs(own - 10.517_091_807_564_77) < 1e-12)
    let lower = Double(records[row, "ordinary_lower_pct"] ?? "") ?? 0
    let upper = Double(records[row, "ordinary_upper_pct"] ?? "") ?? 0
    #expect(abs(lower + 11.750_309_741_540_454) < 1e-12)
    #expect(abs(upper - 13.314_845_306_682_631) < 1e-12)
    #expect(abs(relative - 6.183_654_654_535_964) < 1e-12)
  }

  @Test func `a withheld value has a status and no number`() {
    let records = TidyRecords("levels")
    let row = records.rows.indices.first { records[$0, "old_la_code"] == "380" } ?? -1
    #expect(records[row, "value_status"] == "k" && records[row, "interval_method"] == "none")
    for column in ["value", "numerator", "lower_95", "confidence", "quarter", "change_pct"] {
      #expect(records[row, column] == "", "\(column)")
    }
  }
}
