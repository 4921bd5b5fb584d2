internal import CareStatistics
internal import TrendAnalysis

/// Who is listed as someone to learn from.
struct MethodsPeers {
  let index: SiteIndex

  /// Writes the whole section, heading included; nothing where there is nothing to say.
  func write(to html: inout HTML) {}
}
