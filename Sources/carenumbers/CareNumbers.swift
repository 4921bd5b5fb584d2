internal import ArgumentParser
internal import Pipeline

/// The command line: one subcommand a file.
@main
struct CareNumbers: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "carenumbers",
    abstract: "Which authorities move against the national trend in children's social care.",
    discussion: """
      Reads England's published children-in-care statistics, joins their history, assesses every \
      authority's trend against the rest of England, and writes pages and CSV files.

      EXIT CODES
      \(Pipeline.ExitCode.allCases
        .map { "  \($0.rawValue)\t\($0.name): \($0.meaning)" }.joined(separator: "\n"))
      """,
    version: Version.number,
    subcommands: [
      RunCommand.self, PullCommand.self, CheckCommand.self, TrendCommand.self,
      EvaluateCommand.self, ShowCommand.self, AggregateCommand.self, MergeCommand.self,
      ReturnsCommand.self, SampleCommand.self, VerifyCommand.self, RollbackCommand.self,
      PruneCommand.self, DoctorCommand.self, DiffCommand.self, ConfigCommand.self,
      ExplainCommand.self,
    ])

  /// Begins on the main thread, while there is no other.
  @MainActor static func main() async {
    if CommandLine.arguments.dropFirst().first == RunCommand.configuration.commandName {
      RunMemory.keepTogether()
    }
    await main(nil)
  }
}

extension ParsableCommand {
  /// Does the work of a command and ends the process with the fault's exit code when there is one.
  func ending(_ body: () async throws -> Pipeline.ExitCode) async throws {
    do {
      let code = try await body()
      if code != .done { throw ArgumentParser.ExitCode(code.rawValue) }
    } catch let code as ArgumentParser.ExitCode {
      throw code
    } catch {
      let fault = PipelineFault(error)
      StandardError.write(
        "carenumbers: \(fault.description)\n"
          + "carenumbers: exit \(fault.exitCode.rawValue) (\(fault.exitCode.name))\n")
      throw ArgumentParser.ExitCode(fault.exitCode.rawValue)
    }
  }
}
