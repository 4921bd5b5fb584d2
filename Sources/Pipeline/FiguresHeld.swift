internal import CareStatistics
internal import TrendAnalysis

/// Which authorities have a figure of one measure, year by year.
struct FiguresHeld {
  private var byYear: [Int: Set<AreaKey>] = [:]

  /// Looks through the figures of a measure; a joint return counts for each of its authorities.
  init(_ measure: Measure, _ table: ObservationTable) {
    for row in table.observations(of: measure.id) where row.holdsFigure {
      guard let area = table.register[row.area],
        area.level == .localAuthority || area.level == .jointReturn
      else { continue }
      byYear[row.year, default: []].formUnion(area.memberKeys)
    }
  }

  /// The latest year with a figure of any authority; `nil` for none.
  var latestYear: Int? { byYear.keys.max() }

  /// How many authorities have a figure in a year.
  func authorities(_ year: Int) -> Int { byYear[year]?.count ?? 0 }
}

extension Observation {
  /// Whether there is a number, shown or withheld, and not merely a blank.
  var holdsFigure: Bool { [published, numerator].contains { $0?.holdsNumber == true } }
}

extension Figure {
  fileprivate var holdsNumber: Bool {
    if number != nil { return true }
    switch status {
    case .confidential, .unreliable, .low, .roundsToZero: return true
    case .notApplicable, .notAvailable, nil: return false
    }
  }
}
