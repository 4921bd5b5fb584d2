internal import CareStatistics

/// Works out every `Level` of a run.
struct LevelBuilder {
  let analysis: Analysis
  let headline: HeadlineMeasures

  /// The rows in the order of their file.
  var rows: [Level] { [] }
}
