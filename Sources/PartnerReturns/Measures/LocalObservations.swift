package import CareStatistics

/// The figures of one authority as observations, all under disclosure control.
package struct LocalObservations: Sendable {
  /// Every observation: totals, breakdowns, figures on safety, months.
  package let all: [LocalObservation]

  /// The observations of an authority's returns.
  package init(_ merge: EpisodeMerge, _ facts: [ChildFacts], years: [Int], area: AreaKey) {
    guard let figures = AuthorityFigures(merge, facts, years: years) else {
      all = []
      return
    }
    let writer = ObservationWriter(area: area)
    let safety = SafetyFigures.figures(merge, facts, years: years)
    all =
      years.flatMap { year in
        CountedMeasure.allCases.sorted().flatMap { writer.counts(figures, year, $0) }
      }
      + safety.flatMap { safety in
        // Figures that rest on ten children ceasing would narrow a hidden number of them down.
        let isHidden = figures.total(safety.year, .ceases)?.isSuppressed ?? true
        return writer.safety(safety, isCeasingHidden: isHidden)
      }
      + writer.months(merge, facts, figures)
  }
}

/// Makes observations of one area.
private struct ObservationWriter {
  let area: AreaKey

  func counts(
    _ figures: AuthorityFigures, _ year: Int, _ measure: CountedMeasure
  ) -> [LocalObservation] {
    var observations: [LocalObservation] = []
    if let total = figures.total(year, measure) {
      observations.append(observation(measure.local, year, total))
    }
    for breakdown in Breakdown.allCases where breakdown.applies(to: measure) {
      let counts = figures.groups(year, measure, by: breakdown) ?? []
      for (group, count) in zip(breakdown.groups, counts) {
        observations.append(
          observation(measure.local, year, count, breakdown: breakdown.rawValue, group: group))
      }
    }
    return observations
  }

  func safety(_ figures: SafetyFigures, isCeasingHidden: Bool) -> [LocalObservation] {
    let lengths = figures.lengths
    let quartiles: [(LocalMeasure, Double?)] = [
      (.lengthLowerQuartile, lengths.lower), (.lengthMedian, lengths.median),
      (.lengthUpperQuartile, lengths.upper),
    ]
    let isBaseLarge =
      !isCeasingHidden && QuantileBase.protected(true, ofChildren: lengths.base) != nil
    var observations = quartiles.map { measure, number in
      observation(
        measure, figures.year, isBaseLarge ? number : nil,
        else: isBaseLarge ? .notAvailable : .confidential)
    }
    observations.append(
      observation(
        .placementMoves, figures.year,
        SuppressedCount.isSmall(figures.moves) ? .suppressed : .shown(figures.moves)))
    observations.append(
      percentage(.threePlacements, figures.year, figures.threePlacements, of: figures.stock))
    observations.append(
      figures.isFollowed
        ? isCeasingHidden
          ? observation(.returners, figures.year, nil, else: .confidential)
          : percentage(.returners, figures.year, figures.returners, of: figures.leavers)
        : observation(.returners, figures.year, nil, else: .notAvailable))
    return observations
  }

  /// Whole per cent, half up, as the published tables have them; withheld for small numbers.
  private func percentage(
    _ measure: LocalMeasure, _ year: Int, _ part: Int, of whole: Int
  ) -> LocalObservation {
    let share = protectedProportion(numerator: part, denominator: whole)
    return observation(
      measure, year, share.map { (100 * $0 + 0.5).rounded(.down) }, else: .confidential)
  }

  func months(
    _ merge: EpisodeMerge, _ facts: [ChildFacts], _ figures: AuthorityFigures
  ) -> [LocalObservation] {
    // Months go through the last years that follow on each other; a year without a return has none.
    guard let last = figures.years.last else { return [] }
    var first = last
    while figures.years.contains(first - 1) { first -= 1 }
    var tallies = [EventTally(periods: CountingPeriods(monthsOf: first...last), breakdowns: [])]
    merge.tally(facts, into: &tallies)
    let months = (0..<tallies[0].periods.count).map { month in
      DisclosureMonthlyLine.Month(
        stock: tallies[0].count(month, .stock, 0), starts: tallies[0].count(month, .starts, 0),
        ceases: tallies[0].count(month, .ceases, 0))
    }
    let line = DisclosureMonthlyLine(firstYear: first, months: months)
    guard let shown = protect(line, beside: figures.protected) else { return [] }
    return shown.enumerated().flatMap { index, month in
      let (year, place) = (first + index / 12, index % 12)
      let calendar = place < 9 ? place + 4 : place - 8
      return [
        observation(.stock, year, month.stock, month: calendar),
        observation(.starts, year, month.starts, month: calendar),
        observation(.ceases, year, month.ceases, month: calendar),
      ]
    }
  }

  private func protect(
    _ line: DisclosureMonthlyLine?, beside years: ProtectedYearSet
  ) -> [DisclosureMonthlyLine.ProtectedMonth]? {
    do throws(DisclosureError) {
      return try line?.protected(beside: years)
    } catch {
      preconditionFailure("the stock of March is the year's: both count the same day")
    }
  }

  private func observation(
    _ measure: LocalMeasure, _ year: Int, _ count: SuppressedCount, month: Int? = nil,
    breakdown: String = "", group: String = ""
  ) -> LocalObservation {
    LocalObservation(
      measure: measure.rawValue, area: area, year: year, month: month, breakdown: breakdown,
      group: group, number: count.count.map(Double.init),
      status: count.isSuppressed ? .confidential : nil)
  }

  private func observation(
    _ measure: LocalMeasure, _ year: Int, _ number: Double?, else status: ValueStatus
  ) -> LocalObservation {
    LocalObservation(
      measure: measure.rawValue, area: area, year: year, number: number,
      status: number == nil ? status : nil)
  }
}
