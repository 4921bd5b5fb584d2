internal import ArgumentParser
internal import Pipeline

/// `carenumbers evaluate`: whether treated authorities moved apart from others.
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compare authorities that did something from a year on with others.",
    discussion: """
      Reads a study file: which authorities are treated and from when, the measure, the years, and \
      whom to compare with. Prints first what the design could show at all, then the estimates, and \
      writes a page and three CSV files to DIR/<study name>. It says how far apart the figures \
      moved, and nothing about why.

      EXAMPLE
        carenumbers evaluate Pipelines/studies/first_wave.yml
        carenumbers evaluate Pipelines/studies/first_wave.yml --output Output/studies
      """)

  @Argument(help: "The study file.")
  var study: String

  @Option(
    help: ArgumentHelp(
      "The folder to write to; 'studies' in the pipeline's output when not given.",
      valueName: "dir"))
  var output: String?

  func validate() throws {
    if output?.isEmpty == true { throw ValidationError("--output names no folder.") }
  }

  func run() async throws {
    try await ending {
      let outcome = try await StudyRun(path: study, output: output).execute()
      print(outcome.summary, terminator: "")
      return .done
    }
  }
}
