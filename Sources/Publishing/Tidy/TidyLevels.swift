import CareStatistics
import TrendAnalysis

/// `levels.csv`: where each area stands.
enum TidyLevels {
  static let columns: [TidyColumn<Level>] = [
    .text("measure_id", "Measure; see measures.csv") { $0.measure }
  ]

  /// The file over all rows.
  static func file(_ rows: [Level], register: AreaRegister) -> TidyFile {
    TidyTable(
      name: "levels", title: "Where each area stands", grain: "One row per measure and area",
      key: ["measure_id"], columns: columns
    ).file(rows: rows)
  }
}
