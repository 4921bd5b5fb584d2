import CareStatistics
import TrendAnalysis

/// `peers.csv`: who could learn from whom.
enum TidyPeers {
  static let columns: [TidyColumn<Peer>] = [
    .text("measure_id", "Measure; see measures.csv") { $0.measure }
  ]

  /// The file over all rows.
  static func file(_ rows: [Peer], register: AreaRegister) -> TidyFile {
    TidyTable(
      name: "peers", title: "Who could learn from whom", grain: "One row per measure",
      key: ["measure_id"], columns: columns
    ).file(rows: rows)
  }
}
