import Foundation
import Pipeline
import TestSupport
import Testing

/// Programs that the pipeline file has started when a run has ended.
struct HookTests {
  private let night: TrustedNight
  private let pipeline: String
  private let scratch: TemporaryFolder

  init() throws {
    night = try TrustedNight()
    scratch = try TemporaryFolder()
    pipeline = "\(scratch.path)/hooked.yml"
  }

  /// Adds hooks to the night's pipeline file.
  private func hook(_ yaml: String, changed: (String) -> String = { $0 }) throws {
    let text = try String(contentsOfFile: night.pipeline, encoding: .utf8)
    try (changed(text) + "\nhooks:\n" + yaml).write(
      toFile: pipeline, atomically: true, encoding: .utf8)
  }

  private func run(_ options: String...) throws -> CommandResult {
    try carenumbers(["run", pipeline, "--output", night.output] + options)
  }

  private func summary(_ name: String) throws -> RunSummary {
    let file = URL(fileURLWithPath: "\(scratch.path)/\(name)")
    return try JSONDecoder().decode(RunSummary.self, from: Data(contentsOf: file))
  }

  /// A hook that keeps its input, and one variable, in a file of this test's folder.
  private func keep(_ name: String) -> String {
    "[sh, -c, 'cat > \(scratch.path)/\(name); echo $RUN_STATUS $RUN_EXIT_CODE']"
  }

  @Test func `hooks get the summary on standard input, and their words go to the log`() throws {
    try night.begin()
    try hook("  on_success: \(keep("well"))\n  on_failure: \(keep("badly"))\n")
    let result = try run()
    #expect(result.status == 0)
    #expect(result.errors.contains("on_success sh ended well: published 0\n"))
    let summary = try summary("well")
    #expect(summary.status == .published)
    #expect(try summary.runID == night.folder.latest)
    #expect(summary.folder == "\(night.output)/runs/\(summary.runID ?? "")")
    #expect(!FileManager.default.fileExists(atPath: "\(scratch.path)/badly"))
    #expect(try run("--if-changed").errors.contains("on_success sh ended well: unchanged 0\n"))
    #expect(try !run("--dry-run").errors.contains("on_success"))
  }

  @Test func `a run that fails starts the hook for failures with the fault`() throws {
    try hook("  on_success: \(keep("well"))\n  on_failure: \(keep("badly"))\n") {
      $0.replacing("looked_after_number", with: "looked_after_numbers")
    }
    #expect(try run("--quiet").status == 78)
    let summary = try summary("badly")
    #expect(summary.status == .failed && summary.exitCode == 78)
    #expect(summary.fault?.contains("looked_after_numbers") == true)
    #expect(!FileManager.default.fileExists(atPath: "\(scratch.path)/well"))
  }

  @Test func `a hook that fails shows in the exit code, and the run stays published`() throws {
    try night.begin()
    try hook("  on_success: [sh, -c, 'echo no; exit 3']\n")
    let result = try run("--quiet")
    #expect(result.status == 1)
    #expect(result.errors == "HOOK_FAILED on_success sh ended with 3: no\n")
    _ = try night.wholeLatest("a failed hook")
  }

  /// What the log says of one hook that is started for a run that was published.
  private func said(_ command: [String], seconds: Int = 60) -> (isWell: Bool, words: [String]) {
    let log = RunLog(format: .quiet)
    let summary = log.summary(.published, .done, folder: nil)
    let isWell = Hooks([.success: command], seconds: seconds).run(summary, log: log)
    return (isWell, log.summary(.published, .done, folder: nil).notices.map(\.message))
  }

  @Test(arguments: [
    (["/nowhere/program"], "on_success /nowhere/program could not be started"),
    (["sh", "-c", "kill -9 $$"], "on_success sh was ended by signal 9"),
    (["sh", "-c", "sleep 30 & sleep 30"], "on_success sh took longer than 1 s and was ended"),
    (["sh", "-c", "trap '' TERM; sleep 30"], "on_success sh took longer than 1 s and was ended"),
    (["sh", "-c", "yes | head -c 100000000; exit 1"], "on_success sh ended with 1: y; y; "),
  ])
  func `a hook ends in its time however it fails, and its failure is named`(
    _ command: [String], _ words: String
  ) {
    let start = ContinuousClock.now
    let (isWell, said) = said(command, seconds: 1)
    #expect(!isWell && said.count == 1 && said[0].hasPrefix(words), "\(said)")
    #expect(said.joined().utf8.count < 6_000)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func `no shell reads a hook's arguments, and a relative program is beside the file`() throws
  {
    let program = "\(scratch.path)/tell"
    try "#!/bin/sh\nprintf '%s|' \"$@\"\n".write(
      toFile: program, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    try hook("  on_failure: [./tell, '$HOME', '; rm x', \"a b\"]\n") {
      $0.replacing("looked_after_number", with: "looked_after_numbers")
    }
    #expect(try run().errors.contains("ended well: $HOME|; rm x|a b|\n"))
  }

  @Test(arguments: [
    ("  on_succes: [true]\n", "Did you mean 'on_success'?"),
    ("  on_success: []\n", "names no program"),
    ("  on_success: [true]\n  seconds: 0\n", "expected a whole number from 1 to 3600"),
  ])
  func `hooks that are wrong are refused before anything is read`(
    _ yaml: String, _ words: String
  ) throws {
    try hook(yaml)
    let result = try run()
    #expect(result.status == 78 && result.errors.contains(words))
  }
}
