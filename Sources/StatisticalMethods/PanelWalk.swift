internal import Glibc

/// A panel seen as walks: the whole's own, and each unit's relative to the rest of the whole.
///
/// A unit's variance of relative growth and its degrees of freedom are those of
/// `RelativeGrowthRule`, of which this is the part that tests nothing. The whole's variance is the
/// mean square of its yearly log growth, about zero and not about its mean, since a projection
/// without drift has to allow for the drift there was.
public struct PanelWalk: Sendable, Equatable {
  /// One unit that the rule would test.
  public struct Unit: Sendable, Equatable {
    /// The log rate of the last year.
    public let level: Double
    /// The mean log growth a year from the first point to the last.
    public let drift: Double
    /// The moderated variance of a year's growth relative to the rest.
    public let relativeVariance: Double
    /// The degrees of freedom of that variance.
    public let degrees: Double
  }

  /// One a unit of the panel; `nil` for one that the rule would not test.
  public let units: [Unit?]
  /// Why a unit has no walk; `nil` where it has one.
  public let reasons: [Ineligibility?]
  /// The log growth of the whole from each year to the next.
  public let wholeSteps: [Double]

  /// The walks of a panel.
  ///
  /// - Parameters:
  ///   - panel: The units; years outside the window must be left out by the caller.
  ///   - window: The first and last year.
  ///   - options: Which units can be used, and how far variances are moderated.
  public init(
    _ panel: [PanelUnit], window: ClosedRange<Int>,
    options: RelativeGrowthOptions = RelativeGrowthOptions()
  ) {
    var reasons = panel.map { options.ineligibility(of: $0, window: window) }
    let used = reasons.indices.filter { reasons[$0] == nil }
    var units = [Unit?](repeating: nil, count: panel.count)
    let complete = used.count { panel[$0].years.count == window.count }
    guard complete >= RelativeGrowthRule.fewestUnits else {
      for index in used { reasons[index] = .tooFewUnits }
      (self.units, self.reasons, wholeSteps) = (units, reasons, [])
      return
    }
    let tested = used.map { panel[$0] }
    let rest = RestOfPanel(units: tested, window: window)
    let walks = Self.walks(tested, rest: rest, options: options)
    if walks.allSatisfy({ $0.relativeVariance > 0 }) {
      for (index, walk) in zip(used, walks) { units[index] = walk }
      let whole = rest.logRateOfAll
      wholeSteps = zip(whole, whole.dropFirst()).map { $1 - $0 }
    } else {
      for index in used { reasons[index] = .noVariation }
      wholeSteps = []
    }
    (self.units, self.reasons) = (units, reasons)
  }

  private static func walks(
    _ units: [PanelUnit], rest: RestOfPanel, options: RelativeGrowthOptions
  ) -> [Unit] {
    let series = units.indices.map { RelativeSeries(unit: units[$0], index: $0, rest: rest) }
    let complete = series.filter { !$0.hasGaps }
    let pooled = GrowthVariance(
      growth: complete.map(\.steps), means: complete.map(\.meanCount), cap: options.priorDegreesCap)
    return zip(units, series).map { unit, series in
      let own = series.ownVariance(unbias: pooled.unbias)
      let last = unit.years.count - 1
      let (start, end) = (
        log(unit.counts[0] / unit.populations[0]), log(unit.counts[last] / unit.populations[last])
      )
      return Unit(
        level: end, drift: (end - start) / Double(unit.years[last] - unit.years[0]),
        relativeVariance: pooled.moderated(
          own: own.own, degrees: own.degrees, mean: series.meanCount),
        degrees: pooled.priorDegrees + own.degrees)
    }
  }

  /// The mean square of the whole's yearly log growth; 0 where no unit can be used.
  public var wholeVariance: Double {
    SampleSummary.mean(wholeSteps.map { $0 * $0 }) ?? 0
  }

  /// A unit's own rate in the years to come, on the log scale: the whole's walk and its own relative
  /// walk together, without drift; `nil` for one without a walk.
  public func projection(of unit: Int) -> RandomWalkProjection? {
    units[unit].map { walk in
      RandomWalkProjection(
        level: walk.level, variance: walk.relativeVariance + wholeVariance, degrees: walk.degrees)
    }
  }
}
