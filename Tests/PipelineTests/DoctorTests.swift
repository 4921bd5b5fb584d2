import Foundation
import Pipeline
import TestSupport
import Testing

/// What `doctor` says of folders of a few files; whole nights are in the tests of starved runs.
struct DoctorTests {
  private let scratch: TemporaryFolder
  private let output: String
  private let id = "2026-11-25T023004Z-aaaaaaaa"

  init() throws {
    scratch = try TemporaryFolder()
    output = "\(scratch.path)/output"
    try FakeRun.make(id, in: output, finished: "2026-11-25T02:30:09Z")
    try FakeRun.link("latest", to: id, in: output)
  }

  /// The line on a subject, `hours` after the run ended.
  private func line(_ subject: String, after hours: Double = 1, maxAge: Double = 36) throws
    -> Doctor.Line
  {
    let ended = try Date("2026-11-25T02:30:09Z", strategy: .iso8601)
    let doctor = Doctor(
      path: output, maxAge: maxAge * 3_600, now: ended.addingTimeInterval(hours * 3_600))
    return try #require(doctor.lines.first { $0.subject == subject })
  }

  @Test func `the last success is too old past the age, or in the future`() throws {
    #expect(try line("last success", after: 36).isWell)
    #expect(try !line("last success", after: 36.1).isWell)
    #expect(try line("last success", after: 47, maxAge: 48).isWell)
    #expect(try !line("last success", after: -1).isWell)
    #expect(
      try line("last success", after: 2.5).found
        == "2026-11-25T02:30:09Z, 2.5 h ago; at most 36.0 h is well")
  }

  @Test func `a quiet doctor says what is wrong and nothing else`() throws {
    let all = try carenumbers(["doctor", "--output", output, "--max-age", "1m"])
    let quiet = try carenumbers(["doctor", "--output", output, "--max-age", "1m", "--quiet"])
    #expect(all.status == 1 && quiet.status == 1)
    let lines = all.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("ok ") })
    #expect(quiet.output.split(separator: "\n") == lines.filter { $0.hasPrefix("wrong ") })
  }

  @Test func `a night that found nothing changed counts, for its own run alone`() throws {
    for (run, isWell) in [(id, true), ("another", false)] {
      try "\(run) 2026-11-26T02:30:09Z\n".write(
        toFile: "\(output)/.checked", atomically: true, encoding: .utf8)
      #expect(try line("last success", after: 48).isWell == isWell, "\(run)")
    }
  }

  @Test func `a latest that is not whole, or that is none, is wrong`() throws {
    #expect(try line("latest").isWell)
    try Data().write(to: URL(fileURLWithPath: "\(output)/latest/more.html"))
    #expect(
      try line("latest").description == "wrong latest: run \(id) is not whole: extra more.html")
    try FileManager.default.removeItem(atPath: "\(output)/latest")
    #expect(try !line("latest").isWell)
  }

  @Test func `who holds the lock is named, and the lock is not held by looking`() throws {
    #expect(try line("lock").found == "free")
    try "process 4711\n".write(toFile: "\(output)/.lock", atomically: true, encoding: .utf8)
    #expect(try line("lock").found == "free")
    let said = try carenumbers(
      ["doctor", "--output", output], wrapper: ["/usr/bin/flock", "\(output)/.lock"])
    #expect(said.output.contains("ok    lock: held by process 4711: a run is going on\n"))
    #expect(said.status == ExitCode.doneWithErrors.rawValue, "the store is missing")
    #expect(said.output.contains("wrong store: "))
  }

  @Test func `a folder that is none is one line and the code is 1`() throws {
    let said = try carenumbers(["doctor", "--output", scratch.path])
    #expect(said.status == ExitCode.doneWithErrors.rawValue)
    #expect(
      said.output.hasPrefix("wrong folder: ") && said.output.split(separator: "\n").count == 1)
    #expect(try carenumbers(["doctor", "--max-age", "soon"]).status == ExitCode.usage.rawValue)
  }
}
