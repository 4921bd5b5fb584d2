internal import CareStatistics

/// Works out every `Peer` of a run.
struct PeerBuilder {
  let analysis: Analysis
  let headline: HeadlineMeasures

  /// The rows in the order of their file.
  var rows: [Peer] { [] }
}
