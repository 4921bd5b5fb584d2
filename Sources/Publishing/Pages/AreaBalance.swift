internal import CareStatistics
internal import TrendAnalysis

/// Beside the fall: a section of an authority's page.
struct AreaBalance: AreaSection {
  let index: SiteIndex
  let area: Area

  static let id = "balance"
  static let heading = "Beside the fall"

  var hasContent: Bool { false }

  func write(to html: inout HTML) {}
}
