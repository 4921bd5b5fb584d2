internal import CareStatistics
internal import TrendAnalysis

/// Where England's change came from: a section of the overview.
struct OverviewStockChange {
  let index: SiteIndex

  /// Writes the whole section, heading included; nothing where there is nothing to say.
  func write(to html: inout HTML) {}
}
