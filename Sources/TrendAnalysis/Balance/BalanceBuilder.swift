internal import CareStatistics

/// Works out every `Balance` of a run.
struct BalanceBuilder {
  let analysis: Analysis
  let headline: HeadlineMeasures

  /// The rows in the order of their file.
  var rows: [Balance] { [] }
}
