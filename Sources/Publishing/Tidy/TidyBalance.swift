import CareStatistics
import TrendAnalysis

/// `balance.csv`: balancing measures beside each graded fall.
enum TidyBalance {
  static let columns: [TidyColumn<Balance>] = [
    .text("measure_id", "Measure; see measures.csv") { $0.measure }
  ]

  /// The file over all rows.
  static func file(_ rows: [Balance], register: AreaRegister) -> TidyFile {
    TidyTable(
      name: "balance", title: "Balancing measures beside each graded fall",
      grain: "One row per measure", key: ["measure_id"], columns: columns
    ).file(rows: rows)
  }
}
