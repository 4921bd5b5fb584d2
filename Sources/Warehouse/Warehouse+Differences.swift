public import CareStatistics
import GRDB

extension Warehouse {
  /// What would change if `new` took the place of the stored figures, or of those of an earlier run.
  ///
  /// A store without a run that wrote figures has nothing to compare with and gives no change. A
  /// stored figure that `new` does not have counts as removed, so give all measures at once.
  ///
  /// - Parameter run: The id of a run that `heldRun` gives; `nil` for the run of the stored figures.
  /// - Returns: The changes, sorted by measure id, area key and year.
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func differences(
    from new: [Observation], since run: String? = nil
  ) throws(WarehouseFault) -> [FigureChange] {
    guard try runOfFigures() != nil else { return [] }
    var stored: [Grain: Observation] = [:]
    for observation in try observations() { stored[Grain(observation)] = observation }
    if let run {
      for past in try pastObservations(since: run) { stored[Grain(past)] = past }
    }
    var changes: [FigureChange] = []
    for observation in new {
      let before = stored.removeValue(forKey: Grain(observation))
      if before == observation { continue }
      if let change = FigureComparison.change(before: before, after: observation) {
        changes.append(change)
      }
    }
    for gone in stored.values {
      if let change = FigureComparison.change(before: gone, after: nil) { changes.append(change) }
    }
    return changes.sorted {
      ($0.measure, $0.area, $0.year) < ($1.measure, $1.area, $1.year)
    }
  }
}

extension Warehouse {
  /// The figures that runs after `run` replaced, the newest run's first, so that the last one of an area
  /// and year is what `run` held.
  private func pastObservations(since run: String) throws(WarehouseFault) -> [Observation] {
    try read { db in
      guard let number = try RunRows.number(of: run, in: db) else { return [] }
      return try PastObservationRows.values(in: db, where: "run_number > ?", [number])
        .map(\.observation)
    }
  }
}

/// What one observation is about.
private struct Grain: Hashable {
  let measure: String
  let area: AreaKey
  let year: Int

  init(_ observation: Observation) {
    (measure, area, year) = (observation.measure, observation.area, observation.year)
  }
}
