internal import CareStatistics

/// A unit's counts and populations year by year, added up over its parts.
struct UnitSeries: Sendable {
  /// One year: the sums, or why there are none.
  struct Point: Sendable {
    let year: Int
    /// The summed numerator; `nil` when any part has none.
    let count: Double?
    /// The summed denominator; `nil` when any part has none.
    let population: Double?
    /// Why the year is missing; `nil` when it is there.
    let status: ValueStatus?

    var isPresent: Bool { count != nil && population != nil }
  }

  let points: [Point]
}

/// Adds up the figures of a unit's parts, year by year, for one measure.
struct UnitSeriesBuilder {
  let table: ObservationTable
  let measure: Measure
  /// Joint returns with figures in the window.
  let jointReturns: [Area]

  /// The series of a unit over the years of a window.
  func series(of unit: ContinuityUnit, years: ClosedRange<Int>) -> UnitSeries {
    UnitSeries(points: years.map { point(of: unit, year: $0) })
  }

  /// One year of a unit.
  ///
  /// Every part in force on the period's last day must have a figure, its own or that of a joint
  /// return which is wholly inside the unit; otherwise the year is missing, never smaller.
  func point(of unit: ContinuityUnit, year: Int) -> UnitSeries.Point {
    let day = measure.period.endDate(year: year)
    let parts = unit.members.filter { table.register[$0]?.isInForce(on: day) == true }
    var count: Double? = 0
    var population: Double? = 0
    var status: ValueStatus?
    var covered: Set<AreaKey> = []
    for part in parts where !covered.contains(part) {
      let own = table.observation(of: measure.id, in: part, year: year)
      if own?.numerator?.number == nil, let joint = jointReturn(with: part, in: parts, year: year) {
        covered.formUnion(joint.area.memberKeys)
        count = sum(count, joint.observation.numerator?.number)
        population = sum(population, joint.observation.denominator?.number)
        continue
      }
      count = sum(count, own?.numerator?.number)
      population = sum(population, own?.denominator?.number)
      if own?.numerator?.number == nil {
        status = status ?? own?.numerator?.status ?? own?.published?.status ?? .notAvailable
      }
    }
    if parts.isEmpty { (count, population, status) = (nil, nil, .notApplicable) }
    if count != nil, population == nil {
      population = remainder(of: unit, year: year)
      if population == nil { status = .notAvailable }
    }
    return UnitSeries.Point(year: year, count: count, population: population, status: status)
  }

  private func sum(_ a: Double?, _ b: Double?) -> Double? {
    guard let a, let b else { return nil }
    return a + b
  }

  private func jointReturn(
    with part: AreaKey, in parts: [AreaKey], year: Int
  ) -> (area: Area, observation: Observation)? {
    for joint in jointReturns
    where joint.memberKeys.contains(part) && joint.memberKeys.allSatisfy(parts.contains) {
      if let observation = table.observation(of: measure.id, in: joint.key, year: year),
        observation.numerator?.number != nil
      {
        return (joint, observation)
      }
    }
    return nil
  }

  /// The unit's population as what is left of its region: the regional estimate less every other
  /// authority of the region.
  ///
  /// The estimates for the parts of the Dorset area before 2019 are not published, but those of the
  /// region and of all its other authorities are. Only a population is ever worked out like this,
  /// and only where the parts are not available; a suppressed figure never is.
  private func remainder(of unit: ContinuityUnit, year: Int) -> Double? {
    guard let rule = measure.population, let population = table.measure(rule.measure) else {
      return nil
    }
    let populationYear = year - rule.yearsBefore
    let day = population.period.endDate(year: populationYear)
    let regions = Set(unit.members.compactMap { table.register[$0]?.region })
    guard regions.count == 1, let region = regions.first,
      let total = number(population.id, region, populationYear)
    else { return nil }
    var left = total
    for area in table.register.authorities(inForceOn: day)
    where area.region == region && !unit.members.contains(area.key) {
      guard let other = number(population.id, area.key, populationYear) else { return nil }
      left -= other
    }
    let withheld = unit.members.contains { key in
      let status = table.observation(of: population.id, in: key, year: populationYear)?.status
      return status == .confidential
    }
    return left > 0 && !withheld ? left : nil
  }

  private func number(_ measure: String, _ area: AreaKey, _ year: Int) -> Double? {
    table.observation(of: measure, in: area, year: year)?.published?.number
  }
}
