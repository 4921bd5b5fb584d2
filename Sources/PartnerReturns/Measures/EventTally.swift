/// Counts of children by period, measure and the groups of some breakdowns, for one authority.
package struct EventTally: Sendable, Equatable {
  /// The periods counted.
  package let periods: CountingPeriods
  /// The breakdowns, crossed with each other; empty for totals alone.
  package let breakdowns: [Breakdown]
  /// The numbers of groups of the breakdowns.
  package let sizes: [Int]
  /// All counts: period, then measure (ceases, starts, stock), then the first breakdown's groups, and so
  /// on.
  package private(set) var counts: [Int]

  private let cells: Int

  /// A tally of nothing.
  package init(periods: CountingPeriods, breakdowns: [Breakdown]) {
    (self.periods, self.breakdowns) = (periods, breakdowns)
    sizes = breakdowns.map(\.groups.count)
    cells = sizes.reduce(1, *)
    counts = Array(repeating: 0, count: periods.count * CountedMeasure.allCases.count * cells)
  }

  /// The counts of one period and measure, the last breakdown's groups varying fastest.
  package func table(_ period: Int, _ measure: CountedMeasure) -> [Int] {
    let start = start(period, measure)
    return Array(counts[start..<start + cells])
  }

  /// One count, by its place in the table of a period and measure.
  package func count(_ period: Int, _ measure: CountedMeasure, _ place: Int) -> Int {
    counts[start(period, measure) + place]
  }

  private func start(_ period: Int, _ measure: CountedMeasure) -> Int {
    (period * CountedMeasure.allCases.count + measure.place) * cells
  }

  /// Counts one child, if every breakdown applies to its count.
  mutating func count(_ context: EventContext) {
    var cell = 0
    for (breakdown, size) in zip(breakdowns, sizes) {
      guard breakdown.applies(to: context.event.measure) else { return }
      cell = cell * size + breakdown.group(of: context)
    }
    counts[start(context.event.period, context.event.measure) + cell] += 1
  }
}

extension CountedMeasure {
  /// The place among all, by name.
  var place: Int {
    switch self {
    case .ceases: 0
    case .starts: 1
    case .stock: 2
    }
  }
}

extension EpisodeMerge {
  /// Counts children by the national rules.
  ///
  /// - Parameter tallies: What to count; every child is looked at once for all of them, and they are
  ///   all of the same periods.
  package func tally(_ facts: [ChildFacts], into tallies: inout [EventTally]) {
    guard let periods = tallies.first?.periods else { return }
    var finder = EventFinder(periods: periods)
    for child in 0..<episodes.count {
      let rows = episodes[child]
      guard !rows.isEmpty else { continue }
      finder.find(in: rows)
      for event in finder.events {
        let place = rows.startIndex + event.episode
        let context = EventContext(
          event: event, episode: rows[place], opening: rows[Self.opening(of: place, in: rows)],
          facts: facts[child])
        for index in tallies.indices { tallies[index].count(context) }
      }
    }
  }

  /// The first episode of the period of care that an episode is part of, as `PeriodOfCare` has it:
  /// short breaks are no part of it.
  static func opening(of place: Int, in rows: ArraySlice<EpisodeRow>) -> Int {
    var (opening, earlier) = (place, place)
    while rows[opening].reason != .s, earlier > rows.startIndex {
      earlier -= 1
      guard !rows[earlier].legalStatus.isShortBreaks else { continue }
      if rows[earlier].ceased.endsCare, rows[earlier].ended.isDay { break }
      opening = earlier
    }
    return opening
  }
}
