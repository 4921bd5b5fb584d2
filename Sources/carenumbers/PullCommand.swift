internal import ArgumentParser
internal import Pipeline
internal import PublishedDownloads
internal import SampleGeneration

/// `carenumbers pull`: published files from the Department's service into the input folder.
struct PullCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pull", abstract: "Fetch published files that have changed.",
    discussion: """
      Without --data-set, fetches what the pipeline file names under pull. Asks the service first \
      which version there is, and prints a line for each file: new, updated or unchanged. A file \
      that has not changed is not touched.

      A file lands when it has come whole and reads without errors; until then, and after any \
      failure, the old one stays. A download that was cut off goes on where it ended. Where files \
      fail, the others are fetched, and the code is that of the first fault which a later try would \
      not mend; 75 when all may go better later.

      EXAMPLE
        carenumbers pull Pipelines/own.yml
        carenumbers pull --data-set 7588c2d6-9e8a-4d84-8f19-6b8d52a01fbd \\
          --version 2.0 --file cla_number_and_rate.csv --output downloads
      """)

  @Argument(help: "The pipeline file.")
  var pipeline = "Pipelines/nightly.yml"

  @Option(help: "The id of a data set, or its address in the data catalogue.")
  var dataSet: String?

  @Option(help: "The version, for example 2.0; the latest when not given.")
  var version: String?

  @Option(help: "The name to give the file, which tells its source in the catalogue.")
  var file: String?

  @Option(
    help: ArgumentHelp("The folder to write to, instead of the input folder.", valueName: "dir"))
  var output: String?

  @Option(help: "A proxy; that of the environment (https_proxy, no_proxy) when not given.")
  var proxy: String?

  @Option(help: "Where the service is.")
  var service = StatisticsService.standardBase

  @Option(help: ArgumentHelp("The largest file to take, for example 512MB.", valueName: "size"))
  var maxSize: ByteSize?

  @Flag(help: "Ask what is new, and write nothing.")
  var dryRun = false

  @Flag(help: "Say nothing but faults.")
  var quiet = false

  func validate() throws {
    if output?.isEmpty == true { throw ValidationError("--output names no folder.") }
    if (dataSet == nil) != (file == nil) {
      throw ValidationError("--data-set and --file go together.")
    }
    if version != nil, dataSet == nil { throw ValidationError("--version needs --data-set.") }
    if maxSize?.bytes == 0 { throw ValidationError("--max-size must be above zero.") }
  }

  func run() async throws {
    try await ending {
      Interruption.listen(to: .download)
      let configuration = try PipelineConfiguration(path: pipeline)
      var settings = PublishedPull.Settings(folder: output ?? configuration.published)
      (settings.base, settings.proxy, settings.isTrial) = (service, proxy, dryRun)
      if let maxSize { settings.limits.maximumBytes = maxSize.bytes }
      var items = configuration.pull
      if let dataSet, let file {
        items = [PullItem(dataSet: dataSet, version: version, file: file)]
      }
      let outcome = try await PublishedPull(
        items: items, configuration: configuration, settings: settings,
        log: RunLog(format: quiet ? .quiet : .text)
      ).execute()
      try StandardOutput.write(outcome.files.map { "\($0.line)\n" }.joined())
      if outcome.exitCode != .done {
        StandardError.write(
          "carenumbers: exit \(outcome.exitCode.rawValue) (\(outcome.exitCode.name))\n")
      }
      return outcome.exitCode
    }
  }
}
