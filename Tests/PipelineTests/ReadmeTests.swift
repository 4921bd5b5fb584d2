import Foundation
import Pipeline
import TestSupport
import Testing

struct ReadmeTests {
  private let readme: String

  init() throws {
    readme = try String(contentsOf: packageRoot.appending(path: "README.md"), encoding: .utf8)
  }

  /// The arguments of every `$ carenumbers …` line; quoted words stay together.
  private var examples: [[String]] {
    readme.split(separator: "\n").filter { $0.hasPrefix("$ carenumbers ") }.map { line in
      var words: [String] = [""]
      var isQuoted = false
      for character in line.dropFirst("$ carenumbers ".count) {
        if character == "\"" {
          isQuoted.toggle()
        } else if character == " ", !isQuoted {
          words.append("")
        } else {
          words[words.count - 1].append(character)
        }
      }
      return words
    }
  }

  @Test func `every example runs and ends well`() throws {
    #expect(examples.count >= 4)
    for arguments in examples {
      let result = try carenumbers(arguments)
      #expect(result.status == 0, "\(arguments): \(result.errors)")
      if arguments[0] == "show" { #expect(result.output.hasPrefix("Bracknell Forest (E06000036)")) }
    }
  }

  @Test func `every verb and every exit code of the program is in the README`() throws {
    let help = try carenumbers(["--help"])
    #expect(help.status == 0)
    let words = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for verb in [
      "run", "pull", "check", "show", "trend", "evaluate", "aggregate", "merge", "returns",
      "sample", "verify", "rollback", "prune", "doctor", "diff", "config", "explain",
    ] {
      #expect(help.output.contains("\n  \(verb) "))
      #expect(readme.contains("- `\(verb) ") || readme.contains("- `\(verb)`:"))
      let own = try carenumbers([verb, "--help"])
      #expect(own.status == 0 && own.output.contains("EXAMPLE"), "\(verb) has an example")
    }
    for code in ExitCode.allCases {
      #expect(readme.contains("| \(code.rawValue) | \(code.name) | \(code.meaning) |"))
      #expect(words.contains("\(code.name): \(code.meaning)"))
    }
  }

  @Test func `unknown words on the command line are a usage fault`() throws {
    #expect(try carenumbers(["run", "--nonsense"]).status == ExitCode.usage.rawValue)
    let unknown = try carenumbers(["show", "Braknell Forest"])
    #expect(unknown.status == ExitCode.usage.rawValue)
    #expect(unknown.errors.contains("Bracknell Forest"))
  }

  @Test func `check finds what is wrong and ends with 1`() throws {
    let folder = try TemporaryFolder()
    let published = try folder.sampleCopy()
    let file = "\(published)/cin_subsequent_plans_2016_to_2025.csv"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacingOccurrences(of: "E06000036", with: "E06000999")
      .replacingOccurrences(of: ",867,", with: ",999,")
      .write(toFile: file, atomically: true, encoding: .utf8)
    let result = try carenumbers(["check", file, "--format", "csv"])
    #expect(result.status == ExitCode.doneWithErrors.rawValue)
    #expect(result.output.hasPrefix("severity,rule,file,line"))
    #expect(result.output.contains("error,unknown-area,cin_subsequent_plans_2016_to_2025.csv"))
    let other = try carenumbers(["check", "README.md"])
    #expect(other.status == ExitCode.doneWithErrors.rawValue)
    #expect(try carenumbers(["check", "/nowhere"]).status != 0)
  }

  @Test func `the measured numbers are filled in`() {
    #expect(!readme.contains("MEASURED_") && !readme.contains("MEMORY_"))
  }
}
