internal import CareStatistics
internal import TrendAnalysis

/// Intervals, funnels, quartiles and changes on the year before.
struct MethodsLevels {
  let index: SiteIndex

  /// Writes the whole section, heading included; nothing where there is nothing to say.
  func write(to html: inout HTML) {}
}
