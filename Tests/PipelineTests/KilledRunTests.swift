import Foundation
import Pipeline
import TestSupport
import Testing

/// Runs that are killed at seeded moments, and at the system calls that publish them.
@Suite(.serialized) struct KilledRunTests {
  /// When to kill: after a while, or when something is seen in the output folder.
  private enum Moment: CustomStringConvertible {
    case after(Double)
    case sight(Int)

    var description: String {
      switch self {
      case .after(let seconds): "killed after \(seconds) s"
      case .sight(let number): "killed at sight \(number)"
      }
    }

    /// Whether it has come, `seconds` after the start.
    func hasCome(_ seconds: Double, _ night: TrustedNight, latest: String) throws -> Bool {
      guard case .sight(let number) = self else {
        if case .after(let limit) = self { return seconds >= limit }
        return true
      }
      let (folder, runs) = (try night.folder, "\(night.output)/runs")
      switch number {
      case 0:
        return folder.leftovers.contains {
          FileManager.default.fileExists(atPath: "\(night.output)/\($0)/manifest.json")
        }
      case 1: return folder.privatePart?.pendingRuns.isEmpty == false
      case 2: return !folder.pendingRuns.isEmpty
      case 3:
        return try FileManager.default.contentsOfDirectory(atPath: runs).contains {
          OutputFolder.isRunName($0) && $0 > latest
        }
      default: return folder.latest != latest
      }
    }
  }

  @Test
  func `a run that is killed at any moment leaves a whole latest, and the next run goes well`()
    throws
  {
    let night = try TrustedNight()
    try night.begin()
    let started = Date()
    try night.run("whole")
    // Moments are spread over a whole run and a little beyond, however long one takes here.
    let length = Date().timeIntervalSince(started)
    var random = SeededGenerator(seed: 2_026)
    let count = TrustedNight.isLong ? 200 : 12
    var hits = 0
    // Some runs end before their moment comes; those are no kills.
    for number in 0..<(2 * count) where hits < count {
      let sight = number % 3 == 2
      let moment: Moment =
        sight
        ? .sight(Int.random(in: 0..<5, using: &random))
        : .after(Double.random(in: 0..<1.05, using: &random) * length)
      let comment = "\(number): \(moment)"
      let before = try #require(try night.folder.latest)
      if try kill(night, at: moment, latest: before) { hits += 1 }
      let latest = try night.wholeLatest(comment)
      try night.checkStoreKnows(latest, comment)
      // Else the next run to be killed begins from what this one left.
      guard TrustedNight.isLong || number % 6 == 5 else { continue }
      try night.run("after \(comment)")
      try night.checkInStep("after \(comment)")
    }
    #expect(hits == count, "\(hits) runs were killed before they ended")
    print("killed \(hits) runs; latest was whole after each, and the next run went well")
  }

  /// Whether the run was still going on when the moment came.
  private func kill(_ night: TrustedNight, at moment: Moment, latest: String) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: carenumbersPath)
    process.arguments = ["run", night.pipeline, "--quiet", "--output", night.output]
    process.currentDirectoryURL = packageRoot
    (process.standardOutput, process.standardError) = (
      FileHandle.nullDevice, FileHandle.nullDevice
    )
    let start = Date()
    try process.run()
    while process.isRunning,
      try !moment.hasCome(Date().timeIntervalSince(start), night, latest: latest)
    {
      usleep(200)
    }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }

  private static let canTrace = (try? system("strace", "-f", "-o", "/dev/null", "true")) == true

  /// The calls of a publication, each with the file that it is about, if any.
  ///
  /// The end of the store's journal is its commit; then links, renames of folders, and writes to the
  /// disk. The first of its kind is meant.
  private static let calls: [(name: String, path: String?)] =
    [("unlink", "/carenumbers.sqlite-journal")]
    + (TrustedNight.isLong
      ? [("symlink", nil), ("rename", nil), ("fsync", nil), ("fdatasync", "/carenumbers.sqlite")]
      : [])

  @Test(.enabled(if: canTrace, "strace is not here, or may not trace"))
  func `a run that is killed at a call that publishes it is ended or undone by the next`() throws {
    let night = try TrustedNight()
    try night.begin()
    for (name, path) in Self.calls {
      let comment = "killed at \(name) \(path ?? "")"
      let place = path.map { ["-P", "\(night.output)\($0)"] } ?? []
      let result = try night.carenumbers(
        "run",
        wrapper: ["/usr/bin/env", "strace", "-f", "-o", "/dev/null"] + place
          + ["-e", "trace=\(name)", "-e", "inject=\(name):signal=SIGKILL:when=1"])
      #expect(result.status != 0 && result.output.isEmpty, "\(comment): it went on")
      let latest = try night.wholeLatest(comment)
      try night.checkStoreKnows(latest, comment)
      try night.run("after \(comment)")
      try night.checkInStep("after \(comment)")
    }
    print("killed at \(Self.calls.count) calls; latest was whole after each")
  }

  @Test(arguments: [
    (SIGINT, ExitCode.interrupted, "text"), (SIGTERM, .terminated, "text"),
    (SIGINT, .interrupted, "json"), (SIGTERM, .terminated, "json"),
  ])
  func `an interrupted run says so, publishes nothing and ends with its code`(
    number: Int32, code: ExitCode, format: String
  ) throws {
    let night = try TrustedNight()
    let scratch = try TemporaryFolder()
    let errors = "\(scratch.path)/errors"
    _ = FileManager.default.createFile(atPath: errors, contents: nil)
    let process = Process()
    process.executableURL = packageRoot.appending(path: ".build/debug/carenumbers")
    process.arguments = [
      "run", night.pipeline, "--log-format", format, "--output", night.output,
    ]
    process.currentDirectoryURL = packageRoot
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    while process.isRunning, !FileManager.default.fileExists(atPath: "\(night.output)/.lock") {
      usleep(1_000)
    }
    Foundation.kill(process.processIdentifier, number)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == code.rawValue)
    let text = try String(contentsOfFile: errors, encoding: .utf8)
    if format == "json" {
      let lines = try text.split(separator: "\n").map {
        try JSONDecoder().decode([String: AnyValue].self, from: Data($0.utf8))
      }
      #expect(lines.last?["event"]?.text == "RUN_FAILED")
      #expect(lines.last?["msg"]?.text == "interrupted, exit \(code.rawValue)")
    } else {
      #expect(text.contains("interrupted; nothing was published"))
      #expect(text.hasSuffix("carenumbers: exit \(code.rawValue) (\(code.name))\n"))
    }
    #expect(try night.folder.latest == nil)
    if number == SIGTERM, format == "text" {
      try night.run("after an interruption")
      try night.checkInStep("after an interruption")
    }
  }

  /// A value of a log line; a text or something else.
  private struct AnyValue: Decodable {
    let text: String?

    init(from decoder: any Decoder) throws {
      text = try? decoder.singleValueContainer().decode(String.self)
    }
  }

  @Test func `of two runs at once one publishes and the other ends with 75`() async throws {
    let night = try TrustedNight()
    let words = ["run", night.pipeline, "--quiet", "--output", night.output]
    async let one = onOwnThread("run") { try carenumbers(words) }
    async let other = onOwnThread("run") { try carenumbers(words) }
    let results = try await [one, other].sorted { $0.status < $1.status }
    #expect(results.map(\.status) == [0, ExitCode.busy.rawValue])
    #expect(results[1].errors.contains("another run (process "))
    try night.checkInStep("two at once")
  }
}
