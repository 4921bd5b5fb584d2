internal import CareStatistics

extension DefectRecipe {
  /// Rules on how episodes follow each other.
  static let ofSequence: [DefectRecipe] = [
    DefectRecipe(rule: "142") {
      $0.two(
        DefectEpisode(start: $0.first), DefectEpisode(start: $0.second, end: $0.third, reason: "P"))
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "353") {
      let start = Day(1991, 10, 13) - $0.variant % 40
      $0.one(DefectEpisode(start: start, end: $0.second, ending: "E8"), birth: start - 100)
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "354") {
      $0.one(DefectEpisode(start: $0.year.end + 1 + $0.variant % 20))
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "355") {
      $0.two(
        DefectEpisode(start: $0.first, end: $0.second, ending: "X1"),
        DefectEpisode(start: $0.second, end: $0.second, reason: "P", place: "U6", ending: "X1"))
      $0.episode(DefectEpisode(start: $0.second, end: $0.third, reason: "P"))
      $0.flag(.episodes, 1)
    },
    DefectRecipe(rule: "356") {
      $0.one(DefectEpisode(start: $0.first, end: $0.first - 1 - $0.variant % 9))
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "357") {
      $0.one(
        DefectEpisode(start: $0.first, end: $0.second, reason: $0.variant % 2 == 0 ? "P" : "L"))
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "380") {
      $0.two(
        DefectEpisode(
          start: $0.first, end: $0.first + 5, place: "T2", provider: "", ending: "X1"),
        DefectEpisode(start: $0.first + 5, end: $0.second, reason: "P"))
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "381") {
      $0.two(
        DefectEpisode(start: $0.first, end: $0.second, ending: "X1"),
        DefectEpisode(
          start: $0.second, end: $0.second + 4, reason: "P", place: "T3", provider: ""))
      $0.flag(.episodes, 1)
    },
    DefectRecipe(rule: "385") {
      $0.one(DefectEpisode(start: $0.first, end: $0.year.end + 1 + $0.variant % 5))
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "388") {
      switch $0.variant % 3 {
      case 0: $0.one(DefectEpisode(start: $0.first, end: $0.second, ending: "X1"))
      case 1: pair(&$0, ending: "X1", later: $0.second + 2, reason: "P")
      default: pair(&$0, ending: "E4A", later: $0.second, reason: "S")
      }
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "431") {
      pair(&$0, ending: "E4A", later: $0.second - $0.variant % 3, reason: "S")
      $0.flag(.episodes, 1)
    },
    DefectRecipe(rule: "432") {
      pair(&$0, ending: "E4A", later: $0.third, reason: "P")
      $0.flag(.episodes, 1)
    },
    DefectRecipe(rule: "433") {
      pair(&$0, ending: "X1", later: $0.second + 2 + $0.variant % 5, reason: "P")
      $0.flag(.episodes, 1)
    },
    DefectRecipe(rule: "437") {
      pair(&$0, ending: $0.variant % 2 == 0 ? "E2" : "E15", later: $0.third, reason: "S")
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "501") {
      pair(&$0, ending: "X1", later: $0.second - 9, reason: "P")
      $0.flag(.episodes, 1)
    },
    DefectRecipe(rule: "504") {
      pair(&$0, ending: "X1", later: $0.second, reason: "P")
      $0.rows[.episodes, 1, EpisodeColumn.need] = "N5"
      $0.flag(.episodes, 1)
    },
    DefectRecipe(rule: "199") {
      pair(&$0, ending: "E12", later: $0.third, reason: "S")
      $0.rows[.episodes, 0, EpisodeColumn.legalStatus] = "E1"
      $0.rows[.episodes, 0, EpisodeColumn.place] = "A6"
      $0.episode(DefectEpisode(start: $0.third + 60, end: $0.third + 80))
      $0.flag(.episodes, 1)
      $0.flag(.episodes, 2)
    },
  ]

  /// A stay until summer that ends in a way, and another of 30 days from a day.
  private static func pair(
    _ draft: inout DefectDraft, ending: ShortText, later: Day, reason: ShortText
  ) {
    draft.two(
      DefectEpisode(start: draft.first, end: draft.second, ending: ending),
      DefectEpisode(
        start: later, end: later + 30, reason: reason, place: "K2", provider: "PR4"))
  }

  /// Rules on series of short breaks.
  static let ofShortBreaks: [DefectRecipe] = [
    DefectRecipe(rule: "365") {
      $0.one(shortBreak(from: $0.first, days: 18 + $0.variant % 4))
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "366") {
      var episode = shortBreak(from: $0.first, days: 3)
      episode.reason = "P"
      $0.one(episode)
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "367") {
      $0.header()
      for position in 0..<5 {
        $0.episode(shortBreak(from: $0.first + 28 * position, days: 16))
        $0.flag(.episodes, position)
      }
    },
    DefectRecipe(rule: "426") {
      var agreement = shortBreak(from: $0.second, days: 60)
      agreement.legalStatus = "V4"
      $0.two(shortBreak(from: $0.first, days: 3), agreement)
      $0.flag(.episodes)
      $0.flag(.episodes, 1)
    },
  ]

  private static func shortBreak(from start: Day, days: Int) -> DefectEpisode {
    DefectEpisode(
      start: start, end: start + days, legalStatus: "V3", need: "N2", place: "U6", ending: "E8")
  }
}
