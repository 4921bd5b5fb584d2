internal import ArgumentParser
internal import Pipeline

/// Which output folder a command is about.
struct OutputOptions: ParsableArguments {
  @Option(help: "The pipeline file that names the output folder.")
  var pipeline = "Pipelines/nightly.yml"

  @Option(help: ArgumentHelp("The output folder, instead of the pipeline's own.", valueName: "dir"))
  var output: String?

  func validate() throws {
    if output?.isEmpty == true { throw ValidationError("--output names no folder.") }
  }

  /// The folder's path; no pipeline file is read where it was given.
  func path() throws(PipelineFault) -> String {
    if let output { return output }
    return try PipelineConfiguration(path: pipeline).output
  }

  /// The folder.
  func folder() throws(PipelineFault) -> OutputFolder { try OutputFolder(existing: path()) }
}
