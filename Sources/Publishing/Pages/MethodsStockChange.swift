internal import CareStatistics
internal import TrendAnalysis

/// How a change of the stock is taken apart.
struct MethodsStockChange {
  let index: SiteIndex

  /// Writes the whole section, heading included; nothing where there is nothing to say.
  func write(to html: inout HTML) {}
}
