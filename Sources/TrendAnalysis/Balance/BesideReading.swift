internal import CareStatistics

/// What one measure's own trend says of an area, read beside another measure's trend of that area.
public struct BesideReading: Sendable, Hashable {
  /// The measure's id.
  public let measure: String
  /// The window that was read, which need not be that of the other trend; `nil` where none could be.
  public let window: ClosedRange<Int>?
  /// The numbers; `nil` where the area was not assessed.
  public let estimate: TrendEstimate?
  /// The grade of the contrast, from the measure's own tests over all areas; `nil` for none.
  public let grade: EvidenceGrade?
  /// Why nothing can be said, as a phrase; `nil` where the area was assessed.
  public let reason: String?
  /// How many areas were tested on the measure in the window; 0 where there is no window.
  public let areasTested: Int
  /// How many of these carry a grade of the contrast: what a grade here is to be held against.
  public let areasGraded: Int

  /// A reading from its parts.
  public init(
    measure: String, window: ClosedRange<Int>?, estimate: TrendEstimate?, grade: EvidenceGrade?,
    reason: String?, areasTested: Int, areasGraded: Int
  ) {
    (self.measure, self.window, self.estimate) = (measure, window, estimate)
    (self.grade, self.reason) = (grade, reason)
    (self.areasTested, self.areasGraded) = (areasTested, areasGraded)
  }

  /// The window to read beside `window`: the same one, else one that ends in the same year, and of
  /// these the one that shares most years and has fewest others; `nil` where none shares a year.
  public static func window(
    beside window: ClosedRange<Int>, among windows: [ClosedRange<Int>]
  ) -> ClosedRange<Int>? {
    func worth(_ other: ClosedRange<Int>) -> (Int, Int, Int) {
      let shared = other.clamped(to: window).count
      return (other.upperBound == window.upperBound ? 1 : 0, shared, shared - other.count)
    }
    return windows.filter { $0.overlaps(window) }.max { worth($0) < worth($1) }
  }
}

/// Finds what other measures say of the area that a trend is about.
struct BesideReader {
  private struct Panel: Hashable {
    let measure: String
    let window: ClosedRange<Int>
  }

  private struct Key: Hashable {
    let panel: Panel
    let authorities: [AreaKey]
  }

  private let analysis: Analysis
  private let windows: [String: [ClosedRange<Int>]]
  private let places: [Key: Int]
  private let areas: [Panel: (tested: Int, graded: Int)]

  /// A reader of the trends of some measures.
  init(_ analysis: Analysis, measures: Set<String>) {
    self.analysis = analysis
    var windows: [String: [ClosedRange<Int>]] = [:]
    for model in analysis.models where measures.contains(model.measure) {
      windows[model.measure, default: []].append(model.window)
    }
    self.windows = windows
    var places: [Key: Int] = [:]
    var areas: [Panel: (tested: Int, graded: Int)] = [:]
    for (place, trend) in analysis.trends.enumerated() where measures.contains(trend.measure) {
      let panel = Panel(measure: trend.measure, window: trend.window)
      if trend.estimate != nil {
        areas[panel, default: (0, 0)].tested += 1
        areas[panel, default: (0, 0)].graded += trend.contrastGrade == nil ? 0 : 1
      }
      let key = Key(panel: panel, authorities: trend.authorities)
      // Where two rows are about the same authorities, the one that was assessed speaks.
      if let held = places[key], trend.estimate == nil || analysis.trends[held].estimate != nil {
        continue
      }
      places[key] = place
    }
    (self.places, self.areas) = (places, areas)
  }

  /// What a measure says of the very authorities that `trend` is about.
  ///
  /// An area that holds more or fewer authorities is another area, so its figures say nothing here.
  func reading(of measure: Measure, beside trend: Trend) -> BesideReading {
    func nothing(_ reason: String) -> BesideReading {
      BesideReading(
        measure: measure.id, window: nil, estimate: nil, grade: nil, reason: reason,
        areasTested: 0, areasGraded: 0)
    }
    guard measure.isTested else { return nothing("shown, not tested") }
    guard let all = windows[measure.id], !all.isEmpty else { return nothing("no figures to test") }
    guard let window = BesideReading.window(beside: trend.window, among: all) else {
      return nothing("no year in common")
    }
    let panel = Panel(measure: measure.id, window: window)
    let found = places[Key(panel: panel, authorities: trend.authorities)].map {
      analysis.trends[$0]
    }
    let reason = found.map { $0.reasonNotAssessed ?? "no figures" }
    let (tested, graded) = areas[panel] ?? (0, 0)
    return BesideReading(
      measure: measure.id, window: window, estimate: found?.estimate, grade: found?.contrastGrade,
      reason: found?.estimate == nil ? reason ?? elsewhere(panel, trend.authorities) : nil,
      areasTested: tested, areasGraded: graded)
  }

  /// Why there is no row about just these authorities.
  private func elsewhere(_ panel: Panel, _ authorities: [AreaKey]) -> String {
    var names: [String] = []
    for key in authorities {
      for trend in analysis.trends(of: key)
      where trend.measure == panel.measure && trend.window == panel.window
        && trend.estimate != nil && !names.contains(trend.areaName)
      {
        names.append(trend.areaName)
      }
    }
    return names.isEmpty
      ? "no figures for this area"
      : "assessed in other areas: \(BalanceSentence.list(names))"
  }
}
