internal import CareStatistics
internal import TrendAnalysis

/// What moved beside each graded fall: a section of the board.
struct BoardBalance {
  let index: SiteIndex

  /// Writes the whole section, heading included; nothing where there is nothing to say.
  func write(to html: inout HTML) {}
}
