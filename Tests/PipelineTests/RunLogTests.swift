import Foundation
import Pipeline
import TestSupport
import Testing

/// The log of a run, for programs and for people.
struct RunLogTests {
  private struct Line: Decodable {
    let ts, level, event, msg: String
    let run_id: String?
    let step: String?
    let ms: Int?
    let summary: RunSummary?
  }

  private func lines(_ result: CommandResult) throws -> [Line] {
    try result.errors.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
  }

  @Test func `every line for programs is an object with time, level and a stable code`() throws {
    let night = try TrustedNight()
    try night.begin()
    let result = try carenumbers([
      "run", night.pipeline, "--output", night.output, "--log-format", "json",
    ])
    #expect(result.status == 0)
    let lines = try lines(result)
    #expect(
      lines.map(\.event).filter { $0 != "DATA_WARNING" && $0 != "PARTNER_WARNING" } == [
        "RUN_STARTED", "INPUTS_FOUND", "FILES_READ", "TRENDS_ASSESSED", "RETURNS_READ",
        "DATA_WRITTEN", "PAGES_WRITTEN", "STORE_WRITTEN", "RUN_PUBLISHED", "RUN_ENDED",
      ])
    for line in lines {
      #expect(line.ts.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
      #expect(LogEvent(rawValue: line.event)?.level.rawValue == line.level)
      #expect((line.step == nil) == (line.ms == nil))
    }
    let summary = try #require(lines.last?.summary)
    #expect(summary.status == .published && summary.exitCode == 0 && summary.fault == nil)
    #expect(summary.steps.map(\.name) == LogEvent.Stage.allCases)
    #expect(try summary.runID == night.folder.latest)
    let warnings = lines.filter { $0.level == "warning" }
    #expect(summary.notices.map(\.message) == warnings.map(\.msg))
  }

  @Test func `a run that fails says so in the same form, with the summary last`() throws {
    let night = try TrustedNight()
    let missing = try carenumbers(["run", "nowhere.yml", "--log-format", "json"])
    #expect(missing.status == 66)
    #expect(try lines(missing).map(\.event) == ["RUN_FAILED"])
    let text = try String(contentsOfFile: night.pipeline, encoding: .utf8)
      .replacing("looked_after_number", with: "looked_after_numbers")
    let wrong = night.pipeline + ".wrong.yml"
    try text.write(toFile: wrong, atomically: true, encoding: .utf8)
    let result = try carenumbers([
      "run", wrong, "--output", night.output, "--log-format", "json",
    ])
    #expect(result.status == 78)
    let lines = try lines(result)
    #expect(lines.map(\.event).suffix(2) == ["RUN_FAILED", "RUN_ENDED"])
    let summary = try #require(lines.last?.summary)
    #expect(summary.status == .failed && summary.exitCode == 78)
    #expect(summary.fault?.contains("looked_after_numbers") == true)
  }

  @Test func `lines for people end with a summary that repeats every warning`() throws {
    let result = try carenumbers(["run", "--dry-run"])
    #expect(result.status == 0)
    let lines = result.errors.split(separator: "\n").map(String.init)
    let last = try #require(lines.lastIndex { $0.hasPrefix("dry run in ") })
    let said = lines[..<last].filter { $0.hasPrefix("DATA_WARNING ") }
    #expect(!said.isEmpty)
    #expect(lines[last].hasSuffix(", exit 0, \(said.count) warning\(said.count == 1 ? "" : "s")"))
    #expect(lines[(last + 1)...].map { $0.dropFirst(2) } == said.map { $0[...] })
  }

  @Test func `a quiet run says nothing when all is well`() throws {
    let night = try TrustedNight()
    let result = try carenumbers(["run", night.pipeline, "--dry-run", "--quiet"])
    #expect(result.errors == "" && result.status == 0)
  }
}
