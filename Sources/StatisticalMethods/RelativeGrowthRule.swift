internal import Glibc

/// The rule that says which units of a panel grow apart from the rest, and how sure that is.
///
/// A unit's rate relative to the rest behaves as a random walk, so a straight line with independent
/// residuals would call ordinary wander a trend. The rule takes its variance from year-to-year
/// growth instead: the generalised least squares mean of relative growth, its variance moderated
/// over all units, Student's t, and Benjamini-Hochberg over the units of one window. A second,
/// weaker test asks whether event chance alone (which children happen to start and cease) explains
/// it. In simulation the rule's false discovery rate is 5 per cent.
///
/// Oracles: `Oracles/bucking_*.csv`, made by a reference implementation of the same definition.
public struct RelativeGrowthRule: Sendable {
  let options: RelativeGrowthOptions

  /// A rule with settings.
  public init(_ options: RelativeGrowthOptions = RelativeGrowthOptions()) { self.options = options }

  /// The fewest units without gaps from which variances can be pooled.
  static let fewestUnits = 3

  /// Assesses every unit of a panel in a window.
  ///
  /// - Parameters:
  ///   - units: The panel; years outside the window must be left out by the caller.
  ///   - window: The first and last year.
  ///   - chances: What chance does to each unit's counts; `nil` for stocks with the options' event
  ///     variance.
  public func assess(
    _ units: [PanelUnit], window: ClosedRange<Int>, chances: [EventChance]? = nil
  ) -> RelativeGrowthResult {
    var outcomes: [RelativeGrowthResult.Outcome] = []
    var tested: [Int] = []
    for (index, unit) in units.enumerated() {
      if let reason = options.ineligibility(
        of: unit, window: window, isShare: chances?[index].isShare ?? false)
      {
        outcomes.append(.notTested(reason))
      } else {
        tested.append(index)
        outcomes.append(.notTested(.tooFewUnits))
      }
    }
    let complete = tested.filter { units[$0].years.count == window.count }
    guard complete.count >= Self.fewestUnits else {
      return RelativeGrowthResult(outcomes: outcomes, pooled: nil)
    }
    let plain = EventChance.stock(variance: options.eventVariance)
    let assessment = PanelAssessment(
      options: options, units: tested.map { units[$0] }, window: window,
      chances: tested.map { chances?[$0] ?? plain })
    guard assessment.growths.allSatisfy({ $0.standardError > 0 }) else {
      for index in tested { outcomes[index] = .notTested(.noVariation) }
      return RelativeGrowthResult(outcomes: outcomes, pooled: nil)
    }
    for (index, growth) in zip(tested, assessment.growths) { outcomes[index] = .tested(growth) }
    return RelativeGrowthResult(outcomes: outcomes, pooled: assessment.pooled)
  }

  /// The contrast of a unit against a set of other units, for example its statistical neighbours.
  ///
  /// The set's pooled rate takes the place of the rest's. The variance adds the set's own noise to
  /// the unit's: each member counts with the square of its share of the set's counts.
  /// - Parameters:
  ///   - unit: The index of the unit.
  ///   - others: Indices of the set; the unit itself, repeats and untested units are left out.
  ///   - units: The panel that `result` was made from.
  ///   - result: The rule's result.
  /// - Returns: The contrast in log points a year with its standard error, and how many members
  ///   were used; `nil` where the unit or every other is untested or has gaps.
  public func contrast(
    of unit: Int, against others: [Int], in units: [PanelUnit], result: RelativeGrowthResult
  ) -> (contrast: Double, standardError: Double, used: Int)? {
    guard let own = result.growth(of: unit), let pooled = result.pooled else { return nil }
    let years = units[unit].years
    guard years.count == pooled.years else { return nil }
    var seen: Set<Int> = [unit]
    let set = others.filter {
      seen.insert($0).inserted && result.growth(of: $0) != nil && units[$0].years == years
    }
    guard !set.isEmpty else { return nil }
    let levels = years.indices.map { t in
      log(units[unit].counts[t] / units[unit].populations[t])
        - log(
          set.reduce(0) { $0 + units[$1].counts[t] }
            / set.reduce(0) { $0 + units[$1].populations[t] })
    }
    let weights = GrowthWeights(count: years.count - 1, rho: pooled.rho)
    let contrast = zip(weights.weights, zip(levels, levels.dropFirst()))
      .reduce(0) { $0 + $1.0 * ($1.1.1 - $1.1.0) }
    let means = set.map { index in result.growth(of: index)?.meanCount ?? 0 }
    let total = means.reduce(0, +)
    var variance = own.variance
    for (index, mean) in zip(set, means) {
      variance += mean / total * (mean / total) * (result.growth(of: index)?.variance ?? 0)
    }
    return (contrast, (variance / weights.information).squareRoot(), set.count)
  }
}
