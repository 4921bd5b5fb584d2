internal import ArgumentParser
internal import Pipeline

/// `carenumbers explain`: every step from the cell in a file to the flag.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Print every step from the published cells to the sentence about an authority.",
    discussion: """
      Each year's figure with file, line, column and text; the calculated rate; areas that are added \
      up; the window's points; own change, England's and the rest's; the difference with its interval; \
      pooled quantities, tests and thresholds; neighbours; tier, grade and sentence. Every number is \
      that of observations.csv, trends.csv or trend_models.csv. What is suppressed stays suppressed.

      EXAMPLE
        carenumbers explain "Bracknell Forest" looked_after_rate
        carenumbers explain E06000036 looked_after_rate --window 2016-2025 --format json
      """)

  @Argument(help: "A name, a nine-character code or a three-digit code.")
  var area: String

  @Argument(help: "The id of a measure, as in measures.csv.")
  var measure: String

  @Option(help: ArgumentHelp("Explain only this window.", valueName: "2016-2025"))
  var window: YearSpan?

  @Option(help: "text or json.")
  var format: TextFormat = .text

  @Option(help: "The pipeline file whose figures are read.")
  var pipeline = "Pipelines/nightly.yml"

  func run() async throws {
    try await ending {
      let explanation = try await Explanation(
        area: area, measure: measure, window: window?.years,
        configuration: PipelineConfiguration(path: pipeline))
      try StandardOutput.write(format == .json ? explanation.json : explanation.text)
      return .done
    }
  }

  /// A first and a last year from the command line.
  struct YearSpan: ExpressibleByArgument {
    let years: ClosedRange<Int>

    init?(argument: String) {
      let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 2, let first = Int(parts[0]), let last = Int(parts[1]),
        (1900...2100).contains(first), (1900...2100).contains(last), first <= last
      else { return nil }
      years = first...last
    }
  }
}
