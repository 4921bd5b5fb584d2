import Foundation
import Pipeline
import TestSupport
import Testing

/// What is wrong with an input, and the exit code that a run must end with.
struct Refusal: Sendable, CustomTestStringConvertible {
  let name: String
  let code: ExitCode
  /// Words that the message must hold.
  let words: [String]
  let change: @Sendable (_ published: String) throws -> Void

  var testDescription: String { name }

  private static func edit(
    _ folder: String, _ file: String, _ change: (inout [String]) -> Void
  ) throws {
    let path = "\(folder)/\(file)"
    var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
    change(&lines)
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }

  private static let care = "cla_number_and_rate_2021_to_2025.csv"

  static let all: [Refusal] = [
    Refusal(name: "a missing file", code: .inputMissing, words: ["csww_indicators*.csv"]) {
      try FileManager.default.removeItem(atPath: "\($0)/csww_indicators_2017_to_2025.csv")
    },
    Refusal(
      name: "a wrong column", code: .dataRefused,
      words: [care, "children_count", "children_counts"]
    ) { folder in
      try edit(folder, care) {
        $0[0] = $0[0].replacingOccurrences(of: "children_count", with: "children_counts")
      }
    },
    Refusal(
      name: "an unknown authority", code: .dataRefused,
      words: ["\(care):", "E06000999", "unknown-area"]
    ) { folder in
      try edit(folder, care) { lines in
        guard let index = lines.firstIndex(where: { $0.contains("E06000036") }) else { return }
        lines[index] = lines[index].replacingOccurrences(of: "867", with: "999")
          .replacingOccurrences(of: "E06000036", with: "E06000999")
      }
    },
    Refusal(name: "a duplicate row", code: .dataRefused, words: ["duplicate-row", "line 41"]) {
      folder in
      try edit(folder, care) { $0.insert($0[40], at: 60) }
    },
    Refusal(
      name: "a count that its own rate contradicts", code: .dataRefused,
      words: ["rate-disagrees", "Bracknell Forest 2025: published 42, but 248 over 29372"]
    ) { folder in
      try edit(folder, care) { lines in
        guard
          let index = lines.firstIndex(where: {
            $0.hasPrefix("2025") && $0.contains("E06000036,Children looked after on")
          })
        else { return }
        lines[index] = lines[index].replacingOccurrences(of: ",124,", with: ",248,")
      }
    },
    Refusal(name: "a truncated file", code: .dataRefused, words: [care]) { folder in
      try edit(folder, care) { lines in
        lines = Array(lines.prefix(900))
        lines[899] = String(lines[899].prefix(30))
      }
    },
    Refusal(name: "a pipe in place of a file", code: .inputMissing, words: [care, "regular file"]) {
      folder in
      try FileManager.default.removeItem(atPath: "\(folder)/\(care)")
      let maker = Process()
      maker.executableURL = URL(fileURLWithPath: "/usr/bin/mkfifo")
      maker.arguments = ["\(folder)/\(care)"]
      try maker.run()
      maker.waitUntilExit()
    },
    Refusal(name: "half a file", code: .dataRefused, words: ["authorities have no row"]) { folder in
      try edit(folder, care) { lines in
        let dropped = Set(
          lines.filter { $0.hasPrefix("2025") && $0.contains("Local auth") }.prefix(60))
        lines.removeAll { dropped.contains($0) }
      }
    },
  ]
}

@Suite(.serialized) struct RefusalTests {
  @Test(arguments: Refusal.all)
  func `bad input ends the run with its code and leaves the last good output`(_ refusal: Refusal)
    async throws
  {
    let folder = try TemporaryFolder()
    let published = try folder.sampleCopy()
    try refusal.change(published)
    let file = try folder.pipelineFile(published: published)
    let good = "\(folder.path)/output/latest"
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/output/runs/good", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: good, withDestinationPath: "runs/good")
    let fault = try await fault(file)
    #expect(fault.exitCode == refusal.code)
    for word in refusal.words { #expect(fault.message.contains(word), "\(fault.message)") }
    #expect(!fault.remedy.isEmpty)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: good) == "runs/good")
    let runs = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/output/runs")
    #expect(runs == ["good"])
  }

  private func fault(_ file: String) async throws -> PipelineFault {
    let fault = await #expect(throws: PipelineFault.self) {
      _ = try await PipelineRun(
        configuration: PipelineConfiguration(path: file), log: RunLog(format: .quiet)
      ).execute()
    }
    return try #require(fault)
  }

  @Test func `a wrong pipeline file is refused with line, column and a suggestion`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.pipelineFile(published: "x") {
      $0.replacingOccurrences(of: "neighbour_model:", with: "neighbor_model:")
    }
    let fault = #expect(throws: PipelineFault.self) { try PipelineConfiguration(path: file) }
    #expect(fault?.exitCode == .configurationWrong)
    #expect(fault?.message.contains("pipeline.yml:16:1") == true, "\(fault?.message ?? "")")
    #expect(fault?.remedy.contains("neighbour_model") == true)
  }

  @Test func `a pipeline file that is not there is a missing input`() {
    let fault = #expect(throws: PipelineFault.self) {
      try PipelineConfiguration(path: "/nowhere/pipeline.yml")
    }
    #expect(fault?.exitCode == .inputMissing)
  }

  @Test func `a second run at the same time is told to wait`() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.pipelineFile(
      published: packageRoot.appending(path: "SampleData/published").path)
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/output", withIntermediateDirectories: true)
    let lock = "\(folder.path)/output/.lock"
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    // Without a process of its own for `sleep`, which would outlive the test.
    holder.arguments = ["--no-fork", lock, "sleep", "60"]
    try holder.run()
    defer { holder.terminate() }
    while !FileManager.default.fileExists(atPath: lock) {
      try await Task.sleep(for: .milliseconds(20))
    }
    try await Task.sleep(for: .milliseconds(100))
    #expect(try await fault(file).exitCode == .busy)
  }

  @Test func `an output folder that cannot be made is said so`() async throws {
    let folder = try TemporaryFolder()
    try Data().write(to: URL(fileURLWithPath: "\(folder.path)/output"))
    let file = try folder.pipelineFile(
      published: packageRoot.appending(path: "SampleData/published").path)
    #expect(try await fault(file).exitCode == .cannotCreate)
  }

  @Test func `leftovers of a killed run go with the next`() throws {
    let folder = try TemporaryFolder()
    let partial = "\(folder.path)/output/runs/2026-01-01T000000Z-00000000.partial"
    try FileManager.default.createDirectory(atPath: partial, withIntermediateDirectories: true)
    try OutputFolder(path: "\(folder.path)/output").clearLeftovers()
    #expect(!FileManager.default.fileExists(atPath: partial))
  }

  @Test func `exit codes are those of sysexits and each has a name`() {
    #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 64, 65, 66, 70, 73, 74, 75, 78, 130, 143])
    #expect(Set(ExitCode.allCases.map(\.name)).count == ExitCode.allCases.count)
  }
}
