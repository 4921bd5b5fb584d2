internal import ArgumentParser
internal import Pipeline

/// `carenumbers trend`: the trend assessment on any panel.
struct TrendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend", abstract: "Assess the trends of any panel of counts and populations.",
    discussion: """
      Reads the columns unit, year, count and population, and prints one row a unit: growth in log \
      points a year, intervals, p- and q-values, tier and evidence.

      EXAMPLE
        carenumbers trend panel.csv --first 2021 --last 2025 --pooled pooled.csv
      """)

  @Argument(help: "A CSV file with the columns unit, year, count, population.")
  var panel: String

  @Option(help: "The first year; the panel's first when not given.")
  var first: Int?

  @Option(help: "The last year; the panel's last when not given.")
  var last: Int?

  @Option(help: ArgumentHelp("Write the pooled quantities to this file.", valueName: "file"))
  var pooled: String?

  func validate() throws {
    if pooled == panel { throw ValidationError("--pooled would overwrite the panel.") }
  }

  func run() async throws {
    try await ending {
      let trend = try PanelTrend(path: panel, first: first, last: last)
      try StandardOutput.write(trend.csv)
      if let pooled { try trend.writePooled(to: pooled) }
      return .done
    }
  }
}
