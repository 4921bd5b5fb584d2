import Foundation
import Pipeline
import TestSupport
import Testing

/// The examples for timers, as their programs read them.
struct ScheduleTests {
  private static let folder = packageRoot.appending(path: "Pipelines/schedule")
  private static let analyzer = "/usr/bin/systemd-analyze"

  /// A copy of the units that start programs which are here.
  private func units(in scratch: TemporaryFolder) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".service") || $0.hasSuffix(".timer") }.sorted()
    for name in names {
      let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        .replacing("/usr/local/bin/carenumbers", with: "/bin/true")
        .replacing("User=carenumbers\n", with: "")
      try text.write(toFile: "\(scratch.path)/\(name)", atomically: true, encoding: .utf8)
    }
    return names.filter { !$0.contains("@") }.map { "\(scratch.path)/\($0)" }
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: analyzer), "systemd is not everywhere"))
  func `systemd finds nothing to say about the units, and does find a wrong one`() throws {
    let scratch = try TemporaryFolder()
    let units = try units(in: scratch)
    #expect(units.count == 4)
    let result = try program([Self.analyzer, "verify"] + units)
    #expect(result.status == 0 && result.errors == "")
    let wrong = "\(scratch.path)/wrong.service"
    try "[Service]\nExecStart=/nowhere/program\nTypo=1\n".write(
      toFile: wrong, atomically: true, encoding: .utf8)
    #expect(try program([Self.analyzer, "verify", wrong]).errors.contains("Typo"))
  }

  @Test func `the exit codes that a unit names are the program's, and 65 is not tried again`()
    throws
  {
    let text = try String(
      contentsOf: Self.folder.appending(path: "carenumbers.service"), encoding: .utf8)
    func codes(_ key: String) throws -> [Int32] {
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("\(key)=") })
      return line.dropFirst(key.count + 1).split(separator: " ").compactMap { Int32($0) }
    }
    let (good, never) = try (codes("SuccessExitStatus"), codes("RestartPreventExitStatus"))
    #expect(good == [ExitCode.doneWithErrors.rawValue])
    let again = [ExitCode.cannotCreate, .cannotWrite, .busy].map(\.rawValue)
    let signals = [ExitCode.interrupted, .terminated].map(\.rawValue)
    #expect(
      ([0] + good + again + never + signals).sorted() == ExitCode.allCases.map(\.rawValue).sorted())
  }

  @Test func `the lines of the crontab run in the shell and with the little that cron gives`()
    throws
  {
    let night = try TrustedNight()
    try night.begin()
    let text = try String(
      contentsOf: Self.folder.appending(path: "carenumbers.cron"), encoding: .utf8)
    let jobs = text.split(separator: "\n").filter { $0.first?.isNumber == true }
    #expect(jobs.count == 2)
    for job in jobs {
      // Five fields of time, the user, then the command.
      let fields = job.split(separator: " ", maxSplits: 6)
      let command = String(try #require(fields.last))
        .replacing("cd /srv/carenumbers", with: "cd \(packageRoot.path)")
        .replacing("Pipelines/nightly.yml", with: "\(night.pipeline) --output \(night.output)")
        .replacing("--max-age 36h", with: "--max-age 36h --output \(night.output)")
      let path = packageRoot.appending(path: ".build/debug").path + ":/usr/bin:/bin"
      let result = try program([
        "/usr/bin/env", "-i", "PATH=\(path)", "HOME=/", "SHELL=/bin/sh", "/bin/sh", "-c", command,
      ])
      #expect(result.status == 0, "\(command): \(result.errors)\(result.output)")
      #expect(result.output == "" && result.errors == "", "cron mails whatever is printed")
    }
  }
}
