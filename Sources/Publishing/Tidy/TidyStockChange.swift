import CareStatistics
import TrendAnalysis

/// `stock_change.csv`: where changes of the stock came from.
enum TidyStockChange {
  static let columns: [TidyColumn<StockChange>] = [
    .text("measure_id", "Measure; see measures.csv") { $0.measure }
  ]

  /// The file over all rows.
  static func file(_ rows: [StockChange], register: AreaRegister) -> TidyFile {
    TidyTable(
      name: "stock_change", title: "Where changes of the stock came from",
      grain: "One row per measure", key: ["measure_id"], columns: columns
    ).file(rows: rows)
  }
}
