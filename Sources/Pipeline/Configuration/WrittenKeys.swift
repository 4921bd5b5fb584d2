internal import PublishedStatistics

extension Manifest {
  /// Every key of a manifest.
  static let keys: [ConfigurationKey] = [
    .needed("manifestVersion", .integer(1...1), "The form of the file."),
    .needed(
      "tool",
      .keys([
        .needed("name", .text, "The program."), .needed("version", .text, "Its version."),
      ]), "The program that ran."),
    .needed("run", .keys(runKeys), "When and how it ran."),
    .needed("inputs", .list(.keys(inputKeys), ListRule("input", fewest: 0)), "What was read."),
    .needed("counts", .entries(whole), "Rows by kind."),
    .needed("findings", .entries(whole), "Findings by rule."),
    .optional(
      "gates", .list(.keys(gateKeys), ListRule("gate", fewest: 0)),
      "What had to hold before the run was published."),
    .needed(
      "outputs", .list(.keys(outputKeys), ListRule("output", fewest: 0)),
      "Every file that was written, the manifest excepted."),
  ]

  private static let whole = ConfigurationShape.integer(0...9_007_199_254_740_991)
  private static let number = ConfigurationShape.number(NumberRange(from: 0, hasLower: true))

  private static let runKeys: [ConfigurationKey] = [
    .needed("id", .text, "The start time with the first digits of the fingerprint."),
    .needed("fingerprint", .text, "The digest of inputs, settings, reference tables and version."),
    .needed("started", .text, "The start, in UTC."),
    .needed("finished", .text, "The end, in UTC."),
    .needed("pipeline", .text, "The pipeline file."),
    .optional(
      "only", .list(.text, ListRule("measure")), "The measures of a trial, which is not published."),
  ]

  private static let inputKeys: [ConfigurationKey] = [
    .needed("role", .text, "A source's id, or the kind of setting."),
    .needed("name", .text, "The file's name."),
    .needed("bytes", whole, "Its size."),
    .needed("sha256", .text, "Its digest."),
    .optional("rows", whole, "Its records."),
  ]

  private static let gateKeys: [ConfigurationKey] = [
    .needed(
      "id", .choice(PublicationGate.allCases.map(\.rawValue)), "Its name in the pipeline file."),
    .needed("measured", number, "What was measured."),
    .needed("limit", number, "The limit in force."),
    .needed("usualLimit", number, "The limit where the pipeline file says nothing."),
    .needed("result", .choice(["passed", "loosened", "accepted"]), "How it passed."),
    .optional("reason", .text, "Why the limit is looser, or the number was accepted."),
    .optional("place", .text, "Where the number was measured."),
  ]

  private static let outputKeys: [ConfigurationKey] = [
    .needed("path", .text, "Its path inside the run's folder."),
    .needed("bytes", whole, "Its size."),
    .needed("sha256", .text, "Its digest."),
  ]
}

extension ProgressReport {
  /// What a line of the log can be about.
  static let events = [
    "stage", "refused", "settled", "skipped", "trial", "unchanged", "warnings", "dry-run",
  ]

  /// Every key of a line of the log.
  static let keys: [ConfigurationKey] = [
    .needed("event", .choice(events), "What the line is about."),
    .optional("stage", .text, "The stage that is done, where the event is one."),
    .needed("message", .text, "What happened, with counts."),
  ]
}
