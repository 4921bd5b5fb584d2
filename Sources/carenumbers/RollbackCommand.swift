internal import ArgumentParser
internal import Pipeline

/// `carenumbers rollback`: `latest` to an older run.
struct RollbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback", abstract: "Let latest point to an older run, and withdraw the newest.",
    discussion: """
      Goes back to the newest whole run before latest, or to the one that is named, after every file \
      of it was held against its manifest. Private pages go back with it. Prints the path of the \
      overview. Ends with 66 when there is no run to go back to, and 65 when the one that was named \
      is not whole; latest is then as it was.

      The withdrawn run's folder stays, though no later rollback goes back to it unless it is named, and so do its figures in the store until the next run \
      replaces them; the next run's list of changes is against the withdrawn run. Put right what was \
      wrong with the inputs before the next night, which publishes them again otherwise.

      EXAMPLE
        carenumbers rollback
        carenumbers rollback 2026-11-25T023004Z-9f3a1c20
      """)

  @Argument(help: "The run to go back to.")
  var run: String?

  @OptionGroup var place: OutputOptions

  func run() async throws {
    try await ending {
      let folder = try place.folder()
      let rollback = try Rollback(folder, run: run)
      StandardError.write("latest: run \(rollback.to), was \(rollback.from)\n")
      for note in rollback.notes { StandardError.write("\(note)\n") }
      try StandardOutput.write("\(folder.path)/latest/index.html\n")
      return .done
    }
  }
}
