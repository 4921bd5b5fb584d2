internal import CareStatistics
internal import StatisticalMethods

/// The panel of one measure and window: every continuity unit with its counts and populations.
struct MeasurePanel: Sendable {
  /// A unit with its series and the part of it that the rule can use.
  struct Row: Sendable {
    let area: ContinuityUnit
    let series: UnitSeries
    let unit: PanelUnit
  }

  let window: ClosedRange<Int>
  let rows: [Row]
  /// The row that an authority is part of.
  let rowOfMember: [AreaKey: Int]
  private let turnovers: [Double?]
  /// The joint returns that have figures in the window.
  private let joint: [Area]

  init(table: ObservationTable, measure: Measure, window: ClosedRange<Int>) {
    self.window = window
    let basis = measure.period
    let days = basis.endDate(year: window.lowerBound)...basis.endDate(year: window.upperBound)
    let joint = table.register.areas.filter { area in
      area.level == .jointReturn
        && table.observations(of: measure.id, in: area.key).contains {
          window.contains($0.year) && $0.numerator?.number != nil
        }
    }
    self.joint = joint
    let builder = UnitSeriesBuilder(table: table, measure: measure, jointReturns: joint)
    rows = ContinuityUnit.units(register: table.register, days: days, jointReturns: joint).map {
      area in
      let series = builder.series(of: area, years: window)
      // A suppressed count is a small one: leaving its year out would make a unit look fit for a
      // test that its counts do not allow.
      let isSuppressed = series.points.contains { $0.status == .confidential }
      let present = isSuppressed ? [] : series.points.filter(\.isPresent)
      return Row(
        area: area, series: series,
        unit: PanelUnit(
          years: present.map(\.year), counts: present.compactMap(\.count),
          populations: present.compactMap(\.population)))
    }
    rowOfMember = Dictionary(
      rows.enumerated().flatMap { index, row in row.area.members.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    turnovers = rows.map { Self.turnover(of: $0, measure: measure, table: table) }
  }

  /// The joint returns with figures that are wholly inside an area.
  func jointReturns(of area: ContinuityUnit) -> [AreaKey] {
    joint.filter { $0.memberKeys.allSatisfy(area.members.contains) }.map(\.key)
  }

  /// What chance does to each unit's counts; a stock's general variance is raised where children
  /// come and go faster than is usual.
  func chances(of measure: Measure, general: Double) -> [EventChance] {
    let kind = MeasureKind(measure)
    return turnovers.map { kind.chance(of: measure, general: general, turnover: $0) }
  }

  /// Children who enter and leave in a year over the stock; `nil` where no flow is published.
  private static func turnover(
    of row: Row, measure: Measure, table: ObservationTable
  ) -> Double? {
    guard !measure.flows.isEmpty else { return nil }
    var (flow, stock) = (0.0, 0.0)
    for (year, count) in zip(row.unit.years, row.unit.counts) {
      var total: Double? = 0
      let day = measure.period.endDate(year: year)
      for id in measure.flows {
        for key in row.area.members where table.register[key]?.isInForce(on: day) == true {
          let number = table.observation(of: id, in: key, year: year)?.published?.number
          total = number.flatMap { number in total.map { $0 + number } }
        }
      }
      if let total {
        flow += total
        stock += count
      }
    }
    return stock > 0 ? flow / stock : nil
  }
}
