internal import CareStatistics
internal import TrendAnalysis

/// How the next years are drawn, and how often earlier ones were right.
struct MethodsProjection {
  let index: SiteIndex

  /// Writes the whole section, heading included; nothing where there is nothing to say.
  func write(to html: inout HTML) {}
}
