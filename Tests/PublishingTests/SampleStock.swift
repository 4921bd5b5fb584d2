import CareStatistics
import TrendAnalysis

/// Made-up rows of stock and flow and of projections, each cell known.
enum SampleStock {
  static func figure(_ number: Double?, _ status: ValueStatus = .confidential) -> StockFigure {
    StockFigure(number: number, status: status)
  }

  static func change(
    _ measure: String, _ level: AreaLevel, _ code: String, _ name: String,
    authorities: [AreaKey] = [], _ years: ClosedRange<Int>, window: Bool,
    _ before: Double, _ starts: Double?, _ ceases: Double, _ after: Double,
    unaccompanied: UnaccompaniedChildren? = nil
  ) -> StockChange {
    let counts = starts.map { starts in
      StockCounts(
        change: after - before, residual: after - before - starts + ceases, exitHazard: 0.4,
        meanStay: 2.25)
    }
    return StockChange(
      measure: measure, level: level, areaCode: code, areaName: name, authorities: authorities,
      parts: [name], years: years, isWindow: window, before: figure(before), after: figure(after),
      starts: figure(starts), ceases: figure(ceases), counts: counts,
      rates: counts.map { _ in
        StockRates(
          before: 50, after: 47.5, starts: 40, ceases: -43, residual: 1.5, population: -1)
      },
      growth: window && counts != nil
        ? StockGrowth(total: -0.05, starts: 0.02, stay: -0.1, balance: 0.03) : nil,
      unaccompanied: unaccompanied, used: level == .localAuthority ? 1 : 12,
      missing: counts == nil ? 1 : 0,
      reason: counts == nil
        ? "the number starting in the year to 31 March 2025 is missing: suppressed to protect "
          + "confidentiality" : nil)
  }

  static let withheld = UnaccompaniedChildren(
    before: figure(nil), after: figure(17), allBefore: figure(140), allAfter: figure(120),
    overTenth: true)

  static func coverage(_ horizon: Int, _ inside80: Double, _ inside95: Double) -> ProjectionCoverage
  {
    ProjectionCoverage(
      horizon: horizon, cases: 740, origins: 2020...2024, inside80: inside80, inside95: inside95,
      medianError: 0.046, driftMedianError: 0.051)
  }

  static func projection(
    _ measure: String, _ code: String, _ name: String, authorities: [AreaKey],
    inside95: Double = 0.951
  ) -> StockProjection {
    StockProjection(
      measure: measure, window: 2016...2025, areaCode: code, areaName: name,
      authorities: authorities, parts: [name],
      start: ProjectionStart(
        rate: 48, number: 120, population: 25_000, relativeVariance: 0.01, englandVariance: 0.0005,
        degrees: 25),
      years: (1...3).map { ahead in
        let wide = Double(ahead)
        return ProjectedYear(
          year: 2025 + ahead, rate80: 48 - 4 * wide...48 + 5 * wide,
          rate95: 48 - 6 * wide...48 + 8 * wide, number80: 120 - 10 * wide...120 + 12 * wide,
          number95: 120 - 15 * wide...120 + 20 * wide, record: coverage(ahead, 0.81, inside95))
      }, reasonNotAssessed: nil)
  }

  static func unassessed(
    _ measure: String, _ code: String, _ name: String, authorities: [AreaKey], reason: String
  ) -> StockProjection {
    StockProjection(
      measure: measure, window: 2016...2025, areaCode: code, areaName: name,
      authorities: authorities, parts: [name], start: nil, years: [], reasonNotAssessed: reason)
  }
}
