internal import ArgumentParser
internal import Pipeline

/// `carenumbers prune`: the retention, at once.
struct PruneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Remove old runs and what killed runs left.",
    discussion: """
      Keeps latest, the whole run before it, and as many of the newest runs as the pipeline file's \
      kept_runs; trial runs are counted by themselves. Every whole night does the same. Prints what \
      it removes, public and private.

      EXAMPLE
        carenumbers prune --dry-run
        carenumbers prune --keep 3
      """)

  @Option(help: ArgumentHelp("Runs to keep, instead of kept_runs.", valueName: "number"))
  var keep: Int?

  @Flag(help: "Print what would be removed, and remove nothing.")
  var dryRun = false

  @OptionGroup var place: OutputOptions

  func validate() throws {
    if let keep, !(1...10_000).contains(keep) {
      throw ValidationError("--keep must be from 1 to 10000.")
    }
  }

  func run() async throws {
    try await ending {
      let count = try keep ?? PipelineConfiguration(path: place.pipeline).keptRuns
      let pruning = try Pruning(place.folder(), keeping: count, dryRun: dryRun)
      try StandardOutput.write(pruning.text)
      return .done
    }
  }
}
