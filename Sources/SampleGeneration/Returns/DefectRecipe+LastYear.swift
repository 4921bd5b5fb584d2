extension DefectRecipe {
  /// Rules against last year's return: the child is in both, and last year's rows are right.
  static let ofLastYear: [DefectRecipe] = [
    DefectRecipe(rule: "202", needsLastYear: true) {
      $0.throughWinter()
      let other: CareChild.Sex = $0.child.sex == .male ? .female : .male
      $0.rows[.header, 0, HeaderColumn.sex] = YearCodes(year: $0.year.number).sex(other)
      $0.flag(.header)
    },
    DefectRecipe(rule: "203", needsLastYear: true) {
      $0.throughWinter()
      $0.rows[.header, 0, HeaderColumn.birth] = ($0.child.birth - 2).yearly.text
      $0.flag(.header)
    },
    DefectRecipe(rule: "502", needsLastYear: true) {
      $0.throughWinter()
      $0.rows[.episodes, 0, EpisodeColumn.start] = ($0.winter - 1 - $0.variant % 5).text
      $0.flag(.episodes)
    },
    change("503A", EpisodeColumn.reason, "P"),
    change("503B", EpisodeColumn.legalStatus, "C1"),
    change("503C", EpisodeColumn.need, "N5"),
    change("503D", EpisodeColumn.place, "U6"),
    change("503E", EpisodeColumn.provider, "PR5"),
    change("503F", EpisodeColumn.urn, "9999999"),
    DefectRecipe(rule: "562", needsLastYear: true) {
      $0.lastHeader()
      $0.lastEpisode(DefectEpisode(start: $0.winter - 60, end: $0.winter - 1))
      $0.one(DefectEpisode(start: $0.winter, end: $0.second))
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "NoE", needsLastYear: true) {
      $0.one(DefectEpisode(start: $0.winter, end: $0.second))
      $0.flag(.episodes)
    },
  ]

  /// An episode that goes on from last year with another code in one column.
  private static func change(_ rule: String, _ column: Int, _ code: ShortText) -> DefectRecipe {
    DefectRecipe(rule: rule, needsLastYear: true) {
      $0.throughWinter()
      $0.rows[.episodes, 0, column] = code
      $0.flag(.episodes)
    }
  }
}
