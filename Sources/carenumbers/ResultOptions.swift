internal import ArgumentParser
internal import Pipeline
internal import StreamingAggregation

/// Where grouped records go.
struct ResultOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Write the result to this file, over an old one.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp("Write a partial state for merge instead of the result.", valueName: "file"))
  var partial: String?

  /// Refuses what would overwrite an input, or is asked for twice.
  func validate(inputs: [String]) throws {
    if output != nil, partial != nil {
      throw ValidationError("Give either --output or --partial.")
    }
    for path in [output, partial].compactMap({ $0 }) {
      if path.isEmpty { throw ValidationError("The name of the file to write is empty.") }
      if inputs.contains(path) { throw ValidationError("\(path) is an input as well.") }
    }
  }

  /// Writes the result where it was asked for.
  func write(_ groups: GroupedRecords) throws {
    if let partial { return try groups.writePartial(to: partial) }
    var file = try StreamedOutput(path: output)
    try groups.writeResult { piece throws(PipelineFault) in try file.write(piece) }
    try file.finish()
  }
}
