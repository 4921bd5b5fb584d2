internal import ArgumentParser
internal import Pipeline

/// `carenumbers show`: one authority in the terminal.
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one authority beside England, its region and its neighbours.",
    discussion: """
      EXAMPLE
        carenumbers show "Bracknell Forest"
        carenumbers show E06000036
      """)

  @Argument(help: "A name, a nine-character code or a three-digit code.")
  var area: String

  @Option(help: "The pipeline file whose figures are read.")
  var pipeline = "Pipelines/nightly.yml"

  func run() async throws {
    try await ending {
      let text = try await AreaSummary.text(
        area: area, configuration: PipelineConfiguration(path: pipeline))
      try StandardOutput.write(text)
      return .done
    }
  }
}
