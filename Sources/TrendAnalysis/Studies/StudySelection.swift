internal import CareStatistics
internal import StatisticalMethods

/// Sorts the areas of a study's years into treated ones, comparators and those left out.
struct StudySelection {
  /// A row of the panel with what it is in the study.
  struct Member {
    let row: Int
    let unit: StudyUnit
  }

  /// Every area of the panel that the study is about, the treated first, each part by name.
  let members: [Member]
  /// Members of a treated group that did not exist in the study's years.
  let absent: [StudyUnit]
  let panel: MeasurePanel

  private static let options = RelativeGrowthOptions()

  /// The selection.
  ///
  /// - Throws: `StudyRefusal` where a treated authority that is named by itself has no complete
  ///   figures, no treated one is left, or fewer than two comparators are.
  init(_ plan: StudyPlan, table: ObservationTable, model: NeighbourModel) throws(StudyRefusal) {
    let panel = MeasurePanel(table: table, measure: plan.measure, window: plan.window)
    self.panel = panel
    let (starts, absent) = try Self.starts(plan, panel, table.register)
    self.absent = absent
    var members: [Member] = []
    for (row, start) in starts.sorted(by: { $0.key < $1.key }) {
      let reason = Self.reason(panel.rows[row])
      if let reason, plan.groupName == nil {
        throw StudyRefusal(
          message: "\(panel.rows[row].area.name) is treated, but \(reason)",
          remedy:
            "Take it out of 'treated', or choose a 'window' in which its figures are complete."
        )
      }
      members.append(
        Member(
          row: row,
          unit: Self.unit(panel.rows[row], reason.map { .leftOut($0) } ?? .treated, start: start)))
    }
    for row in Self.candidates(plan, panel, table.register, model, treated: Set(starts.keys)) {
      let area = panel.rows[row].area
      let group = area.members.compactMap { plan.excluded[$0] }.first.map { "belongs to \($0)" }
      let reason = group ?? Self.reason(panel.rows[row])
      members.append(
        Member(
          row: row,
          unit: Self.unit(panel.rows[row], reason.map { .leftOut($0) } ?? .comparator, start: nil)))
    }
    self.members = members.sorted { Self.isBefore($0.unit, $1.unit) }
    try check(plan)
  }

  /// Every area, the treated first, each part by name.
  var units: [StudyUnit] { (members.map(\.unit) + absent).sorted(by: Self.isBefore) }

  private static func isBefore(_ a: StudyUnit, _ b: StudyUnit) -> Bool {
    (a.isNamedTreated ? 0 : 1, a.name, a.code) < (b.isNamedTreated ? 0 : 1, b.name, b.code)
  }

  /// The members with a role.
  func members(_ role: StudyUnit.Role) -> [Member] { members.filter { $0.unit.role == role } }

  /// The first treated year by row of the panel.
  private static func starts(
    _ plan: StudyPlan, _ panel: MeasurePanel, _ register: AreaRegister
  ) throws(StudyRefusal) -> (starts: [Int: Int], absent: [StudyUnit]) {
    var starts: [Int: Int] = [:]
    var absent: [StudyUnit] = []
    for treated in plan.treated {
      let name = register[treated.area]?.name ?? treated.area.rawValue
      guard let row = panel.rowOfMember[treated.area] else {
        let reason =
          "did not exist in the years \(plan.window.lowerBound) to \(plan.window.upperBound)"
        guard plan.groupName != nil else {
          throw StudyRefusal(
            message: "\(name) \(reason)",
            remedy: "Name the authority that followed it, or choose another 'window'.")
        }
        absent.append(
          StudyUnit(
            code: register[treated.area]?.code ?? treated.area.rawValue, name: name,
            role: .leftOut(reason), isNamedTreated: true, firstYear: treated.firstYear, parts: [],
            weight: nil))
        continue
      }
      if let other = starts.updateValue(treated.firstYear, forKey: row), other != treated.firstYear
      {
        throw StudyRefusal(
          message: "\(panel.rows[row].area.name) is one area in these years, but its authorities "
            + "start in \(min(other, treated.firstYear)) and \(max(other, treated.firstYear))",
          remedy: "Give its authorities one start, or leave them out.")
      }
    }
    return (starts, absent)
  }

  /// The rows of the panel that the plan compares with, in the panel's order.
  private static func candidates(
    _ plan: StudyPlan, _ panel: MeasurePanel, _ register: AreaRegister, _ model: NeighbourModel,
    treated: Set<Int>
  ) -> [Int] {
    let own = treated.sorted().flatMap { panel.rows[$0].area.members }
    let isWanted: (AreaKey) -> Bool
    switch plan.comparators {
    case .restOfEngland: isWanted = { _ in true }
    case .region:
      let regions = Set(own.compactMap { register[$0]?.region })
      isWanted = { register[$0]?.region.map(regions.contains) ?? false }
    case .neighbours:
      isWanted = Set(own.flatMap { model.neighbours[$0] ?? [] }.map(\.neighbour)).contains
    case .authorities(let keys): isWanted = Set(keys).contains
    }
    return panel.rows.indices.filter { row in
      !treated.contains(row) && !panel.rows[row].area.current.isEmpty
        && panel.rows[row].area.members.contains(where: isWanted)
    }
  }

  /// Why a row cannot be used; `nil` where it can.
  private static func reason(_ row: MeasurePanel.Row) -> String? {
    func words(_ reason: Ineligibility) -> String {
      TrendReason.words(for: reason, series: row.series)
    }
    if row.series.points.contains(where: { $0.status == .confidential }) {
      return words(.noData)
    }
    if let missing = row.series.points.first(where: { !$0.isPresent }) {
      return words(.missingEnd(year: missing.year))
    }
    for (index, count) in row.unit.counts.enumerated() {
      if row.unit.populations[index] <= 0 {
        return words(.impossibleValue(year: row.unit.years[index]))
      }
      if count < options.minimumCount { return words(.smallCount(year: row.unit.years[index])) }
    }
    let mean = row.unit.counts.reduce(0, +) / Double(row.unit.counts.count)
    return mean < options.minimumMean ? words(.smallMean) : nil
  }

  private static func unit(
    _ row: MeasurePanel.Row, _ role: StudyUnit.Role, start: Int?
  ) -> StudyUnit {
    StudyUnit(
      code: row.area.code, name: row.area.name, role: role, isNamedTreated: start != nil,
      firstYear: start, parts: row.area.isJoined ? row.area.parts : [], weight: nil)
  }

  private func check(_ plan: StudyPlan) throws(StudyRefusal) {
    func list(_ isWanted: (StudyUnit) -> Bool) -> String {
      units.filter(isWanted).compactMap { unit in
        if case .leftOut(let reason) = unit.role { "\(unit.name) (\(reason))" } else { nil }
      }.joined(separator: "; ")
    }
    guard !members(.treated).isEmpty else {
      throw StudyRefusal(
        message: "no treated authority has complete figures: \(list(\.isNamedTreated))",
        remedy: "Choose another 'window' or 'measure'.")
    }
    let used = members(.comparator).count
    guard used >= 2 else {
      let left = list { !$0.isNamedTreated }
      throw StudyRefusal(
        message: "\(used) comparators can be used, and at least 2 are needed"
          + (left.isEmpty ? "" : "; left out: \(left)"),
        remedy: "Widen 'comparators', or choose another 'window'.")
    }
  }
}
