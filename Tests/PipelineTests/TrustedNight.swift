import Foundation
import Pipeline
import TestSupport
import Testing
import Warehouse

/// A small night with returns, to be killed, starved and damaged.
struct TrustedNight {
  let night: ReturnsNight
  let pipeline: String

  /// Whether the tests that take minutes are wanted.
  static let isLong = ProcessInfo.processInfo.environment["CARENUMBERS_LONG_TESTS"] != nil

  var output: String { night.output }
  var folder: OutputFolder { get throws { try OutputFolder(existing: output) } }

  /// A night that keeps the newest run and the one before.
  init() throws {
    night = try ReturnsNight(
      ReturnsNight.placed(ReturnsNight.sound(60, prefix: "A"), "E06000036", "2025"))
    pipeline = try night.smallPipeline { $0.replacing("kept_runs: 14", with: "kept_runs: 1") }
  }

  /// The output of one finished night, to be copied: a night takes seconds, a copy does not.
  private static let finished = Result<String, any Error> {
    let night = try TrustedNight()
    try night.run("first")
    let kept = packageRoot.appending(path: ".build/finished-night").path
    // That of the tests' last run, which may have been of another version.
    if FileManager.default.fileExists(atPath: kept) {
      try FileManager.default.removeItem(atPath: kept)
    }
    try FileManager.default.moveItem(atPath: night.output, toPath: kept)
    return kept
  }

  /// Puts a finished run into the output folder; of another pipeline file than this one's.
  func begin() throws {
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    try #require(try system("cp", "-a", "\(Self.finished.get())/.", output))
  }

  /// Runs the program on the output folder.
  func carenumbers(
    _ verb: String, _ arguments: [String] = [], wrapper: [String] = []
  ) throws -> CommandResult {
    let place =
      verb == "run"
      ? [pipeline, "--quiet", "--output", output]
      : ["--pipeline", pipeline, "--output", output]
    return try PipelineTests.carenumbers([verb] + arguments + place, wrapper: wrapper)
  }

  /// A run that has to succeed.
  func run(_ comment: String = "") throws {
    let result = try carenumbers("run")
    #expect(result.status == 0, "\(comment): \(result.errors)")
  }

  /// What `latest` points to, where public and private files are as their manifests say.
  func wholeLatest(_ comment: String) throws -> String {
    let folder = try folder
    let latest = try #require(folder.latest, "\(comment)")
    #expect(folder.run(latest).deviations() == [], "\(comment)")
    let own = try #require(folder.privatePart)
    let ownLatest = try #require(own.latest, "\(comment)")
    #expect(own.run(ownLatest).deviations() == [], "\(comment)")
    let page = try String(contentsOfFile: "\(output)/latest/index.html", encoding: .utf8)
    #expect(page.hasSuffix("</html>\n"), "\(comment)")
    return latest
  }

  /// The store as the next run would find it: a copy, restored from its journal.
  func checkStoreKnows(_ latest: String, _ comment: String) throws {
    let scratch = try TemporaryFolder()
    for end in ["", "-journal"] {
      let file = "\(output)/carenumbers.sqlite\(end)"
      // The journal goes when a run commits, so it may be gone by now.
      guard FileManager.default.fileExists(atPath: file) else { continue }
      try FileManager.default.copyItem(
        atPath: file, toPath: "\(scratch.path)/carenumbers.sqlite\(end)")
    }
    let store = try Warehouse(path: "\(scratch.path)/carenumbers.sqlite")
    #expect(try store.integrityFaults() == [], "\(comment)")
    #expect(try store.runs().contains { $0.id == latest }, "\(comment)")
  }

  /// After a run that succeeded: nothing is left over, and all that there is agrees.
  func checkInStep(_ comment: String) throws {
    let latest = try wholeLatest(comment)
    let folder = try folder
    let own = try #require(folder.privatePart)
    #expect(own.latest == latest, "\(comment)")
    for place in [folder, own] {
      #expect(place.leftovers == [] && place.pendingRuns == [], "\(comment)")
      #expect(place.runs.count <= 2, "\(comment)")
    }
    let store = try Warehouse(reading: folder.store)
    #expect(try store.integrityFaults() == [], "\(comment)")
    #expect(try store.runOfFigures()?.id == latest, "\(comment)")
    #expect(!FileManager.default.fileExists(atPath: "\(folder.store)-journal"), "\(comment)")
  }
}

/// Runs another program to its end.
///
/// - Returns: Whether it ended with 0.
@discardableResult
func system(_ words: String...) throws -> Bool {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = words
  (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
  try process.run()
  process.waitUntilExit()
  return process.terminationReason == .exit && process.terminationStatus == 0
}
