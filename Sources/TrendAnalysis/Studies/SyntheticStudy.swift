internal import CareStatistics
internal import StatisticalMethods

/// The synthetic control of a study's treated areas taken together.
struct SyntheticStudy {
  private(set) var estimates: [StudyEstimate] = []
  /// The donors' shares by code.
  private(set) var weights: [String: Double] = [:]
  private(set) var mixture: [Double]?
  private(set) var gaps: Study.Gaps?
  /// Why there is none; `nil` where there is one.
  private(set) var reason: String?

  /// The synthetic control; donors are the comparators that are neighbours of a treated area or lie in
  /// the region of one, or all where the plan narrows the comparators itself.
  init(
    _ plan: StudyPlan, _ selection: StudySelection, _ data: StudyData, table: ObservationTable,
    model: NeighbourModel
  ) {
    guard data.panel.startTimes.count == 1 else {
      reason = "the treated areas start in different years"
      return
    }
    let start = data.panel.startTimes[0]
    guard start >= SyntheticControl.fewestBefore else {
      reason =
        "\(start) \(start == 1 ? "year" : "years") before the start, and at least "
        + "\(SyntheticControl.fewestBefore) are needed"
      return
    }
    let used = selection.members.filter { $0.unit.role == .treated || $0.unit.role == .comparator }
    let isNear = Self.nearness(plan, selection, table.register, model)
    let donors = used.indices.filter { index in
      !data.isTreated[index] && isNear(selection.panel.rows[used[index].row].area)
    }
    let treated = data.isTreated.indices.filter { data.isTreated[$0] }
    let mean = data.years.indices.map { t in
      treated.reduce(0) { $0 + data.panel.values[$1][t] } / Double(treated.count)
    }
    guard
      let control = SyntheticControl(
        treated: mean, donors: donors.map { data.panel.values[$0] }, start: start)
    else {
      reason = "fewer than \(SyntheticControl.fewestDonors) areas can be mixed"
      return
    }
    for (donor, weight) in zip(donors, control.fit.weights) {
      weights[used[donor].unit.code] = weight
    }
    mixture = control.fit.mixture
    gaps = Study.Gaps(
      treated: control.fit.gaps, placebos: control.placebos.map(\.gaps), ratio: control.fit.ratio)
    estimates = [Self.estimate(control, treated: treated.count)]
  }

  private static func estimate(_ control: SyntheticControl, treated: Int) -> StudyEstimate {
    let donors = control.placebos.count
    return StudyEstimate(
      method: .syntheticControl, estimate: control.fit.effect, error: control.spread,
      p: control.p, pMethod: "rank of the ratio of gaps among \(donors + 1)",
      detectable: DesignPower.factor * control.spread, treated: treated,
      clusters: donors + treated,
      note: "error: the donors' own gaps in the treated areas' place")
  }

  private static func nearness(
    _ plan: StudyPlan, _ selection: StudySelection, _ register: AreaRegister,
    _ model: NeighbourModel
  ) -> (ContinuityUnit) -> Bool {
    guard plan.comparators == .restOfEngland else { return { _ in true } }
    let own = selection.members(.treated).flatMap { selection.panel.rows[$0.row].area.members }
    let regions = Set(own.compactMap { register[$0]?.region })
    let neighbours = Set(own.flatMap { model.neighbours[$0] ?? [] }.map(\.neighbour))
    return { area in
      area.members.contains { key in
        neighbours.contains(key) || register[key]?.region.map(regions.contains) == true
      }
    }
  }
}
