/// Effects by start and period where units start at different times.
///
/// ATT(g, t) is the mean change of the units that start in g, from the period before g to t, less the
/// mean change of the units not treated by t. A plain two-way fit would compare later starters with
/// units treated already; this never does. Weights in the summaries are the numbers of units.
/// Source: Callaway & Sant'Anna (2021), without covariates; for periods before the start the others
/// are those not treated when g starts.
public struct GroupTimeEffects: Sendable, Equatable {
  /// One effect.
  public struct Cell: Sendable, Equatable {
    /// The index of the period in which the group starts, and the period of the effect.
    public let start, period: Int
    /// How many units start then, and how many they are compared with.
    public let treated, comparators: Int
    /// ATT(g, t).
    public let effect: Double
    fileprivate let contrast: AssignmentContrast
  }

  /// The effect some periods after the start, or before it.
  public struct Event: Sendable, Equatable {
    /// Periods since the first treated one; negative for before.
    public let time: Int
    /// The mean effect over the groups that have it.
    public let estimate: Double
    /// Its standard error; `nil` where a group has a single unit.
    public let standardError: Double?
    /// How many treated units have it.
    public let treated: Int
    /// The weighted sum that it is.
    public let contrast: AssignmentContrast
  }

  /// Every effect, by start and period; the period before the start, which is 0, is left out.
  public let cells: [Cell]
  /// The mean over all periods after the start, of all units that are treated then.
  public let overall: AssignmentContrast
  /// The effects by time since the start.
  public let events: [Event]
  /// The weak test that all effects before the start are nil; `nil` where there are none.
  public let leads: LeadTest?

  /// The effects in a panel.
  public init(_ panel: EvaluationPanel) {
    let cells = (1..<panel.counts.count).flatMap { pattern in
      let base = panel.start(of: pattern) - 1
      return (0..<panel.periods).compactMap { t in
        t == base ? nil : Self.cell(pattern, t, panel)
      }
    }
    self.cells = cells
    overall = Self.mean(cells.filter { $0.period >= $0.start })
    let times = Set(cells.map { $0.period - $0.start }).sorted()
    let events = times.map { time in
      let parts = cells.filter { $0.period - $0.start == time }
      let contrast = Self.mean(parts)
      return Event(
        time: time, estimate: contrast.estimate(in: panel),
        standardError: contrast.standardError(in: panel),
        treated: parts.reduce(0) { $0 + $1.treated }, contrast: contrast)
    }
    self.events = events
    let before = events.filter { $0.time < 0 }
    leads = AssignmentContrast.covariance(before.map(\.contrast), in: panel).flatMap {
      LeadTest(
        estimates: before.map(\.estimate), covariance: $0, units: panel.values.count,
        treated: panel.values.count - panel.counts[0])
    }
  }

  private static func cell(_ pattern: Int, _ t: Int, _ panel: EvaluationPanel) -> Cell {
    let start = panel.start(of: pattern)
    let base = start - 1
    let others = panel.counts.indices.filter {
      $0 != pattern && panel.start(of: $0) > max(t, base)
    }
    let comparators = others.reduce(0) { $0 + panel.counts[$1] }
    var weights = panel.counts.map { _ in [Double](repeating: 0, count: panel.periods) }
    weights[pattern][t] = 1 / Double(panel.counts[pattern])
    weights[pattern][base] = -weights[pattern][t]
    for other in others {
      weights[other][t] = -1 / Double(comparators)
      weights[other][base] = 1 / Double(comparators)
    }
    let contrast = AssignmentContrast(weights: weights)
    return Cell(
      start: start, period: t, treated: panel.counts[pattern], comparators: comparators,
      effect: contrast.estimate(in: panel), contrast: contrast)
  }

  /// The mean of cells, weighted by treated units.
  private static func mean(_ cells: [Cell]) -> AssignmentContrast {
    let total = Double(cells.reduce(0) { $0 + $1.treated })
    return .sum(cells.map { (Double($0.treated) / total, $0.contrast) })
  }
}
