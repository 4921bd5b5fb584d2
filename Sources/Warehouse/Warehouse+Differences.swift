public import CareStatistics
import GRDB

extension Warehouse {
  /// What would change if `new` took the place of the stored figures.
  ///
  /// A store without a run that wrote figures has nothing to compare with and gives no change. A
  /// stored figure that `new` does not have counts as removed, so give all measures at once.
  ///
  /// - Returns: The changes, sorted by measure id, area key and year.
  /// - Throws: A fault of kind `damaged` or `busy`.
  public func differences(
    from new: [Observation]
  ) throws(WarehouseFault) -> [FigureChange] {
    guard try runOfFigures() != nil else { return [] }
    var stored: [Grain: Observation] = [:]
    for observation in try observations() { stored[Grain(observation)] = observation }
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

/// What one observation is about.
private struct Grain: Hashable {
  let measure: String
  let area: AreaKey
  let year: Int

  init(_ observation: Observation) {
    (measure, area, year) = (observation.measure, observation.area, observation.year)
  }
}
