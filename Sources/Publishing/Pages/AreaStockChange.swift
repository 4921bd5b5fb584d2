internal import CareStatistics
internal import TrendAnalysis

/// Where the change came from: a section of an authority's page.
struct AreaStockChange: AreaSection {
  let index: SiteIndex
  let area: Area

  static let id = "stock-change"
  static let heading = "Where the change came from"

  var hasContent: Bool { false }

  func write(to html: inout HTML) {}
}
