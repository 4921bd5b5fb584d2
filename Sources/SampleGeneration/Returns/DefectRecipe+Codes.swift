extension DefectRecipe {
  /// Rules on the codes and dates of one episode.
  static let ofCodes: [DefectRecipe] = [
    text("141", EpisodeColumn.start, "2017-06-05", "31/06/2017"),
    text("147", EpisodeColumn.end, "31/11/2017", "7.8.2017"),
    text("143", EpisodeColumn.reason, "Q", "X"),
    text("144", EpisodeColumn.legalStatus, "C9", "V1"),
    text("145", EpisodeColumn.need, "N9", "1"),
    text("146", EpisodeColumn.place, "Z9", "U7"),
    text("149", EpisodeColumn.ending, "LIIAF", "E99"),
    text("1009", EpisodeColumn.change, "MOVED", "LIIAF"),
    DefectRecipe(rule: "148") {
      $0.usual()
      $0.rows[.episodes, 0, $0.variant % 2 == 0 ? EpisodeColumn.end : EpisodeColumn.ending] = ""
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "178") {
      $0.usual()
      $0.rows[.episodes, 0, EpisodeColumn.provider] = $0.variant % 2 == 0 ? "PR9" : "PR1"
      if $0.variant % 2 == 1 { $0.rows[.episodes, 0, EpisodeColumn.place] = "T1" }
      $0.flag(.episodes)
    },
  ]

  /// A field that holds what is no code or date, in one of two ways.
  private static func text(
    _ rule: String, _ column: Int, _ one: ShortText, _ other: ShortText
  ) -> DefectRecipe {
    DefectRecipe(rule: rule) {
      $0.usual()
      $0.rows[.episodes, 0, column] = $0.variant % 2 == 0 ? one : other
      $0.flag(.episodes)
    }
  }
}
