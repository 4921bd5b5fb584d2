internal import CareStatistics

/// When children leave care and what becomes of them.
enum LeavingCare {
  /// Yearly rates of leaving before 18, by age band (under 1, 1 to 4, 5 to 9, 10 to 15, 16 and over)
  /// and time in care (under 3 months, under 1 year, under 2 years, beyond).
  ///
  /// Adopted children leave by another way. The rates were set so that starts, ceases and ages come
  /// near the national ones.
  private static let rates: [[Double]] = [
    [1.0, 0.55, 0.55, 0.55],
    [1.1, 0.72, 0.66, 0.50],
    [1.0, 0.48, 0.30, 0.15],
    [0.8, 0.32, 0.14, 0.05],
    [0.6, 0.22, 0.11, 0.05],
  ]
  private static let bandAges = [1, 5, 10, 16, 18]
  private static let bandDays = [91, 365, 730, 20_000]

  /// The day on which a child leaves who started on a day; the eighteenth birthday at the latest.
  static func day(from start: Day, birth: Day, _ random: inout ChildRandom) -> Day {
    var budget = random.exponential() * 365.25
    var position = start
    for (age, row) in zip(bandAges, rates) {
      let ageEnd = birth.birthday(age)
      for (days, rate) in zip(bandDays, row) {
        let pieceEnd = min(ageEnd, start + days)
        guard pieceEnd > position else { continue }
        let used = rate * Double(pieceEnd - position)
        if used > budget { return max(position + Int(budget / rate), start + 1) }
        budget -= used
        position = pieceEnd
      }
    }
    return birth.birthday(18)
  }

  private static let fromOrder: Choice<ShortText> = [
    "E4A": 30, "E4B": 7, "E45": 15, "E46": 6, "E47": 14, "E48": 2, "E41": 11, "E3": 2.5, "E8": 6,
    "E13": 2, "E16": 0.5, "E2": 0.5,
  ]
  private static let fromEarlyOrder: Choice<ShortText> = [
    "E4A": 52, "E4B": 17, "E41": 10, "E3": 4, "E8": 10, "E13": 4, "E2": 0.4,
  ]
  private static let fromAccommodation: Choice<ShortText> = [
    "E4A": 60, "E4B": 17, "E13": 5, "E8": 9, "E3": 3, "E41": 4, "E16": 0.6, "E2": 0.2,
  ]
  private static let adolescent: Choice<ShortText> = [
    "E4A": 38, "E4B": 18, "E5": 11, "E6": 5, "E8": 16, "E13": 5, "E3": 3, "E9": 2.5, "E7": 0.5,
    "E16": 0.6, "E2": 0.4,
  ]
  private static let adult: Choice<ShortText> = [
    "E5": 40, "E17": 17, "E8": 20, "E6": 7, "E7": 9, "E4A": 4, "E4B": 2, "E9": 1,
  ]
  private static let fromRemand: Choice<ShortText> = ["E14": 60, "E9": 25, "E4A": 15]
  private static let aloneChild: Choice<ShortText> = [
    "E3": 62, "E8": 18, "E15": 12, "E13": 4, "E16": 2, "E4A": 2,
  ]

  /// Why a child leaves on a day.
  static func ending(
    of child: CareChild, in episode: CareEpisode, since start: Day, on day: Day,
    _ random: inout ChildRandom
  ) -> ShortText {
    if day >= child.adulthood { return adult.draw(&random) }
    if child.asylumEnd != nil { return aloneChild.draw(&random) }
    let isOrder = ["C1", "C2", "E1", "D1"].contains(episode.legalStatus)
    let choice =
      if episode.legalStatus.first == UInt8(ascii: "J") {
        fromRemand
      } else if child.age(on: day) >= 16 { adolescent } else if !isOrder {
        fromAccommodation
      } else if day - start < 120 { fromEarlyOrder } else { fromOrder }
    return inItsYear(choice.draw(&random), on: day)
  }

  /// Special guardianship has had four codes since the collection of 2019 and two before.
  private static func inItsYear(_ ending: ShortText, on day: Day) -> ShortText {
    guard day.reportingYear < 2019 else { return ending }
    return switch ending {
    case "E45", "E46": "E43"
    case "E47", "E48": "E44"
    default: ending
    }
  }

  /// Whether a child with such an ending may come back.
  static func mayReturn(after ending: ShortText) -> Bool {
    ["E4A", "E4B", "E13", "E8", "E41", "E14"].contains(ending)
  }
}
