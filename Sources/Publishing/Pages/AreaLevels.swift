internal import CareStatistics
internal import TrendAnalysis

/// Where it stands: a section of an authority's page.
struct AreaLevels: AreaSection {
  let index: SiteIndex
  let area: Area

  static let id = "levels"
  static let heading = "Where it stands"

  var hasContent: Bool { false }

  func write(to html: inout HTML) {}
}
