internal import CareStatistics
internal import StatisticalMethods

/// The figures of one authority, or of a joint return, in a measure's latest year and the one before.
struct LevelFigure {
  /// The area that the figures are of.
  let source: AreaKey
  let isJointReturn: Bool
  let now: Observation?
  /// `nil` also where the boundary changed between the two years.
  let before: Observation?
  let status: ValueStatus?

  /// What an authority shows: its own figures, or those of a joint return where these alone have a
  /// value or the counts.
  init(of area: Area, measure: Measure, year: Int, in table: ObservationTable) {
    let point = table.series(of: measure.id, in: area.key, years: year...year).first
    var shown = point?.observation
    if Self.counts(shown) == nil {
      let joint = table.jointReturns(of: area.key).lazy.compactMap { key in
        table.observation(of: measure.id, in: key, year: year)
      }
      shown = joint.first { Self.counts($0) != nil } ?? shown
    }
    now = shown
    source = shown?.area ?? area.key
    isJointReturn = source != area.key
    status = shown?.value == nil ? point?.status ?? .notAvailable : nil
    let isSameArea = Self.isUnchanged(area, measure: measure, year: year, in: table.register)
    before =
      isSameArea ? table.observation(of: measure.id, in: source, year: year - 1) : nil
  }

  /// Whether an authority's boundary is that of the year before.
  private static func isUnchanged(
    _ area: Area, measure: Measure, year: Int, in register: AreaRegister
  ) -> Bool {
    let (first, last) = (
      measure.period.endDate(year: year - 1), measure.period.endDate(year: year)
    )
    return area.isInForce(on: first)
      && !register.changes.contains { change in
        change.treatment != .continuous && first < change.effective && change.effective <= last
          && (change.from == area.key || change.to == area.key)
      }
  }

  /// The counts behind a value; `nil` for a value that is missing or withheld, or without both.
  static func counts(_ observation: Observation?) -> AnnualChange.Year? {
    guard let observation, observation.value != nil,
      let numerator = observation.numerator?.number,
      let denominator = observation.denominator?.number, numerator >= 0, denominator > 0
    else { return nil }
    return AnnualChange.Year(count: numerator, population: denominator)
  }

  /// The counts of the latest year.
  var counts: AnnualChange.Year? { Self.counts(now) }

  /// The change of the counts; `nil` without both years.
  var countChange: AnnualChange? {
    guard let counts, let earlier = Self.counts(before) else { return nil }
    return AnnualChange(from: earlier, to: counts)
  }

  /// The growth in log points: of the counts where they are there, else of the values.
  var growth: Double? {
    if let countChange { return countChange.logRatio }
    guard let now = now?.precise, let before = before?.precise else { return nil }
    return GrowthOfValues.logPoints(from: before, to: now)
  }
}
