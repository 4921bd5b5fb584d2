extension OutputFolder {
  /// A run that the command line names, or `latest`.
  ///
  /// - Throws: `PipelineFault`: `usage` for what can be no run's name, `inputMissing` for a run that
  ///   is not there, with those that are.
  package func existingRun(_ name: String?) throws(PipelineFault) -> String {
    guard let name = name ?? latest else {
      throw PipelineFault(
        .inputMissing, "\(path)/latest points to no run",
        remedy: "Name a run, or make one with `carenumbers run`.")
    }
    guard Self.isRunName(name) else {
      throw PipelineFault(
        .usage, "'\(name)' is no name of a run",
        remedy: "Give the name of a folder in \(path)/runs.")
    }
    guard InputFolder.isFolder("\(path)/runs/\(name)") else {
      let newest = runs.suffix(3).reversed().joined(separator: ", ")
      throw PipelineFault(
        .inputMissing, "\(path)/runs/\(name): no such run",
        remedy: newest.isEmpty ? "There is no finished run." : "The newest runs are \(newest).")
    }
    return name
  }
}
