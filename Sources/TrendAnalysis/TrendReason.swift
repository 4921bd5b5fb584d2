internal import CareStatistics
internal import StatisticalMethods

/// Says in words why a trend is not assessed.
enum TrendReason {
  /// A phrase that can follow "Not assessed: ".
  static func words(for reason: Ineligibility, series: UnitSeries) -> String {
    if let missing = series.points.first(where: { $0.status == .confidential }) {
      return "the figure for \(missing.year) is suppressed"
    }
    switch reason {
    case .noData: return "no figures in this window"
    case .impossibleValue(let year): return "the count or the population of \(year) cannot be right"
    case .missingEnd(let year): return "no figure for \(year)\(explanation(series, year))"
    case .tooFewYears(let present, let total):
      return "figures for only \(present) of \(total) years"
    case .longGap: return "figures for two or more years in a row are missing"
    case .smallCount(let year): return "fewer than 10 counted in \(year), too few to test"
    case .smallComplement(let year):
      return "all but fewer than 10 counted in \(year), too many to test"
    case .smallMean: return "fewer than 30 counted in a usual year, too few to test"
    case .tooFewUnits: return "too few areas to compare with"
    case .noVariation: return "no area's figures vary from year to year"
    }
  }

  private static func explanation(_ series: UnitSeries, _ year: Int) -> String {
    guard let status = series.points.first(where: { $0.year == year })?.status else { return "" }
    return " (\(status.explanation))"
  }
}
