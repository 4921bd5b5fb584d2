internal import ArgumentParser
internal import Pipeline
internal import StreamingAggregation

/// `carenumbers merge`: partial states as one result.
struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Join partial states into the result of one run over it all.",
    discussion: """
      The states are files that aggregate --partial wrote, with the same keys, conditions and \
      figures, in any order and from any machines. A damaged one, or one of another plan, is \
      refused by name.

      EXAMPLE
        carenumbers merge north.state south.state --output all.csv
      """)

  @Argument(help: "Partial states.")
  var paths: [String]

  @OptionGroup var result: ResultOptions

  func validate() throws {
    if paths.isEmpty { throw ValidationError("Name a partial state.") }
    try result.validate(inputs: paths)
  }

  func run() async throws {
    try await ending {
      try result.write(PartialStates(paths: paths).groups())
      return .done
    }
  }
}
