internal import ArgumentParser
internal import Pipeline

/// `carenumbers verify`: a run's files against its manifest.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Hold every file of a run against its manifest.",
    discussion: """
      Reads each file again and compares its size and SHA-256. Prints a line for each file that \
      differs, is missing, extra or unreadable, then the verdict. Ends with 0 when the run is whole \
      and 65 when it is not.

      EXAMPLE
        carenumbers verify
        carenumbers verify 2026-11-25T023004Z-9f3a1c20 --output Output
      """)

  @Argument(help: "The run's name; that which latest points to when not given.")
  var run: String?

  @OptionGroup var place: OutputOptions

  func run() async throws {
    try await ending {
      let check = try RunCheck(place.folder(), run: run)
      try StandardOutput.write(check.text)
      return check.isWhole ? .done : .dataRefused
    }
  }
}
