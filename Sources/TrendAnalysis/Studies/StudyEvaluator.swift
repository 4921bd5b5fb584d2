public import CareStatistics
internal import Glibc
internal import StatisticalMethods

/// Carries out a study on the observations of a run.
public struct StudyEvaluator: Sendable {
  private let table: ObservationTable
  private let model: NeighbourModel

  /// An evaluator over observations.
  public init(table: ObservationTable, model: NeighbourModel) {
    (self.table, self.model) = (table, model)
  }

  /// The years in which any authority has a rate of a measure; `nil` for none.
  public func years(of measure: Measure) -> ClosedRange<Int>? {
    let years = table.observations(of: measure.id).filter { observation in
      observation.calculated != nil
        && table.register[observation.area]?.level == .localAuthority
    }.map(\.year)
    guard let first = years.min(), let last = years.max() else { return nil }
    return first...last
  }

  /// The study.
  ///
  /// - Throws: `StudyRefusal` where the figures cannot carry it.
  public func study(_ plan: StudyPlan) throws(StudyRefusal) -> Study {
    let selection = try StudySelection(plan, table: table, model: model)
    let used = selection.members.filter { $0.unit.role == .treated || $0.unit.role == .comparator }
    let data = try Self.data(used, selection.panel, plan)
    let estimates = StudyEstimates(data: data, seed: plan.seed)
    let power = StudyPower(
      data, headline: estimates.headline, pooled: pooled(plan, selection.panel))
    let synthetic = SyntheticStudy(plan, selection, data, table: table, model: model)
    var units = selection.units
    for index in units.indices { units[index].weight = synthetic.weights[units[index].code] }
    return Study(
      plan: plan, units: units, hasOneStart: data.panel.startTimes.count == 1, power: power,
      estimates: estimates.all + synthetic.estimates,
      series: Self.series(data, synthetic.mixture), noSyntheticControl: synthetic.reason,
      gaps: synthetic.gaps)
  }

  private static func data(
    _ used: [StudySelection.Member], _ panel: MeasurePanel, _ plan: StudyPlan
  ) throws(StudyRefusal) -> StudyData {
    let years = Array(plan.window)
    let values = used.map { member in
      let unit = panel.rows[member.row].unit
      return zip(unit.counts, unit.populations).map { log($0 / $1) }
    }
    let starts = used.map { $0.unit.firstYear.map { $0 - plan.window.lowerBound } }
    guard let evaluation = EvaluationPanel(values: values, starts: starts) else {
      throw StudyRefusal(
        message: "the years \(plan.window.lowerBound) to \(plan.window.upperBound) do not hold a "
          + "year before every start and one after",
        remedy: "Choose another 'window'.")
    }
    let means = used.map { member in
      let counts = panel.rows[member.row].unit.counts
      return counts.reduce(0, +) / Double(counts.count)
    }
    return StudyData(
      panel: evaluation, isTreated: used.map { $0.unit.role == .treated }, meanCounts: means,
      years: years)
  }

  /// The pooled growth variance over the study's years, or over all where those are fewer than five.
  private func pooled(_ plan: StudyPlan, _ panel: MeasurePanel) -> PooledGrowth? {
    let own = RelativeGrowthRule().assess(panel.rows.map(\.unit), window: plan.window).pooled
    guard own == nil, let all = years(of: plan.measure) else { return own }
    let whole = MeasurePanel(table: table, measure: plan.measure, window: all)
    return RelativeGrowthRule().assess(whole.rows.map(\.unit), window: all).pooled
  }

  private static func series(_ data: StudyData, _ mixture: [Double]?) -> [Study.Year] {
    func mean(_ t: Int, _ isTreated: Bool) -> Double {
      let units = data.isTreated.indices.filter { data.isTreated[$0] == isTreated }
      return units.reduce(0) { $0 + data.panel.values[$1][t] } / Double(units.count)
    }
    return data.years.indices.map { t in
      Study.Year(
        year: data.years[t], treated: mean(t, true), comparators: mean(t, false),
        synthetic: mixture?[t])
    }
  }
}
