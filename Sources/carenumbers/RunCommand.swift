internal import ArgumentParser
internal import Pipeline

/// `carenumbers run`: one whole run.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read, assess and publish: one whole run.",
    discussion: """
      Prints the path of the overview page. The run appears under Output/latest only when it is \
      whole; when anything fails, the last good output stays in place. A run that is interrupted \
      (SIGINT, SIGTERM) publishes nothing, and one that was killed is cleared up by the next.

      Where the pipeline names a folder of authorities' own returns, their private pages go to \
      Output/private/latest. Returns that cannot be used are skipped and named, and the run ends with 1.

      Before a run is published its figures are held against the year before and the last \
      published run; limits are under 'gates' in the pipeline file. Where one does not hold, the run ends with 65.

      EXAMPLE
        carenumbers run
        carenumbers run Pipelines/example-full.yml --output Output --quiet
      """)

  @Argument(help: "The pipeline file.")
  var pipeline = "Pipelines/nightly.yml"

  @OptionGroup var settings: SettingOptions

  @Option(
    help: ArgumentHelp(
      "Read and assess only this measure; may be repeated. The run is kept, but not published.",
      valueName: "measure"))
  var only: [String] = []

  @Flag(help: "Do nothing when inputs, settings and version are those of the latest run.")
  var ifChanged = false

  @Flag(help: "Read and assess, but write nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Publish more revised figures than the gate allows; the reason is recorded.",
      valueName: "reason"))
  var acceptRevisions: String?

  @Flag(help: "Say nothing but faults.")
  var quiet = false

  @Option(help: "The form of progress lines: text or json.")
  var logFormat: LogFormat = .text

  enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  func validate() throws {
    if acceptRevisions?.allSatisfy(\.isWhitespace) == true {
      throw ValidationError("--accept-revisions needs a reason in words.")
    }
  }

  func run() async throws {
    try await ending {
      let log = RunLog(format: quiet ? .quiet : logFormat == .json ? .json : .text)
      Interruption.listen(asJSON: log.format == .json)
      do {
        return try await outcome(log)
      } catch  where log.format == .json {
        // Every line for a program is an object, the last one too.
        let fault = PipelineFault(error)
        log.fail(fault)
        return fault.exitCode
      }
    }
  }

  private func outcome(_ log: RunLog) async throws -> Pipeline.ExitCode {
    let configuration = try PipelineConfiguration(path: pipeline, options: settings.values)
    let outcome = try await PipelineRun(
      configuration: configuration, only: only, ifChanged: ifChanged, dryRun: dryRun,
      acceptedRevisions: acceptRevisions, log: log
    ).execute()
    if let page = outcome.overview { try StandardOutput.write("\(page)\n") }
    return outcome.exitCode
  }
}
