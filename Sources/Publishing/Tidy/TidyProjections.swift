import CareStatistics
import TrendAnalysis

/// `projections.csv`: the next years under ordinary change.
enum TidyProjections {
  static let columns: [TidyColumn<StockProjection>] = [
    .text("measure_id", "Measure; see measures.csv") { $0.measure }
  ]

  /// The file over all rows.
  static func file(_ rows: [StockProjection], register: AreaRegister) -> TidyFile {
    TidyTable(
      name: "projections", title: "The next years under ordinary change",
      grain: "One row per measure", key: ["measure_id"], columns: columns
    ).file(rows: rows)
  }
}
