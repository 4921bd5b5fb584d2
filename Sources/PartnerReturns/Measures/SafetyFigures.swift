internal import CareStatistics

/// Figures of one reporting year that published tables do not give, and that tell whether a change in
/// the numbers is safe: how long children were looked after, how often they moved, how many came back.
package struct SafetyFigures: Sendable, Equatable {
  /// The reporting year.
  package let year: Int
  /// Days in the period of care that closed, of the children counted as ceasing in the year.
  package var lengths: Quartiles
  /// Moves to another placement in the year.
  package var moves: Int
  /// Children looked after at 31 March.
  package var stock: Int
  /// Of these, those with two or more moves in the year, hence three or more placements.
  package var threePlacements: Int
  /// Children under 18 who ceased in the year other than by adoption, death or another authority's
  /// taking over.
  package var leavers: Int
  /// Of these, those who started again within twelve months of leaving.
  package var returners: Int
  /// Whether the returns go on for the twelve months, so that `returners` is complete.
  package var isFollowed: Bool

  /// The figures of each year returned.
  ///
  /// A move is an episode that begins in the year because the placement changed (RNE P, T, B or U),
  /// no short break, and neither to nor back from a temporary placement (T0 to T4).
  ///
  /// - Parameters:
  ///   - merge: The authority's episodes.
  ///   - facts: The authority's children.
  ///   - years: The years with a return, earliest first.
  package static func figures(
    _ merge: EpisodeMerge, _ facts: [ChildFacts], years: [Int]
  ) -> [SafetyFigures] {
    guard let first = years.first, let last = years.last else { return [] }
    var counting = SafetyCounting(years: first...last)
    for child in 0..<merge.episodes.count {
      counting.add(merge.episodes[child], facts[child])
    }
    return years.map { year in
      let slot = year - first
      return SafetyFigures(
        year: year,
        lengths: Quartiles(known: counting.known[slot], atLeast: counting.atLeast[slot]),
        moves: counting.moves[slot], stock: counting.stock[slot],
        threePlacements: counting.threePlacements[slot], leavers: counting.leavers[slot],
        returners: counting.returners[slot], isFollowed: years.contains(year + 1))
    }
  }
}

/// What is counted child by child for the figures on safety.
private struct SafetyCounting {
  var known: [[Int]]
  var atLeast: [[Int]]
  var moves: [Int]
  var stock: [Int]
  var threePlacements: [Int]
  var leavers: [Int]
  var returners: [Int]
  private var finder: EventFinder

  init(years: ClosedRange<Int>) {
    finder = EventFinder(periods: CountingPeriods(years: years))
    known = Array(repeating: [], count: years.count)
    atLeast = known
    moves = Array(repeating: 0, count: years.count)
    (stock, threePlacements, leavers, returners) = (moves, moves, moves, moves)
  }

  mutating func add(_ rows: ArraySlice<EpisodeRow>, _ facts: ChildFacts) {
    guard !rows.isEmpty else { return }
    let moved = movesByPeriod(rows)
    for slot in moved.indices { moves[slot] += moved[slot] }
    finder.find(in: rows)
    guard !finder.events.isEmpty else { return }
    let periods = PeriodOfCare.periods(of: rows)
    for event in finder.events {
      switch event.measure {
      case .stock:
        stock[event.period] += 1
        if moved[event.period] >= 2 { threePlacements[event.period] += 1 }
      case .ceases: addCease(event, rows, periods, facts)
      case .starts: break
      }
    }
  }

  private func movesByPeriod(_ rows: ArraySlice<EpisodeRow>) -> [Int] {
    var moved = Array(repeating: 0, count: moves.count)
    for place in rows.indices.dropFirst() where Self.isMove(rows[place], after: rows[place - 1]) {
      if let slot = rows[place].began.day.flatMap(finder.periods.slotIfCounted) { moved[slot] += 1 }
    }
    return moved
  }

  private static func isMove(_ row: EpisodeRow, after previous: EpisodeRow) -> Bool {
    switch row.reason {
    case .p, .t, .b, .u: break
    case .s, .l, .blank, .unlisted: return false
    }
    return !row.legalStatus.isShortBreaks && !row.placement.isTemporary
      && !previous.placement.isTemporary
  }

  private mutating func addCease(
    _ event: CountedEvent, _ rows: ArraySlice<EpisodeRow>, _ periods: [PeriodOfCare],
    _ facts: ChildFacts
  ) {
    if let period = periods.first(where: { $0.lastEpisode == event.episode }),
      let length = period.length
    {
      if period.hasKnownStart {
        known[event.period].append(length)
      } else {
        atLeast[event.period].append(length)
      }
    }
    let reason = rows[rows.startIndex + event.episode].ceased
    guard let birth = facts.birth.day, event.day.age(bornOn: birth) < 18, !reason.isAdoption,
      reason != .e2, reason != .e3
    else { return }
    leavers[event.period] += 1
    let limit = event.day.birthday(1)
    let returned = rows.contains { row in
      guard row.reason == .s, !row.legalStatus.isShortBreaks, let began = row.began.day else {
        return false
      }
      return began >= event.day && began < limit
        && row.began.ordinal > rows[rows.startIndex + event.episode].began.ordinal
    }
    if returned { returners[event.period] += 1 }
  }
}
