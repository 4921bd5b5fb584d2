internal import CareStatistics
internal import TrendAnalysis

/// What the rule takes for granted for each kind of measure.
struct MethodsKinds {
  let index: SiteIndex

  /// Writes the whole section, heading included; nothing where there is nothing to say.
  func write(to html: inout HTML) {}
}
