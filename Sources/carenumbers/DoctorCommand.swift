internal import ArgumentParser
internal import Pipeline

/// `carenumbers doctor`: whether nights succeed.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say whether nights succeed and whether the next one can.",
    discussion: """
      Looks at the output folder, the lock, latest and its files, the age of the last success, the \
      free space and the store, and prints one line each, which begins with ok or wrong. A night that \
      found nothing changed is a success. Ends with 0, or 1 when something is wrong. Writes nothing.

      EXAMPLE
        carenumbers doctor
        carenumbers doctor --max-age 36h --output Output
      """)

  @Option(help: ArgumentHelp("The age beyond which the last success is too old.", valueName: "36h"))
  var maxAge = Age(hours: 36)

  @Flag(help: "Say nothing but what is wrong.")
  var quiet = false

  @OptionGroup var place: OutputOptions

  func run() async throws {
    try await ending {
      let doctor = try Doctor(path: place.path(), maxAge: maxAge.seconds)
      let lines = doctor.lines.filter { !quiet || !$0.isWell }
      try StandardOutput.write(lines.map { "\($0)\n" }.joined())
      return doctor.isWell ? .done : .doneWithErrors
    }
  }

  /// A time span from the command line: a whole number of minutes, hours or days.
  struct Age: ExpressibleByArgument, CustomStringConvertible {
    /// The span in seconds.
    let seconds: Double
    /// As it was given.
    let description: String

    init(hours: Int) { (seconds, description) = (Double(hours) * 3_600, "\(hours)h") }

    init?(argument: String) {
      let units: [Character: Double] = ["m": 60, "h": 3_600, "d": 86_400]
      guard let last = argument.last, let unit = units[last], let count = Int(argument.dropLast()),
        (1...100_000).contains(count)
      else { return nil }
      (seconds, description) = (Double(count) * unit, argument)
    }
  }
}
