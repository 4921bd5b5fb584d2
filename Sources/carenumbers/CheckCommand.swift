internal import ArgumentParser
internal import CareStatistics
internal import Pipeline

/// `carenumbers check`: findings on published files.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read published files and report findings.",
    discussion: """
      Ends with 0 when nothing is wrong, 1 when a finding is an error. Writes no output folder.

      EXAMPLE
        carenumbers check SampleData/published
        carenumbers check download.csv --format csv
      """)

  @Argument(help: "Files, or folders of CSV files.")
  var paths: [String]

  @Option(help: "The pipeline file whose catalogue and areas apply.")
  var pipeline = "Pipelines/nightly.yml"

  @Option(help: "text, csv or json.")
  var format: Format = .text

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case json
  }

  func run() async throws {
    try await ending {
      let check = try await PublishedCheck(
        paths: paths, configuration: PipelineConfiguration(path: pipeline))
      switch format {
      case .text: print(FindingList.text(check.findings, sources: check.sources), terminator: "")
      case .csv: print(FindingList.csv(check.findings), terminator: "")
      case .json: print(FindingList.json(check.findings), terminator: "")
      }
      return check.hasErrors ? .doneWithErrors : .done
    }
  }
}
