internal import CareStatistics

/// The short breaks of a disabled child who lives at home.
///
/// Either every break is an episode of its own (V3), of at most 16 days and of at most 70 days in a
/// collection year, or there is one long episode for the agreement (V4).
struct ShortBreaks {
  private static let yearlyDays = 70

  private let child: CareChild
  private var random: ChildRandom

  init(of child: CareChild, random: ChildRandom) { (self.child, self.random) = (child, random) }

  /// The episodes from a first day that start by a day.
  mutating func run(from start: Day, until horizon: Day) -> [CareEpisode] {
    let last = min(start + 300 + random.days(mean: 600), child.adulthood)
    let code: ShortText = random.chance(0.6) ? "U6" : random.chance(0.7) ? "K2" : "R1"
    let placement = PlacementChoice.placement(code, &random)
    guard random.chance(0.7) else {
      return [episode(start, last, "V4", placement)].filter { $0.start <= horizon }
    }
    var episodes: [CareEpisode] = []
    var day = start
    var days: [Int: Int] = [:]
    while day <= horizon {
      let length = random.chance(0.05) ? random.within(5...16) : random.within(1...4)
      let end = day + length
      guard end < last else { break }
      let years = Set([day.reportingYear, end.reportingYear])
      if years.allSatisfy({ days[$0, default: 0] + length <= Self.yearlyDays }) {
        for year in years { days[year, default: 0] += length }
        episodes.append(episode(day, end, "V3", placement))
      }
      day = end + random.within(10...40)
    }
    return episodes
  }

  private func episode(
    _ start: Day, _ end: Day, _ status: ShortText, _ placement: Placement
  ) -> CareEpisode {
    CareEpisode(
      start: start, end: end, reason: "S", legalStatus: status, need: "N2", placement: placement,
      ending: "E8")
  }
}
