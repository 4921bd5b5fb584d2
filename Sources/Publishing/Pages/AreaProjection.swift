internal import CareStatistics
internal import TrendAnalysis

/// The next years under ordinary change: a section of an authority's page.
struct AreaProjection: AreaSection {
  let index: SiteIndex
  let area: Area

  static let id = "projection"
  static let heading = "The next years under ordinary change"

  var hasContent: Bool { false }

  func write(to html: inout HTML) {}
}
