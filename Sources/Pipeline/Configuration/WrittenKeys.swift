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

  static let whole = ConfigurationShape.integer(0...9_007_199_254_740_991)
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

extension RunLog {
  /// Every key of a line of the log.
  static let keys: [ConfigurationKey] =
    [
      .optional("ts", .text, "The time, in UTC; left out by a run that is interrupted."),
      .needed("level", .choice(LogEvent.Level.allCases.map(\.rawValue)), "How much it matters."),
      .optional("run_id", .text, "The run, once it has an id."),
      .needed("event", .choice(LogEvent.allCases.map(\.rawValue)), "What the line is about."),
      .optional("step", .choice(stages), "The stage that is done, where the event is one."),
      .needed("msg", .text, "What happened, with counts."),
      .optional("ms", Manifest.whole, "How long the stage took, in milliseconds."),
    ]
    + RunCount.allCases.map { .optional($0.rawValue, Manifest.whole, "How many there were.") } + [
      .optional("summary", .keys(summaryKeys), "What the run came to, on the last line.")
    ]

  private static let stages = LogEvent.Stage.allCases.map(\.rawValue)

  private static let summaryKeys: [ConfigurationKey] = [
    .needed("summary_version", .integer(1...1), "The form of the summary."),
    .needed("status", .choice(RunSummary.Status.allCases.map(\.rawValue)), "How the run ended."),
    .needed("exit_code", .integer(0...255), "The exit code of the process."),
    .optional("run_id", .text, "The run's id, on an unchanged night that of the latest run."),
    .optional("folder", .text, "The run's folder."),
    .needed("started", .text, "The start, in UTC."),
    .needed("finished", .text, "The end, in UTC."),
    .needed("ms", Manifest.whole, "The whole time in milliseconds."),
    .needed("steps", .list(.keys(stepKeys), ListRule("step", fewest: 0)), "The stages that ended."),
    .needed(
      "notices", .list(.keys(noticeKeys), ListRule("notice", fewest: 0)),
      "Every warning and error; of those listed elsewhere, the first 20 of a code."),
    .needed("more", .entries(Manifest.whole), "How many of a code there were beyond those."),
    .optional("fault", .text, "Why the run failed, with the remedy."),
  ]

  private static let stepKeys: [ConfigurationKey] = [
    .needed("name", .choice(stages), "The stage."),
    .needed("ms", Manifest.whole, "Milliseconds since the end of the stage before it."),
    .needed("counts", .entries(Manifest.whole), "What there was of what."),
  ]

  private static let noticeKeys: [ConfigurationKey] = [
    .needed("event", .choice(LogEvent.allCases.map(\.rawValue)), "Its code."),
    .needed("message", .text, "Its text."),
  ]
}
