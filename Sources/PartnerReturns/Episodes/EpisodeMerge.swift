internal import CareStatistics

// How the same episode in several annual returns becomes one
//
// A return holds every episode in force at any time of its year. An episode that goes on over
// 31 March therefore comes again the year after, most often with nothing new but its end; stacked,
// the open rows of past years would stay in care for ever and the count at 31 March would be several
// times too high. The rules, in this order:
//
// 1. Rows of one child that began on one day are one episode. Within a file each is a row of its own
//    (an episode may begin and end on the day another begins): the last of one file to end goes with
//    the last of another, the last but one with the last but one, since one that ended before a
//    return's year is no longer in it. The row with the latest end stands; a row with an end comes
//    before one without; of equal ends, the row of the latest return stands. Where the returns give
//    different ends it is a finding.
// 2. An episode that is still open in a return that is not the authority's last, and that no later
//    return has, cannot go on for ever. Where the child has a later episode it ends when that one
//    begins, or after 31 March of its return where that one is a new start and that is earlier. Where
//    the child has none it ends after 31 March of its return. It is counted at that 31 March, since
//    the return said so, and never as ceasing, since nobody said so. Each use is a finding.
// 3. Nothing else is changed. Where two episodes overlap the one begun last is in force, and where
//    days are missing between two the child is not counted on them; each is a finding, because either
//    may be a wrong date.
//
// Rows whose beginning is blank or no date belong to no day and are left out; the rule on dates says
// so for each.

/// A child's episodes over all returns of an authority, each once.
package struct EpisodeMerge: Sendable {
  /// A case in which a rule of merging had to decide, or in which it left something odd as it is.
  package struct Case: Sendable, Equatable {
    /// What the case is.
    package enum Kind: String, Sendable, CaseIterable {
      /// Ends on another day, or not at all, in a later return.
      case revised = "episode-revised"
      /// Open in a return and gone from the next.
      case leftOpen = "episode-left-open"
      /// Ends after the next one begins.
      case overlap = "episodes-overlap"
      /// Says that another begins the same day, and the next begins later.
      case gap = "episodes-gap"
    }

    package let kind: Kind
    /// The collection year of the file that the row is in.
    package let fileYear: Int16
    /// The row's line in that file.
    package let line: Int32
  }

  /// The episodes, by child, in the order of `EpisodeRow.isBefore`; each with a readable beginning.
  package let episodes: ChildGroups<EpisodeRow>
  /// Every case, by child and day.
  package let cases: [Case]

  /// Merges the returns of one authority.
  ///
  /// - Parameters:
  ///   - annuals: The returns, earliest year first.
  ///   - count: The number of children of the authority.
  package init(_ annuals: [AnnualReturn], children count: Int) {
    var rows: [EpisodeRow] = []
    rows.reserveCapacity(annuals.reduce(0) { $0 + $1.episodes.count })
    for annual in annuals { rows += annual.episodes.lazy.filter { $0.began.isDay } }
    let stacked = ChildGroups(rows, children: count, isBefore: Self.isStackedBefore)
    let last = Int16(annuals.last?.year ?? 0)
    var merged: [EpisodeRow] = []
    merged.reserveCapacity(rows.count)
    var starts: [Int32] = []
    starts.reserveCapacity(count + 1)
    var cases: [Case] = []
    for child in 0..<count {
      let first = merged.count
      starts.append(Int32(first))
      Self.mergeRepeats(stacked[child], into: &merged, &cases)
      Self.close(&merged, from: first, lastYear: last, &cases)
      Self.note(merged[first...], &cases)
    }
    starts.append(Int32(merged.count))
    episodes = ChildGroups(grouped: merged, starts: starts)
    self.cases = cases
  }

  /// By the day begun, then by file, then by the end within a file.
  private static func isStackedBefore(_ a: EpisodeRow, _ b: EpisodeRow) -> Bool {
    if a.began != b.began { return a.began.ordinal < b.began.ordinal }
    if a.fileYear != b.fileYear { return a.fileYear < b.fileYear }
    return EpisodeRow.isBefore(a, b)
  }

  /// Rule 1, for one child.
  private static func mergeRepeats(
    _ rows: ArraySlice<EpisodeRow>, into merged: inout [EpisodeRow], _ cases: inout [Case]
  ) {
    var place = rows.startIndex
    while place < rows.endIndex {
      // The rows that began on one day, file after file; those of a file stand by their end.
      let day = merged.count
      let began = rows[place].began
      while place < rows.endIndex, rows[place].began == began {
        let fileYear = rows[place].fileYear
        let ofFile = rows[place...].prefix { $0.began == began && $0.fileYear == fileYear }
        let new = max(0, ofFile.count - (merged.count - day))
        merged.insert(contentsOf: ofFile.prefix(new), at: day)
        let rest = ofFile.dropFirst(new)
        for (same, row) in zip(merged.indices.suffix(rest.count), rest) {
          if merged[same].ended.isDay, row.ended != merged[same].ended {
            cases.append(Case(kind: .revised, fileYear: row.fileYear, line: row.line))
          }
          if stands(row, over: merged[same]) { merged[same] = row }
        }
        place = ofFile.endIndex
      }
      if merged.count - day > 1 { merged[day...].sort(by: EpisodeRow.isBefore) }
    }
  }

  /// Whether the row of a later file stands instead of that of an earlier one.
  private static func stands(_ later: EpisodeRow, over earlier: EpisodeRow) -> Bool {
    guard let end = earlier.ended.day else { return true }
    guard let laterEnd = later.ended.day else { return false }
    return laterEnd >= end
  }

  /// Rule 2, for one child.
  private static func close(
    _ merged: inout [EpisodeRow], from first: Int, lastYear: Int16, _ cases: inout [Case]
  ) {
    let casesBefore = cases.count
    for place in first..<merged.count {
      let episode = merged[place]
      guard episode.ended.isBlank, episode.fileYear < lastYear, let began = episode.began.day else {
        continue
      }
      var end = Day.march31(Int(episode.fileYear)).adding(1)
      if place + 1 < merged.count, let next = merged[place + 1].began.day {
        end = merged[place + 1].reason == .s ? min(end, next) : next
      }
      merged[place].ended = DateField(max(end, began))
      merged[place].ceased = .blank
      cases.append(Case(kind: .leftOpen, fileYear: episode.fileYear, line: episode.line))
    }
    // With its end, a row may belong before others that began on the same day.
    if cases.count > casesBefore { merged[first...].sort(by: EpisodeRow.isBefore) }
  }

  /// Rule 3, for one child.
  private static func note(_ episodes: ArraySlice<EpisodeRow>, _ cases: inout [Case]) {
    for (episode, next) in zip(episodes, episodes.dropFirst()) {
      guard let begin = next.began.day else { continue }
      let end = episode.ended.isBlank ? nil : episode.lastPossibleEnd
      let kind: Case.Kind
      guard let end else {
        cases.append(Case(kind: .overlap, fileYear: episode.fileYear, line: episode.line))
        continue
      }
      if end > begin, episode.ended.isDay {
        kind = .overlap
      } else if end < begin, episode.ended.isDay, episode.ceased == .x1 {
        kind = .gap
      } else {
        continue
      }
      cases.append(Case(kind: kind, fileYear: episode.fileYear, line: episode.line))
    }
  }
}
