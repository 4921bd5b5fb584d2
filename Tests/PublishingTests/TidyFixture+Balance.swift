import CareStatistics
import TrendAnalysis

/// The rows of what stands beside a fall.
extension TidyFixture {
  static let balance: [Balance] = {
    let fall = trend("E06000058", 2016...2025, assessed: true)
    let assessed = BesideReading(
      measure: "a_referrals", window: 2017...2025, estimate: estimate, grade: .observed,
      reason: nil, areasTested: 140, areasGraded: 9)
    let missing = BesideReading(
      measure: "cla_rate", window: nil, estimate: nil, grade: nil, reason: "shown, not tested",
      areasTested: 0, areasGraded: 0)
    return [assessed, missing].map {
      Balance(fall: fall, fallGrade: .probable, reading: $0, sentence: "Beside it, as given.")
    }
  }()
}
