package import PublishedStatistics

extension PipelineConfiguration {
  /// What is in force where a pipeline file leaves a key out.
  enum Fallback {
    static let falseDiscoveryRate = 0.05
    static let eventVariance = 1.2
    static let keptRuns = 14
  }

  /// Every key of a pipeline file, in the order of the starter file.
  ///
  /// A new key is a line here and one in `PipelineReading.swift`.
  package static let keys: [ConfigurationKey] =
    placeKeys + analysisKeys + [
      .optional("kept_runs", .integer(1...10_000), "Finished runs to keep.", fallback: "14"),
      .optional("returns", .keys(returnsKeys), "Authorities' own returns, for private pages."),
      .optional(
        "pull", .list(.keys(PullItem.keys), ListRule("file", fewest: 0, unique: .key("file"))),
        "Published files that `carenumbers pull` fetches into the folder of published files.",
        example: PullItem.example),
      .optional(
        "gates", .keys(GateSettings.keys),
        "What must hold before figures are published; a limit that is looser than usual needs a "
          + "reason."),
      .optional(
        "hooks", .keys(Hooks.keys),
        "Programs to start when a run has ended, without a shell; the run's summary comes on standard "
          + "input as JSON."),
    ]

  private static let placeKeys: [ConfigurationKey] = [
    .needed("version", .integer(1...1), "The form of the file, always 1.", example: "1"),
    .needed("published", .path, "A folder of published files.", example: "published"),
    .needed(
      "catalogue", .path, "What is read from the files, and what each measure means.",
      example: "measures.yml"),
    .needed(
      "reference", .path, "The folder of areas, boundary changes, neighbours and map.",
      example: "reference"),
    .optional("partners", .path, "Groups of authorities to single out.", example: "partners.yml"),
    .needed("output", .path, "The folder that runs are written to.", example: "output"),
  ]

  private static let analysisKeys: [ConfigurationKey] = [
    .needed(
      "windows",
      .list(.integer(5...30), ListRule("window", takesSingle: true, unique: .value)),
      "The lengths in years over which trends are assessed.", example: "[10, 5]"),
    .needed(
      "neighbour_model", .text, "The model of statistical neighbours.", example: "\"2025\""),
    .needed(
      "headline", .keys(headlineKeys),
      "The measures that lead the overview, the board and each authority's page."),
    .optional(
      "false_discovery_rate",
      .number(NumberRange(from: 0, hasLower: false, to: 1, hasUpper: false)),
      "The share of false names to accept among those called confirmed.", fallback: "0.05"),
    .optional(
      "event_variance", .number(NumberRange(from: 0, hasLower: false, to: 1_000)),
      "Variance of a year's change over the mean count, by chance alone.", fallback: "1.2"),
    .optional(
      "long_run",
      .list(
        .keys(longRunKeys), ListRule("year", fewest: 0, unique: .key("year"))),
      "England at 31 March in years before the files begin.",
      example: "[{year: 1997, children: 50900}]"),
  ]

  private static let headlineKeys: [ConfigurationKey] = [
    .needed("rate", .text, "Children looked after, rate.", example: "looked_after_rate"),
    .needed("number", .text, "Children looked after, number.", example: "looked_after_number"),
    .needed("starting", .text, "Children starting, rate.", example: "starting_rate"),
    .needed("ceasing", .text, "Children ceasing, rate.", example: "ceasing_rate"),
    .optional(
      "unaccompanied", .text, "Unaccompanied children among those looked after.",
      example: "unaccompanied_number"),
  ]

  private static let longRunKeys: [ConfigurationKey] = [
    .needed("year", .integer(1900...2100), "The year whose 31 March is meant."),
    .needed("children", .integer(1...10_000_000), "Children looked after in England."),
  ]

  private static let returnsKeys: [ConfigurationKey] = [
    .needed("folder", .path, "The folder, <new_la_code>/<year>/.", example: "returns"),
    .optional(
      "made_up", .boolean, "Whether the returns are made up, which every page then says.",
      fallback: "false"),
    .optional(
      "dates", .choice(["dmy", "iso"]), "How dates are written: dd/mm/yyyy or yyyy-mm-dd.",
      fallback: "dmy"),
    .needed(
      "published", .keys(countKeys), "The published measures that count the same."),
  ]

  private static let countKeys: [ConfigurationKey] = [
    .needed(
      "stock", .text, "Children looked after at 31 March.", example: "looked_after_number"),
    .needed("starts", .text, "Children starting in the year.", example: "starting_number"),
    .needed("ceases", .text, "Children ceasing in the year.", example: "ceasing_number"),
  ]
}
