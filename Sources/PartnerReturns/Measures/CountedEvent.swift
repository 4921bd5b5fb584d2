package import CareStatistics

/// One child counted once in one count of one period, with the episode that gives its characteristics.
package struct CountedEvent: Sendable, Equatable {
  package let measure: CountedMeasure
  /// The period, by its place among those counted.
  package let period: Int
  /// The place of the episode among the child's.
  package let episode: Int
  /// The day on which the child's age counts: 31 March, the day of starting, the day of ceasing.
  package let day: Day
}

/// Finds the events of one child by the national rules.
///
/// - Stock on the closing day, 31 March for a year: the episode in force on the day (begun on or
///   before it, not ended on or before it); of several the one begun last; counted unless its legal
///   status is an agreed series of short breaks (V3, V4).
/// - Starting in a period: an episode that begins in it with RNE S and is no short break; a child
///   counts once, with the first.
/// - Ceasing in a period: an episode that ends in it with a reason other than X1 and is no short
///   break; a child counts once, with the last to end.
///
/// A child who leaves on 31 March ceases in that year and is not in its stock. A reason beside a
/// blank end does not count. An end that is no date is an end on an unknown day of its return's year:
/// the child is not counted at the 31 March that closes it, and not as ceasing, since no day is known.
/// Stock this year less stock last year is not starts less ceases, because a child may start or cease
/// twice and counts once.
struct EventFinder {
  /// The periods asked for.
  let periods: CountingPeriods
  /// The events of the child looked at last.
  private(set) var events: [CountedEvent] = []

  private var stock: [Int32]
  private var starts: [Int32]
  private var ceases: [Int32]

  init(periods: CountingPeriods) {
    self.periods = periods
    stock = Array(repeating: -1, count: periods.count)
    (starts, ceases) = (stock, stock)
  }

  /// Finds the events of one child.
  ///
  /// - Parameter episodes: In the order of `EpisodeRow.isBefore`, each with a readable beginning.
  mutating func find(in episodes: ArraySlice<EpisodeRow>) {
    events.removeAll(keepingCapacity: true)
    for slot in 0..<periods.count { (stock[slot], starts[slot], ceases[slot]) = (-1, -1, -1) }
    let offset = episodes.startIndex
    for place in episodes.indices { note(episodes[place], Int32(place - offset), episodes) }
    for slot in 0..<periods.count { emit(slot, episodes) }
  }

  private mutating func note(
    _ episode: EpisodeRow, _ place: Int32, _ episodes: ArraySlice<EpisodeRow>
  ) {
    guard let began = episode.began.day else { return }
    let end = episode.ended.isBlank ? nil : episode.lastPossibleEnd
    var slot = max(periods.slot(of: began), 0)
    while slot < periods.count {
      if let end, end <= periods.closingDays[slot] { break }
      stock[slot] = place
      slot += 1
    }
    guard !episode.legalStatus.isShortBreaks else { return }
    if episode.reason == .s, let slot = periods.slotIfCounted(began), starts[slot] < 0 {
      starts[slot] = place
    }
    if let end = episode.ended.day, episode.ceased.endsCare, let slot = periods.slotIfCounted(end) {
      let other = ceases[slot]
      let isLater =
        other < 0
        || episodes[episodes.startIndex + Int(other)].ended.ordinal <= episode.ended.ordinal
      if isLater { ceases[slot] = place }
    }
  }

  private mutating func emit(_ slot: Int, _ episodes: ArraySlice<EpisodeRow>) {
    let first = episodes.startIndex
    if ceases[slot] >= 0, let day = episodes[first + Int(ceases[slot])].ended.day {
      let place = Int(ceases[slot])
      events.append(CountedEvent(measure: .ceases, period: slot, episode: place, day: day))
    }
    if starts[slot] >= 0, let day = episodes[first + Int(starts[slot])].began.day {
      let place = Int(starts[slot])
      events.append(CountedEvent(measure: .starts, period: slot, episode: place, day: day))
    }
    if stock[slot] >= 0, !episodes[first + Int(stock[slot])].legalStatus.isShortBreaks {
      let place = Int(stock[slot])
      events.append(
        CountedEvent(measure: .stock, period: slot, episode: place, day: periods.closingDays[slot]))
    }
  }
}
