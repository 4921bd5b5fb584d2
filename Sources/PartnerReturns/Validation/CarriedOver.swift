extension ChildReturn {
  /// The episode that last year's return left open and this year's first, which should be the same.
  ///
  /// `nil` where there is no return of last year, where the child's latest episode in it had ended,
  /// or where either return has no episode with a readable beginning.
  package var carriedOver: (before: EpisodeRow, first: EpisodeRow)? {
    guard let before = previous?.latest, before.ended.isBlank, let first = dated.first else {
      return nil
    }
    return (before, first)
  }
}

extension ChildReturn.PreviousReturn {
  /// The last of the episodes with a readable beginning; `nil` where there is none.
  package var latest: EpisodeRow? {
    for row in episodes.reversed() where row.began.isDay { return row }
    return nil
  }
}

extension Placement {
  /// Whether this code, given for an episode, says what an earlier return said of the same episode.
  ///
  /// Some codes gave way to others while episodes were open: H5 and P2 to K3, from October 2023 and
  /// so in the returns of 2024 and 2025, and Z1 to Z11 to Z14 in that of 2026.
  ///
  /// - Parameter year: The collection year whose code lists apply to this code.
  package func continues(_ earlier: Placement, in year: Int) -> Bool {
    switch (earlier, self) {
    case (.h5, .k3), (.p2, .k3): year == 2024 || year == 2025
    case (.z1, .z11), (.z1, .z12), (.z1, .z13), (.z1, .z14): year == 2026
    default: self == earlier
    }
  }
}
