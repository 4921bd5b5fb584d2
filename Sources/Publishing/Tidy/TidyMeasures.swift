import CareStatistics

/// `measures.csv`: the dictionary of what is counted.
enum TidyMeasures {
  static let columns: [TidyColumn<Measure>] = [
    .text("measure_id", "Stable name of the measure") { $0.id },
    .text("name", "Full name") { $0.name },
    .text("short_name", "Name for a table's row") { $0.shortName },
    .text("theme", "Research theme it belongs to") { $0.theme.rawValue },
    .text("theme_name", "Full name of the theme") { $0.theme.name },
    .text("unit", "Unit of its values") { $0.unit.rawValue },
    .text("period", "What the year of a figure means") { $0.period.rawValue },
    .text("direction", "Which way it is meant to move: none, higher or lower") {
      $0.direction.rawValue
    },
    .text("balances", "Ids of the measures it keeps in balance, joined by |") {
      $0.balances.joined(separator: "|")
    },
    .text("numerator_name", "What is counted above the line; empty for nothing") {
      $0.numeratorName ?? ""
    },
    .text("denominator_name", "What is counted below the line; empty for nothing") {
      $0.denominatorName ?? ""
    },
    .flag("is_tested", "Whether its trends are tested") { $0.isTested },
    .integer("decimals", "Decimals that the publication gives") { $0.decimals },
    .text("definition", "What it is, for readers") { $0.definition },
    .text("publication", "Where it is published") { $0.publication },
  ]

  /// The file over all measures.
  static func file(_ measures: [Measure]) -> TidyFile {
    TidyTable(
      name: "measures", title: "What is counted", grain: "One row per measure",
      key: ["measure_id"], columns: columns
    ).file(rows: measures.sorted { $0.id < $1.id })
  }
}
