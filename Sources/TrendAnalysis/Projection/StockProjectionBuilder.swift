internal import CareStatistics

/// Works out every `StockProjection` of a run.
struct StockProjectionBuilder {
  let analysis: Analysis
  let headline: HeadlineMeasures

  /// The rows in the order of their file.
  var rows: [StockProjection] { [] }
}
