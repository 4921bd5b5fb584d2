internal import CareStatistics
internal import TrendAnalysis

/// How often the rule and its rivals are wrong in made-up countries.
struct MethodsSimulation {
  let index: SiteIndex

  /// Writes the whole section, heading included; nothing where there is nothing to say.
  func write(to html: inout HTML) {}
}
