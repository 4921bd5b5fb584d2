internal import ArgumentParser
internal import Pipeline

/// `carenumbers diff`: the figures and flags that changed between two runs.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "List the figures and flags that differ between two runs, as CSV.",
    discussion: """
      Compares value, value_status, value_as_published, numerator and denominator of the two runs' \
      observations.csv, then tier and grade of the graded trends in their trends.csv, and prints a row \
      for each that differs; what one run has not is blank there. How many there are is said on \
      standard error.

      EXAMPLE
        carenumbers diff
        carenumbers diff 2026-11-24T023003Z-77ab02c1 2026-11-25T023004Z-9f3a1c20
      """)

  @Argument(help: "The older run; the newest whole one before latest when not given.")
  var before: String?

  @Argument(help: "The newer run; that which latest points to when not given.")
  var after: String?

  @OptionGroup var place: OutputOptions

  func run() async throws {
    try await ending {
      let difference = try RunDifference(place.folder(), before: before, after: after)
      try StandardOutput.write(difference.csv)
      StandardError.write("\(difference.count) differences\n")
      return .done
    }
  }
}
