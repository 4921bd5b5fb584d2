import CareStatistics
import TrendAnalysis

extension TidyFixture {
  static let stockChanges = [
    SampleStock.change(
      "cla_rate", .localAuthority, "E06000058", "BCP", authorities: [AreaKey("839")],
      2024...2025, window: false, 140, nil, 60, 120),
    SampleStock.change(
      "cla_rate", .localAuthority, "E06000058", "BCP", authorities: [AreaKey("839")],
      2016...2025, window: true, 140, 200, 221, 120, unaccompanied: SampleStock.withheld),
    SampleStock.change(
      "cla_rate", .country, "E92000001", "England", 2016...2025, window: true, 1_400, 2_000, 2_010,
      1_400),
  ]

  static let projections = [
    SampleStock.unassessed(
      "cla_rate", "E06000099", "Older", authorities: [AreaKey("380")],
      reason: "the figure for 2025 is suppressed"),
    SampleStock.projection("cla_rate", "E06000058", "BCP", authorities: [AreaKey("839")]),
  ]
}
