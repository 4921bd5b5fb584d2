package import CareStatistics

/// One period of being looked after: episodes that follow on from each other.
///
/// A period opens with an episode whose reason is S, or with the first that the returns hold, and
/// closes with an end whose reason is other than X1. Short breaks (V3, V4) are no part of it. Days
/// missing between two of its episodes do not end it.
package struct PeriodOfCare: Sendable, Equatable {
  /// The day it opened as far as the returns go back.
  package let began: Day
  /// Whether the opening episode says that it opened the period; otherwise the period is older.
  package let hasKnownStart: Bool
  /// The day it closed; `nil` while it goes on, or where nobody said when it closed.
  package let ended: Day?
  /// The place of its last episode among the child's.
  package let lastEpisode: Int

  /// The days from its opening to its end; at least that where the start is not known; `nil` while
  /// it goes on, and where it ends before it begins.
  package var length: Int? {
    // An end before the beginning is a wrong date and no length.
    ended.map { began.days(to: $0) }.flatMap { $0 < 0 ? nil : $0 }
  }

  /// The periods of one child, earliest first.
  ///
  /// - Parameter rows: In the order of `EpisodeRow.isBefore`, each with a readable beginning.
  package static func periods(of rows: ArraySlice<EpisodeRow>) -> [PeriodOfCare] {
    var periods: [PeriodOfCare] = []
    var opening: Int?
    var last: Int?
    func close(_ first: Int, _ last: Int) {
      guard let began = rows[first].began.day else { return }
      periods.append(
        PeriodOfCare(
          began: began, hasKnownStart: rows[first].reason == .s,
          ended: rows[last].ceased.endsCare ? rows[last].ended.day : nil,
          lastEpisode: last - rows.startIndex))
    }
    for place in rows.indices where !rows[place].legalStatus.isShortBreaks {
      if let first = opening, let previous = last,
        rows[place].reason == .s || (rows[previous].ceased.endsCare && rows[previous].ended.isDay)
      {
        close(first, previous)
        opening = nil
      }
      if opening == nil { opening = place }
      last = place
    }
    if let opening, let last { close(opening, last) }
    return periods
  }
}
