internal import CareStatistics

/// Works out every `StockChange` of a run.
struct StockChangeBuilder {
  let analysis: Analysis
  let headline: HeadlineMeasures

  /// The rows in the order of their file.
  var rows: [StockChange] { [] }
}
