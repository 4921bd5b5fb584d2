import Foundation
import Pipeline
import TestSupport
import Testing

/// The steps of a publication, and what is made of each moment at which one can be cut off.
struct PublicationTests {
  private let scratch: TemporaryFolder
  private let output: String
  private let folder: OutputFolder
  private let old = "2026-11-24T023004Z-aaaaaaaa"
  private let new = "2026-11-25T023004Z-bbbbbbbb"

  init() throws {
    scratch = try TemporaryFolder()
    output = "\(scratch.path)/output"
    folder = try OutputFolder(path: output)
    try FakeRun.make(old, in: output)
    try FakeRun.link("latest", to: old, in: output)
  }

  @Test func `a whole partial folder becomes a run, and latest its link`() throws {
    try FakeRun.make(new, in: output, suffix: ".partial")
    try folder.seal(run: new, isPublished: true)
    #expect(folder.latest == old && folder.pendingRuns == [new] && folder.runs == [old, new])
    try folder.publish(run: new)
    #expect(folder.latest == new && folder.pendingRuns == [] && folder.leftovers == [])
    #expect(folder.previousWholeRun == old)
  }

  @Test func `a trial becomes a run that nothing points to`() throws {
    try FakeRun.make(new, in: output, suffix: ".partial", only: ["re_referrals"])
    try folder.seal(run: new, isPublished: false)
    #expect(folder.latest == old && folder.pendingRuns == [] && folder.runs == [old, new])
  }

  @Test(arguments: ["", "<p>Two</p>\n", "<p>One</p>\n\n", nil])
  func `a file that does not read back as it was written stops the publication`(
    text: String?
  ) throws {
    try FakeRun.make(new, in: output, suffix: ".partial")
    let page = "\(output)/runs/\(new).partial/index.html"
    if let text {
      try text.write(toFile: page, atomically: false, encoding: .utf8)
    } else {
      try FileManager.default.removeItem(atPath: page)
    }
    let fault = #expect(throws: PipelineFault.self) {
      try folder.seal(run: new, isPublished: true)
    }
    #expect(fault?.exitCode == .cannotWrite && fault?.message.contains("index.html") == true)
    #expect(folder.latest == old && folder.pendingRuns == [] && folder.runs == [old])
  }

  @Test(arguments: [true, false])
  func `a link whose run the store has is switched, and one that it has not goes with its folder`(
    isStored: Bool
  ) throws {
    try FakeRun.make(new, in: output)
    try FakeRun.link(".latest-\(new)", to: new, in: output)
    let settled = try folder.settle(
      current: isStored ? new : old, known: isStored ? [old, new] : [old])
    #expect(settled == (isStored ? new : nil))
    #expect(folder.latest == (isStored ? new : old) && folder.pendingRuns == [])
    #expect(folder.runs == (isStored ? [old, new] : [old]))
  }

  @Test func `a link made before its folder goes with the partial folder`() throws {
    try FakeRun.make(new, in: output, suffix: ".partial")
    try FakeRun.link(".latest-\(new)", to: new, in: output)
    #expect(try folder.settle(current: old, known: [old]) == nil)
    #expect(folder.latest == old && folder.pendingRuns == [] && folder.leftovers == [])
  }

  @Test func `a stray link to a run of the store goes alone`() throws {
    try FakeRun.link(".latest-\(old)", to: old, in: output)
    #expect(try folder.settle(current: new, known: [old, new]) == nil)
    #expect(folder.latest == old && folder.pendingRuns == [] && folder.runs == [old])
  }

  @Test func `a run that was damaged before it was switched to is not published`() throws {
    try FakeRun.make(new, in: output)
    try Data("x".utf8).write(to: URL(fileURLWithPath: "\(output)/runs/\(new)/index.html"))
    try FakeRun.link(".latest-\(new)", to: new, in: output)
    #expect(try folder.settle(current: new, known: [old, new]) == nil)
    #expect(folder.latest == old && folder.pendingRuns == [])
  }

  @Test func `leftovers of killed runs and rollbacks go, and nothing else`() throws {
    try FakeRun.make(new, in: output, suffix: ".partial")
    try FakeRun.link(".rollback-\(old)", to: old, in: output)
    for name in [".checked.partial", ".withdrawn.partial", ".lock", ".checked", "mine.txt"] {
      try Data().write(to: URL(fileURLWithPath: "\(output)/\(name)"))
    }
    #expect(folder.leftovers.count == 4)
    folder.clearLeftovers()
    let left = try FileManager.default.contentsOfDirectory(atPath: output).sorted()
    #expect(left == [".checked", ".lock", "latest", "mine.txt", "runs"])
    #expect(folder.latest == old && folder.runs == [old])
  }

  @Test(arguments: [true, false])
  func `a latest that is no link is refused and nothing is touched`(isFolder: Bool) async throws {
    let night = try TemporaryFolder()
    let file = try night.pipelineFile(
      published: packageRoot.appending(path: "SampleData/published").path)
    for place in ["output", "output/private"] {
      let latest = "\(night.path)/\(place)/latest"
      try FileManager.default.createDirectory(
        atPath: isFolder ? latest : "\(night.path)/\(place)", withIntermediateDirectories: true)
      if !isFolder { try Data("mine".utf8).write(to: URL(fileURLWithPath: latest)) }
      let before = try FileManager.default.subpathsOfDirectory(atPath: night.path)
      let result = try carenumbers(["run", file, "--quiet"])
      #expect(result.status == ExitCode.cannotCreate.rawValue)
      #expect(result.errors.contains("\(latest) is \(isFolder ? "a folder" : "a file")"))
      #expect(try FileManager.default.subpathsOfDirectory(atPath: night.path) == before)
      try FileManager.default.removeItem(atPath: latest)
    }
  }

  @Test func `retention keeps latest, the whole run before it, the newest, and trials apart`()
    throws
  {
    let days = (1...9).map { "2026-12-0\($0)T023004Z-cccccccc" }
    for day in days { try FakeRun.make(day, in: output) }
    let trials = (1...3).map { "2026-12-1\($0)T023004Z-dddddddd" }
    for trial in trials { try FakeRun.make(trial, in: output, only: ["re_referrals"]) }
    try folder.returnTo(run: days[3])
    // The run before latest is damaged, so the one before that is what to go back to.
    try FileManager.default.removeItem(atPath: "\(output)/runs/\(days[2])/index.html")
    #expect(folder.previousWholeRun == days[1])
    let retention = Retention(folder, keeping: 2)
    let goes = [old, days[0], days[2]] + days[4...6] + [trials[0]]
    #expect(retention.removable == goes.map { "runs/\($0)" })
    #expect(folder.runs.count == 13)
    retention.apply()
    #expect(folder.runs == [days[1], days[3], days[7], days[8], trials[1], trials[2]])
    #expect(folder.latest == days[3])
  }
}
