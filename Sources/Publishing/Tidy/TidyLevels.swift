import CareStatistics
import TrendAnalysis

/// `levels.csv`: where each authority and England stand in a measure's latest year.
enum TidyLevels {
  /// A level with the names of its area.
  struct Row {
    let level: Level
    let newCode: String
    let oldCode: String
    let name: String

    init(_ level: Level, in register: AreaRegister) {
      let area = register[level.area]
      self.level = level
      newCode = area?.code ?? level.area.rawValue
      oldCode = area?.level == .localAuthority ? level.area.rawValue : ""
      name = area?.name ?? (level.area == .england ? "England" : "")
    }
  }

  static let columns: [TidyColumn<Row>] = place + interval + standing + change

  private static let place: [TidyColumn<Row>] = [
    .text("measure_id", "Measure; see measures.csv") { $0.level.measure },
    .integer("time_period", "Year of the period: the measure's latest") { $0.level.year },
    .text("new_la_code", "Newest nine-character code of the authority; England has its own") {
      $0.newCode
    },
    .text("old_la_code", "Three-digit code of the authority; empty for England") { $0.oldCode },
    .text("la_name", "Newest name of the authority, or England") { $0.name },
    .number("value", "The value as published, else as calculated, in the measure's unit") {
      $0.level.value
    },
    .text("value_status", "Why there is no value; empty where there is one") {
      $0.level.status?.rawValue ?? ""
    },
    .flag("is_joint_return", "Whether the figures are those of a joint return") {
      $0.level.isJointReturn
    },
    .number("numerator", "What is counted above the line") { $0.level.counts?.numerator },
    .number("denominator", "What is counted below the line") { $0.level.counts?.denominator },
  ]

  private static let interval: [TidyColumn<Row>] = [
    .number("lower_95", "Lower limit of the chance interval, in the measure's unit") {
      $0.level.interval?.lower
    },
    .number("upper_95", "Upper limit of the chance interval, in the measure's unit") {
      $0.level.interval?.upper
    },
    .integer("confidence", "Confidence of the interval in per cent") {
      $0.level.interval == nil ? nil : 95
    },
    .text("interval_method", "byar, exact (Poisson), wilson (binomial) or none") {
      $0.level.interval?.method.rawValue ?? "none"
    },
    .text("interval_of", "What the interval is the uncertainty of; empty for none") {
      meaning($0.level)
    },
  ]

  private static func meaning(_ level: Level) -> String {
    guard level.interval != nil else { return "" }
    return level.isStock
      ? "chance variation of events; not the uncertainty of a change"
      : "chance variation of events"
  }

  private static let standing: [TidyColumn<Row>] = [
    .number("england_value", "England's value as published, else as calculated") {
      $0.level.england
    },
    .number("funnel_expected", "The numerator that England's rate or share would give") {
      $0.level.funnel?.expected
    },
    .number("funnel_z", "Standard errors from England under chance alone") {
      $0.level.funnel?.chanceZ
    },
    .number("funnel_z_overdispersed", "The same, the spread between authorities allowed for") {
      $0.level.funnel?.spreadZ
    },
    .text("funnel_standing", "within 95, outside 95 or outside 99.8, under chance alone") {
      $0.level.funnel?.byChance.rawValue ?? ""
    },
    .text("funnel_standing_overdispersed", "The same, the spread allowed for") {
      $0.level.funnel?.bySpread.rawValue ?? ""
    },
    .integer("rank_from_lowest", "Place from the lowest value; equal values share one") {
      $0.level.rank?.fromLowest
    },
    .integer("out_of", "Values that are ranked; a joint return counts once") {
      $0.level.rank?.outOf
    },
    .integer("quarter", "Quarter from the lowest, 1 to 4; each ends with its quartile") {
      $0.level.rank?.quarter
    },
  ]

  private static let change: [TidyColumn<Row>] = [
    .number("previous_value", "The value of the year before; empty after a boundary change") {
      $0.level.previous
    },
    .growth("change_pct", "Growth of the value on the year before, per cent") {
      $0.level.change?.own
    },
    .growth("rest_change_pct", "Growth of all other authorities with both years together, per cent")
    { $0.level.change?.rest },
    .growth("relative_change_pct", "Growth against that of the other authorities, per cent") {
      $0.level.change?.relative
    },
    .growth("ordinary_lower_pct", "Relative growth down to this is ordinary, 19 times in 20") {
      $0.level.change?.ordinaryRange.map { -$0 }
    },
    .growth("ordinary_upper_pct", "Relative growth up to this is ordinary, 19 times in 20") {
      $0.level.change?.ordinaryRange
    },
    .number("p_volatility", "p-value of the relative growth under ordinary change") {
      $0.level.change?.pVolatility
    },
    .number("q_volatility", "Benjamini-Hochberg q-value of p_volatility, over authorities") {
      $0.level.change?.qVolatility
    },
    .number("p_stock_overlap", "p-value of a stock's own growth, by who came and went") {
      $0.level.change?.pStockOverlap
    },
    .number("p_independent", "Exact p-value of a flow's own growth, counts independent") {
      $0.level.change?.pIndependent
    },
  ]

  /// The file over all rows.
  static func file(_ levels: [Level], register: AreaRegister) -> TidyFile {
    let rows = levels.map { Row($0, in: register) }.sorted { a, b in
      (a.level.measure, a.newCode) < (b.level.measure, b.newCode)
    }
    return TidyTable(
      name: "levels", title: "Where each authority stands in the latest year",
      grain: "One row per measure and authority of today, and one for England",
      key: ["measure_id", "new_la_code"], columns: columns
    ).file(rows: rows, capacity: rows.count * 400)
  }
}
