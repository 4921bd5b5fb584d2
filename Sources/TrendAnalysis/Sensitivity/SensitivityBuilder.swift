internal import CareStatistics
internal import Glibc
internal import StatisticalMethods

/// Looks at every graded trend of one measure again: over the last 3, 4 and 5 years, beside its region
/// and beside its statistical neighbours.
///
/// Five years and more are assessed by the rule itself, all areas anew. Three and four yearly figures are
/// too few for it: there the difference is that of the mean yearly growth of the area and of all other
/// areas that the rule tested, without an interval. Against a region and against neighbours the rule's
/// own weights are used, and the interval counts the noise of both sides; a grade is given only against
/// the rest of England.
struct SensitivityBuilder {
  let table: ObservationTable
  let measure: Measure
  let model: NeighbourModel
  let options: RelativeGrowthOptions

  /// The lengths in years that are looked at.
  static let lengths = [3, 4, 5]

  /// The rows over graded trends of the measure, in their order, each with its alternatives.
  func rows(_ trends: [Trend]) -> [Sensitivity] {
    var panels: [ClosedRange<Int>: AssessedPanel] = [:]
    func panel(_ window: ClosedRange<Int>) -> AssessedPanel {
      if let held = panels[window] { return held }
      let panel = AssessedPanel(
        table: table, measure: measure, window: window, options: options)
      panels[window] = panel
      return panel
    }
    var rows: [Sensitivity] = []
    for trend in trends where trend.measure == measure.id && trend.grade != nil {
      let own = panel(trend.window)
      let last = trend.window.upperBound
      for window in Self.lengths.map({ (last - $0 + 1)...last }) where window != trend.window {
        rows.append(
          window.count < options.minimumYears
            ? short(trend, window, own) : long(trend, in: panel(window)))
      }
      rows.append(beside(trend, .region, own))
      rows.append(beside(trend, .neighbours, own))
    }
    return rows
  }

  /// A window that the rule can assess.
  private func long(_ trend: Trend, in other: AssessedPanel) -> Sensitivity {
    let alternative = Sensitivity.Alternative.window(other.panel.window)
    guard let place = other.place(of: trend) else {
      return missing(trend, alternative, "not one area in these years")
    }
    switch other.result.outcomes[place] {
    case .notTested(let reason):
      let row = other.panel.rows[place]
      return missing(
        trend, alternative, TrendReason.words(for: reason, series: row.series),
        points: row.series.points.filter(\.isPresent).count)
    case .tested(let growth):
      return Sensitivity(
        trend: trend, alternative: alternative, points: other.panel.rows[place].unit.years.count,
        used: nil, contrast: growth.contrast,
        interval: (growth.contrast - growth.margin)...(growth.contrast + growth.margin),
        grade: growth.contrastGrade.map(EvidenceGrade.init), reason: nil)
    }
  }

  /// A window with too few figures for the rule, against the areas that it tested in the graded one.
  private func short(
    _ trend: Trend, _ window: ClosedRange<Int>, _ own: AssessedPanel
  ) -> Sensitivity {
    let alternative = Sensitivity.Alternative.window(window)
    let units = own.panel.rows.map(\.unit)
    guard let place = own.place(of: trend) else {
      return missing(trend, alternative, "not one area in these years")
    }
    let points = units[place].years.count { window.contains($0) }
    let rest = units.indices.filter { $0 != place && own.result.growth(of: $0) != nil }
    guard let ownGrowth = Self.growth([units[place]], window),
      let restGrowth = Self.growth(rest.map { units[$0] }, window)
    else { return missing(trend, alternative, "no figure at one end", points: points) }
    return Sensitivity(
      trend: trend, alternative: alternative, points: points, used: nil,
      contrast: ownGrowth - restGrowth, interval: nil, grade: nil,
      reason: "fewer than \(options.minimumYears) yearly figures, too few to grade")
  }

  /// The mean yearly log growth of the pooled rate of the units that have both ends; `nil` for none.
  private static func growth(_ units: [PanelUnit], _ window: ClosedRange<Int>) -> Double? {
    var (count0, population0, count1, population1) = (0.0, 0.0, 0.0, 0.0)
    for unit in units {
      guard let first = unit.years.firstIndex(of: window.lowerBound),
        let last = unit.years.firstIndex(of: window.upperBound)
      else { continue }
      count0 += unit.counts[first]
      population0 += unit.populations[first]
      count1 += unit.counts[last]
      population1 += unit.populations[last]
    }
    guard count0 > 0, population0 > 0, count1 > 0, population1 > 0 else { return nil }
    return (log(count1 / population1) - log(count0 / population0)) / Double(window.count - 1)
  }

  /// The same window against a set of other areas.
  private func beside(
    _ trend: Trend, _ alternative: Sensitivity.Alternative, _ own: AssessedPanel
  ) -> Sensitivity {
    guard let place = own.place(of: trend) else {
      return missing(trend, alternative, "not one area in these years")
    }
    let set =
      alternative == .region ? region(place, own.panel) : own.neighbours(of: place, model)
    guard let other = own.contrast(of: place, against: set),
      let critical = own.result.pooled?.criticalT
    else {
      return missing(
        trend, alternative, "no area to compare with over the same years", points: trend.points)
    }
    let margin = critical * other.standardError
    return Sensitivity(
      trend: trend, alternative: alternative, points: trend.points, used: other.used,
      contrast: other.contrast, interval: (other.contrast - margin)...(other.contrast + margin),
      grade: nil, reason: "grades are given against the rest of England alone")
  }

  /// The other areas of the region, or regions, that an area lies in.
  private func region(_ place: Int, _ panel: MeasurePanel) -> [Int] {
    func regions(_ row: MeasurePanel.Row) -> Set<AreaKey> {
      Set(row.area.current.compactMap { table.register[$0]?.region })
    }
    let own = regions(panel.rows[place])
    return panel.rows.indices.filter {
      $0 != place && !own.isDisjoint(with: regions(panel.rows[$0]))
    }
  }

  private func missing(
    _ trend: Trend, _ alternative: Sensitivity.Alternative, _ reason: String, points: Int = 0
  ) -> Sensitivity {
    Sensitivity(
      trend: trend, alternative: alternative, points: points, used: nil, contrast: nil,
      interval: nil, grade: nil, reason: reason)
  }
}
