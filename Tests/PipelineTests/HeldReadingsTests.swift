import Foundation
import Pipeline
import PublishedStatistics
import TestSupport
import Testing
import Warehouse

/// A night takes what the night before read, where nothing that the reading rests on has changed.
@Suite struct HeldReadingsTests {
  private struct Line: Decodable { let summary: RunSummary? }

  /// How many files a run took as they had been read before, and how many it read or took.
  private func files(of result: CommandResult) throws -> (held: Int, all: Int) {
    let last = try #require(result.errors.split(separator: "\n").last)
    let summary = try #require(try JSONDecoder().decode(Line.self, from: Data(last.utf8)).summary)
    func count(_ stage: LogEvent.Stage, _ name: String) throws -> Int {
      try #require(summary.steps.first { $0.name == stage }?.counts[name], "\(name)")
    }
    return (try count(.read, "held_files"), try count(.inputs, "inputs"))
  }

  private func run(_ night: TrustedNight, _ pipeline: String, to output: String) throws -> (
    held: Int, all: Int
  ) {
    let result = try PipelineTests.carenumbers([
      "run", pipeline, "--output", output, "--log-format", "json",
    ])
    #expect(result.status == 0, "\(result.errors)")
    return try files(of: result)
  }

  @Test("only the changed file is read, and every figure and finding is that of a first night")
  func changedFile() throws {
    let night = try TrustedNight()
    try night.begin()
    let own = "\(night.night.folder.path)/published"
    let given = packageRoot.appending(path: "SampleData/published").path
    try FileManager.default.copyItem(atPath: given, toPath: own)
    // Other bytes with the same figures.
    let name = "cla_number_and_rate_2021_to_2025.csv"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: "\(own)/\(name)"))
    bytes = bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes + [UInt8(ascii: "\n")]
    try bytes.write(to: URL(fileURLWithPath: "\(own)/\(name)"))
    let pipeline = "\(night.night.folder.path)/changed.yml"
    try String(contentsOfFile: night.pipeline, encoding: .utf8).replacing(given, with: own)
      .write(toFile: pipeline, atomically: true, encoding: .utf8)

    let second = try run(night, pipeline, to: night.output)
    #expect(second.all > 2 && second.held == second.all - 1)
    let third = try run(night, pipeline, to: night.output)
    #expect(third.held == third.all)
    let fresh = "\(night.night.folder.path)/fresh"
    #expect(try run(night, pipeline, to: fresh).held == 0)
    var compared = 0
    let folder = "\(fresh)/latest/data/tidy"
    for table in try FileManager.default.contentsOfDirectory(atPath: folder)
    where table.hasSuffix(".csv") && !table.contains("changes") {
      let texts = try [folder, "\(night.output)/latest/data/tidy"].map {
        try String(contentsOfFile: "\($0)/\(table)", encoding: .utf8)
      }
      #expect(texts[0] == texts[1], "\(table)")
      compared += 1
    }
    #expect(compared > 10)
  }

  @Test("another catalogue, another program or other bytes are no reason to trust a reading")
  func rules() throws {
    let scratch = try TemporaryFolder()
    func settings(_ catalogue: String, _ pipeline: String = "p") -> [InputFile] {
      [("pipeline", pipeline), ("catalogue", catalogue), ("areas", "a")].map { source, digest in
        InputFile(source: source, path: "", name: source, sha256: digest, bytes: 1)
      }
    }
    let program = "\(scratch.path)/program"
    try FileManager.default.createSymbolicLink(
      atPath: program, withDestinationPath: packageRoot.appending(path: "Package.swift").path)
    let held = try #require(HeldReadings(settings: settings("c"), program: program))
    let reading = HeldReading(source: "care", name: "care.csv", sha256: "f", content: [1, 2, 3])
    let store = "\(scratch.path)/store.sqlite"
    let run = RunRecord(
      id: "one", started: "2026-11-22T02:30:04Z", finished: nil, fingerprint: "f", version: "1",
      status: "published", exitCode: 0)
    func record(_ readings: [StoredReading], _ id: String) throws {
      try Warehouse(path: store).record(
        run: RunRecord(
          id: id, started: run.started, finished: nil, fingerprint: "f", version: "1",
          status: "published", exitCode: 0), sources: [], measures: [], areas: [],
        observations: [], findings: [], trends: [], readings: readings)
    }
    try record(held.stored([reading]), "one")
    #expect(held.load(from: store) == [reading])
    let same = try #require(HeldReadings(settings: settings("c", "other"), program: program))
    #expect(same.load(from: store) == [reading])
    let other = try #require(HeldReadings(settings: settings("d"), program: program))
    #expect(other.load(from: store).isEmpty)
    let rebuilt = try #require(HeldReadings(settings: settings("c")))
    #expect(rebuilt.load(from: store).isEmpty)
    #expect(HeldReadings(settings: settings("c"), program: "\(scratch.path)/none") == nil)
    let kept = try #require(held.stored([reading]).first)
    try record(
      [
        StoredReading(
          source: kept.source, name: kept.name, sha256: kept.sha256, rules: kept.rules,
          content: [1, 2, 4], contentSHA256: kept.contentSHA256)
      ], "two")
    // The digest is that of the bytes held before: the altered ones are not written, or not taken.
    #expect(held.load(from: store).allSatisfy { $0 == reading })
  }
}
