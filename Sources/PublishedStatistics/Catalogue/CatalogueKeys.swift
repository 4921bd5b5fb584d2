internal import CareStatistics

extension Catalogue {
  /// Every key of a catalogue file.
  package static let keys: [ConfigurationKey] = [
    .needed("version", .integer(1...1), "The form of the file, always 1.", example: "1"),
    .needed(
      "sources",
      .list(.keys(sourceKeys), ListRule("source", unique: .key("id"))),
      "The published tables that figures are read from."),
    .needed(
      "measures",
      .list(.keys(measureKeys), ListRule("measure", unique: .key("id"))),
      "The measures, in the order of pages and files."),
  ]

  private static let sourceKeys: [ConfigurationKey] = [
    .needed("id", .identifier, "A name for the table, unique in the file."),
    .needed("title", .name, "The publication's title."),
    .needed("publisher", .text, "Who publishes it."),
    .needed("files", .text, "A pattern for the names of its files, with * and ?."),
    .needed("layout", .choice(SourceLayout.allCases.map(\.rawValue)), "How the table is laid out."),
    .needed(
      "symbols", .choice(SymbolDialect.allCases.map(\.rawValue)),
      "Which symbols stand for cells that are no number."),
    .optional(
      "optional", .boolean, "Whether a run may go on without the table.", fallback: "false"),
    .optional(
      "aggregate_rounding", .number(NumberRange(from: 0, hasLower: false)),
      "What national and regional counts are rounded to.", fallback: "1"),
  ]

  private static let measureKeys: [ConfigurationKey] = [
    .needed("id", .identifier, "A name for files and links, unique in the file."),
    .needed("name", .name, "The full name."),
    .needed("short_name", .name, "A name short enough for a table's row."),
    .needed("theme", .choice(Theme.allCases.map(\.rawValue)), "The research theme."),
    .needed("unit", .choice(MeasureUnit.allCases.map(\.rawValue)), "The unit of the value."),
    .needed("period", .choice(PeriodBasis.allCases.map(\.rawValue)), "What the year means."),
    .needed(
      "direction", .choice(MeasureDirection.allCases.map(\.rawValue)),
      "Which way it is meant to move, where the Department's dictionary says so."),
    .optional("balances", ids, "Measures that this one helps to keep in balance."),
    .optional("numerator", .text, "What is counted above the line, in words."),
    .optional("denominator", .text, "What is counted below the line, in words."),
    .optional("population", .keys(populationKeys), "The measure that counts the denominator."),
    .optional("flows", ids, "Measures that count children who enter and leave the stock."),
    .optional(
      "tested", .boolean,
      "Whether trends are tested; where left out, when there is a numerator and a denominator."),
    .needed("decimals", .integer(0...3), "Decimals that the publication gives."),
    .needed("definition", .text, "What the measure is, in a sentence or two."),
    .needed(
      "readings", .list(.keys(readingKeys), ListRule("reading")),
      "Where its figures stand; the reading to prefer comes first."),
  ]

  private static let ids = ConfigurationShape.list(
    .text, ListRule("measure", fewest: 0, takesSingle: true, unique: .value))

  private static let populationKeys: [ConfigurationKey] = [
    .needed("measure", .text, "The id of the measure that counts the population."),
    .needed("years_before", .integer(0...2), "How many years before the rate's own year."),
  ]

  private static let readingKeys: [ConfigurationKey] = [
    .needed("source", .text, "The id of the table."),
    .optional("where", .entries(.text), "What columns of a row must hold, all together."),
    .optional("value", columns, "The column of the value; a list is added up."),
    .optional("numerator", columns, "The column of the numerator; a list is added up."),
    .optional("denominator", columns, "The column of the denominator; a list is added up."),
  ]

  private static let columns = ConfigurationShape.list(
    .text, ListRule("column", takesSingle: true, unique: .value))
}
