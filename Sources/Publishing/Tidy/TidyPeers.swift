import CareStatistics
import TrendAnalysis

/// `peers.csv`: who could learn from whom.
enum TidyPeers {
  /// A row with its authorities as the Department's files name them, and the reasons in words.
  struct Row {
    let peer: Peer
    let authority: TidyArea
    let other: TidyArea
    let reasons: String
  }

  static let columns: [TidyColumn<Row>] = who + movement

  private static let who: [TidyColumn<Row>] = [
    .text("new_la_code", "Newest nine-character code of the authority that could ask") {
      $0.authority.newCode
    },
    .text("la_name", "Name of the authority that could ask") { $0.authority.name },
    .text("peer_new_la_code", "Newest nine-character code of the authority that could be asked") {
      $0.other.newCode
    },
    .text("peer_la_name", "Name of the authority that could be asked") { $0.other.name },
    .integer("neighbour_rank", "Its rank as a statistical neighbour; empty where it is none") {
      $0.peer.likeness.neighbour?.rank
    },
    .text("reasons", "In what the two are alike") { $0.reasons },
  ]

  private static let movement: [TidyColumn<Row>] = [
    .text("measure_id", "Measure that moved; see measures.csv") { $0.peer.trend.measure },
    .integer("window_start", "First year of the window") { $0.peer.trend.window.lowerBound },
    .integer("window_end", "Last year of the window") { $0.peer.trend.window.upperBound },
    .text("as_part_of", "Joined area that the trend is about; empty where it is the peer alone") {
      $0.peer.joinedArea ?? ""
    },
    .text("tier", "against, below or above") { $0.peer.trend.tier.rawValue },
    .text("grade", "Evidence for the tier: confirmed, probable or observed") {
      $0.peer.trend.grade?.rawValue ?? ""
    },
    .growth("contrast_pct", "Growth against the rest of England's, per cent a year") {
      $0.peer.trend.estimate?.contrast
    },
    .growth("contrast_lower_pct", "Lower 95 per cent limit of the contrast") {
      $0.peer.trend.estimate?.contrastLower
    },
    .growth("contrast_upper_pct", "Upper 95 per cent limit of the contrast") {
      $0.peer.trend.estimate?.contrastUpper
    },
    .text("statement", "The sentence that may be printed about the trend") {
      $0.peer.trend.statement
    },
    .text("moved_with", "What other measures did in the same years, as a sentence") {
      $0.peer.movedWith
    },
  ]

  /// The file over all rows.
  static func file(_ rows: [Peer], table: ObservationTable) -> TidyFile {
    let words = PeerWords(
      measure: rows.first.flatMap { table.measure($0.trend.measure) }, register: table.register)
    return TidyTable(
      name: "peers", title: "Who could learn from whom",
      grain: "One row per authority, other authority that is like it and whose rate of children "
        + "looked after carries a grade, and window",
      key: ["new_la_code", "peer_new_la_code", "window_start", "window_end"], columns: columns
    ).file(
      rows: rows.lazy.map { peer in
        Row(
          peer: peer, authority: TidyArea(peer.authority, in: table.register),
          other: TidyArea(peer.peer, in: table.register), reasons: words.reasons(peer.likeness))
      }, capacity: rows.count * 1_200)
  }
}
