import Foundation
import Pipeline
import TestSupport
import Testing

/// Standard output on a full disk, or closed: the result is not there, so the code must not be 0.
struct FullOutputTests {
  private static let verbs: [[String]] = [
    ["check", "SampleData/published"], ["check", "SampleData/published", "--format", "csv"],
    ["check", "SampleData/published", "--format", "json"], ["check", "SampleData/returns"],
    ["show", "Bracknell Forest"],
    ["trend", "Tests/StatisticalMethodsTests/Oracles/panel_input.csv"],
    [
      "aggregate", "SampleData/published/cla_number_and_rate_2021_to_2025.csv", "--by",
      "time_period",
    ],
    ["sample", "tidy", "--rows", "100"], ["returns", "SampleData/returns"],
  ]

  @Test(arguments: verbs, ["/dev/full", "&-"])
  func `what cannot be printed ends with 74`(verb: [String], place: String) throws {
    let result = try printing(verb, to: place)
    #expect(result.status == ExitCode.cannotWrite.rawValue, "\(verb): \(result.errors)")
    #expect(result.errors.contains("standard output: writing failed"), "\(verb)")
  }

  @Test func `the verbs on runs say so too`() throws {
    let scratch = try TemporaryFolder()
    let output = "\(scratch.path)/output"
    for day in 1...2 { try FakeRun.make("2026-12-0\(day)T023004Z-cccccccc", in: output) }
    try FakeRun.link("latest", to: "2026-12-02T023004Z-cccccccc", in: output)
    for verb in ["verify", "diff", "doctor", "rollback"] {
      let result = try printing([verb, "--output", output], to: "/dev/full")
      // The few columns of these runs are not those that diff compares.
      let code: ExitCode = verb == "diff" ? .dataRefused : .cannotWrite
      #expect(result.status == code.rawValue, "\(verb): \(result.errors)")
    }
  }

  private func printing(_ verb: [String], to place: String) throws -> CommandResult {
    try carenumbers(verb, wrapper: ["/bin/sh", "-c", "exec \"$0\" \"$@\" >\(place)"])
  }
}
