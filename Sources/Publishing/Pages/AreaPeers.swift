internal import CareStatistics
internal import TrendAnalysis

/// Who could be asked: a section of an authority's page.
struct AreaPeers: AreaSection {
  let index: SiteIndex
  let area: Area

  static let id = "peers"
  static let heading = "Who could be asked"

  var hasContent: Bool { false }

  func write(to html: inout HTML) {}
}
