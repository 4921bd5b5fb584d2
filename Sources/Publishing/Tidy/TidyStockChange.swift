import CareStatistics
import TrendAnalysis

/// `stock_change.csv`: where changes of the stock came from.
enum TidyStockChange {
  static let columns: [TidyColumn<StockChange>] = place + numbers + growth + rates + apart + extent

  private static let place: [TidyColumn<StockChange>] = [
    .text("measure_id", "Rate that the numbers belong to; see measures.csv") { $0.measure },
    .text("area_level", "country, region or local authority (a joined area too)") {
      $0.level.rawValue
    },
    .text("area_code", "Newest code of the area; codes joined by / for a joined area") {
      $0.areaCode
    },
    .text("area_name", "Name of the area") { $0.areaName },
    .text("parts", "Areas whose figures are added up, joined by |") {
      $0.parts.joined(separator: "|")
    },
    .text("period", "year or window") { $0.isWindow ? "window" : "year" },
    .integer("window_start", "Year of the first count") { $0.years.lowerBound },
    .integer("window_end", "Year of the last count") { $0.years.upperBound },
  ]

  private static let numbers: [TidyColumn<StockChange>] = [
    .number("stock_before", "Children looked after at the first count") { $0.before.number },
    .number("stock_after", "Children looked after at the last count") { $0.after.number },
    .number("starts", "Children who started in between") { $0.starts.number },
    .number("ceases", "Children who ceased in between") { $0.ceases.number },
    .number("residual", "Part of the change that starts and ceases do not account for") {
      $0.counts?.residual
    },
    .number("change", "Last count less first: starts less ceases plus residual") {
      $0.counts?.change
    },
    .number("exit_hazard", "Children who ceased in a year over the mean number") {
      $0.counts?.exitHazard
    },
    .number("mean_stay_years", "Mean number over the mean of starts and ceases, in years") {
      $0.counts?.meanStay
    },
  ]

  private static let growth: [TidyColumn<StockChange>] = [
    part(
      "mean_stock_growth_log_pct",
      "Growth of the year's mean number, 100 times its logarithm; sum of the next three",
      \.total),
    part("growth_from_starts_log_pct", "Part of it from more or fewer starts", \.starts),
    part("growth_from_stay_log_pct", "Part of it from longer or shorter stays", \.stay),
    part(
      "growth_from_balance_log_pct", "Remainder: ceases further from starts than before",
      \.balance),
  ]

  private static let rates: [TidyColumn<StockChange>] = [
    .number("rate_before", "Rate at the first count, unrounded") { $0.rates?.before },
    .number("rate_after", "Rate at the last count, unrounded") { $0.rates?.after },
    .number("rate_change", "Change of the rate; sum of the next four") { $0.rates?.change },
    .number("rate_from_starts", "Part of it from children who started") { $0.rates?.starts },
    .number("rate_from_ceases", "Part of it from children who ceased") { $0.rates?.ceases },
    .number("rate_from_residual", "Part of it from the residual") { $0.rates?.residual },
    .number("rate_from_population", "Part of it from more or fewer children living there") {
      $0.rates?.population
    },
  ]

  private static let apart: [TidyColumn<StockChange>] = [
    .number("unaccompanied_before", "Unaccompanied children at the first count, as published") {
      $0.unaccompanied?.before.number
    },
    .text("unaccompanied_before_status", "Why there is no number; empty where there is one") {
      $0.unaccompanied?.before.status?.rawValue ?? ""
    },
    .number("unaccompanied_after", "Unaccompanied children at the last count, as published") {
      $0.unaccompanied?.after.number
    },
    .text("unaccompanied_after_status", "Why there is no number; empty where there is one") {
      $0.unaccompanied?.after.status?.rawValue ?? ""
    },
    .number("others_before", "All other children at the first count; rounded for regions") {
      $0.unaccompanied?.othersBefore
    },
    .number("others_after", "All other children at the last count; rounded for regions") {
      $0.unaccompanied?.othersAfter
    },
    .number("unaccompanied_before_pct", "Share of all at the first count, per cent") {
      ($0.unaccompanied?.shareBefore).map { 100 * $0 }
    },
    .number("unaccompanied_after_pct", "Share of all at the last count, per cent") {
      ($0.unaccompanied?.shareAfter).map { 100 * $0 }
    },
    .flag("unaccompanied_over_tenth", "Whether above 10 per cent in any year; empty if unknown") {
      $0.unaccompanied?.overTenth
    },
  ]

  private static let extent: [TidyColumn<StockChange>] = [
    .integer("areas_used", "Areas or joined areas that the figures are from") { $0.used },
    .integer("authorities_missing", "Authorities in force at the last count that are not in it") {
      $0.missing
    },
    .text("reason", "Why there are no parts; empty where there are") { $0.reason ?? "" },
  ]

  private static func part(
    _ name: String, _ description: String, _ logPoints: @escaping @Sendable (StockGrowth) -> Double
  ) -> TidyColumn<StockChange> {
    .number(name, description) { row in row.growth.map { 100 * logPoints($0) } }
  }

  /// The file over all rows.
  static func file(_ rows: [StockChange], register: AreaRegister) -> TidyFile {
    let rows = rows.sorted { a, b in
      if a.measure != b.measure { return a.measure < b.measure }
      return (a.areaCode, a.years.lowerBound, a.years.upperBound)
        < (b.areaCode, b.years.lowerBound, b.years.upperBound)
    }
    return TidyTable(
      name: "stock_change", title: "Where changes of the stock came from",
      grain: "One row per area or joined area and pair of successive counts or window",
      key: ["measure_id", "area_code", "window_start", "window_end"], columns: columns
    ).file(rows: rows, capacity: rows.count * 480)
  }
}
