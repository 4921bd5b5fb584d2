/// A child's episodes in pairs of one and the next, as rules on sequence read them.
///
/// Only episodes with a readable beginning have a place in the sequence. The others are as though
/// they were not there, so a date that cannot be read neither makes nor hides a finding elsewhere.
/// A loop over the pairs allocates nothing.
package struct Neighbours: Sequence, IteratorProtocol {
  private let rows: ArraySlice<EpisodeRow>
  private var place: Int

  /// The pairs of episodes that are in the order of `EpisodeRow.isBefore`.
  package init(_ rows: ArraySlice<EpisodeRow>) { (self.rows, place) = (rows, rows.startIndex + 1) }

  /// The next pair; `nil` after the last.
  package mutating func next() -> (before: EpisodeRow, row: EpisodeRow)? {
    guard place < rows.endIndex else { return nil }
    defer { place += 1 }
    return (rows[place - 1], rows[place])
  }
}

extension ChildReturn {
  /// Every episode with a readable beginning, but the first, after the one before it.
  package var neighbours: Neighbours { Neighbours(dated) }
}
