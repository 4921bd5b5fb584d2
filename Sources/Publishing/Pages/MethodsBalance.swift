internal import CareStatistics
internal import TrendAnalysis

/// How balancing measures are set beside a fall.
struct MethodsBalance {
  let index: SiteIndex

  /// Writes the whole section, heading included; nothing where there is nothing to say.
  func write(to html: inout HTML) {}
}
