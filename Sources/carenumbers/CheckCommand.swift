internal import ArgumentParser
internal import CareStatistics
internal import PartnerReturns
internal import Pipeline

/// `carenumbers check`: findings on published files.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read published files or returns and report findings.",
    discussion: """
      Ends with 0 when nothing is wrong, 1 when a finding is an error. Writes no output folder.

      A folder with folders named by authorities' codes is one of SSDA903 returns: 60 rules are \
      applied, those on two years where the return of the year before is there. Each row that breaks \
      a rule is listed by file and line, never by child, then how often each rule was broken and \
      how many children may be counted wrongly because of it.

      EXAMPLE
        carenumbers check SampleData/published
        carenumbers check SampleData/returns
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

  @Option(help: "How a return writes dates: dmy (dd/mm/yyyy) or iso (yyyy-mm-dd).")
  var dates: DateOrder = .dmy

  func validate() throws {
    let returns = paths.filter(ReturnsCheck.looksLikeReturns)
    if !returns.isEmpty, paths.count > 1 {
      throw ValidationError("Check one folder of returns at a time, and nothing else with it.")
    }
  }

  func run() async throws {
    try await ending {
      if let folder = paths.first, ReturnsCheck.looksLikeReturns(folder) {
        return try checkReturns(folder)
      }
      let check = try await PublishedCheck(
        paths: paths, configuration: PipelineConfiguration(path: pipeline))
      switch format {
      case .text:
        try StandardOutput.write(FindingList.text(check.findings, sources: check.sources))
      case .csv: try StandardOutput.write(FindingList.csv(check.findings))
      case .json: try StandardOutput.write(FindingList.json(check.findings))
      }
      return check.hasErrors ? .doneWithErrors : .done
    }
  }

  /// Prints the findings on a folder of returns, authority after authority.
  private func checkReturns(_ folder: String) throws -> Pipeline.ExitCode {
    let check = try ReturnsCheck(
      folder: folder, register: PipelineConfiguration(path: pipeline).register(),
      dates: dates.style)
    let format = format
    let (texts, hasErrors) = check.run { findings in
      switch format {
      case .text: findings.map { FindingList.line($0) + "\n" }.joined()
      case .csv: FindingList.csvRows(findings)
      case .json: FindingList.json(findings)
      }
    }
    var output = try StreamedOutput(path: nil)
    if format == .csv { try output.write(Array(FindingList.csvHeader.utf8).span) }
    for text in texts { try output.write(Array(text.utf8).span) }
    try output.finish()
    return hasErrors ? .doneWithErrors : .done
  }
}
