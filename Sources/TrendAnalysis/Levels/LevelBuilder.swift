internal import CareStatistics

/// Works out every `Level` of a run.
struct LevelBuilder {
  let analysis: Analysis

  /// The rows by measure id and area code.
  var rows: [Level] {
    let register = analysis.table.register
    func code(_ level: Level) -> String { register[level.area]?.code ?? level.area.rawValue }
    return analysis.table.measures.flatMap { measure in
      MeasureLevels(measure, analysis: analysis)?.rows ?? []
    }.sorted { a, b in
      a.measure == b.measure ? code(a) < code(b) : a.measure < b.measure
    }
  }
}
