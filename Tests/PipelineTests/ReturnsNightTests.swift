import Foundation
import TestSupport
import Testing

/// When a night over returns runs again, and what it gives then.
struct ReturnsNightTests {
  private static let codes = ["E06000022", "E06000036"]

  /// Small made-up returns of two authorities; dates are written the way that is asked for.
  private static func files(iso: Bool) throws -> [String: Data] {
    let root = packageRoot.appending(path: "SampleData/returns").path
    var files: [String: Data] = [:]
    for code in codes {
      for name in ["header", "episodes", "uasc"] {
        let path = "\(code)/2025/\(name).csv"
        let text = try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
        files[path] = Data((iso ? Self.iso(text) : text).utf8)
      }
    }
    return files
  }

  /// The text with every `dd/mm/yyyy` as `yyyy-mm-dd`.
  private static func iso(_ text: String) -> String {
    text.replacing(/(\d\d)\/(\d\d)\/(\d{4})/) { "\($0.output.3)-\($0.output.2)-\($0.output.1)" }
  }

  private func privateFiles(_ output: String) throws -> [String: Data] {
    try ReturnsNight.privatePages(output)
  }

  @Test func `the same returns give the same bytes, and others another run`() throws {
    let night = try ReturnsNight(Self.files(iso: false))
    let pipeline = try night.smallPipeline()
    #expect(try night.watched(["run", pipeline]).result.status == 0)
    let first = try ReturnsNight.files(below: "\(night.output)/private/runs")
    let run = try #require(first.keys.first?.split(separator: "/").first)
    let still = try night.watched(["run", pipeline, "--if-changed"]).result
    #expect(still.status == 0 && still.errors.contains("nothing has changed"))
    // The same again, with dates written and declared another way: other bytes in, the same out.
    let other = try ReturnsNight(Self.files(iso: true))
    let declared = try other.smallPipeline {
      $0.replacing("\nreturns:\n", with: "\nreturns:\n  dates: iso\n")
    }
    let result = try other.watched(["run", declared]).result
    #expect(result.status == 0, "\(result.errors)")
    let (own, twin) = try (privateFiles(night.output), privateFiles(other.output))
    #expect(own.count == 5 && own == twin)
    let (one, two) = try (ReturnsNight.pages(night.output), ReturnsNight.pages(other.output))
    #expect(one.filter { $0.key != "manifest.json" } == two.filter { $0.key != "manifest.json" })
    try changeAndRun(night, pipeline, first: String(run))
  }

  /// One row less in one file, then a folder of no authority: each is another night.
  private func changeAndRun(_ night: ReturnsNight, _ pipeline: String, first: String) throws {
    let path = "E06000036/2025/episodes.csv"
    let text = try String(contentsOfFile: "\(night.returns)/\(path)", encoding: .utf8)
    let shorter = text.split(separator: "\n").dropLast().map { "\($0)\n" }.joined()
    try night.write(Data(shorter.utf8), to: path)
    #expect(try night.watched(["run", pipeline, "--if-changed"]).result.status == 0)
    let runs = "\(night.output)/private/runs"
    let second = try FileManager.default.contentsOfDirectory(atPath: runs).sorted()
    #expect(second.count == 2 && second.contains(first))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: "\(night.output)/runs").sorted()
        == second)
    try night.write(Data("x".utf8), to: "E06000099/2025/header.csv")
    let skipping = try night.watched(["run", pipeline, "--if-changed"]).result
    #expect(skipping.status == 1 && skipping.errors.contains("E06000099"))
    let index = try #require(privateFiles(night.output)["index.html"])
    #expect(String(decoding: index, as: UTF8.self).contains("E06000099"))
  }

  @Test func `dates that are not written as declared skip the authority`() throws {
    let night = try ReturnsNight(Self.files(iso: true))
    let pipeline = try night.smallPipeline()
    let result = try night.watched(["run", pipeline, "--dry-run"]).result
    #expect(result.status == 1 && result.errors.contains("returns of 0 authorities"))
    for code in Self.codes {
      #expect(result.errors.contains("skipped: error: \(code)/2025/"))
    }
    #expect(!FileManager.default.fileExists(atPath: night.output))
  }

  @Test func `one thread and four give the same rows`() throws {
    let root = packageRoot.appending(path: "SampleData/returns").path
    for options in [[], ["--by", "age_band"], ["--unsuppressed", "--by", "sex,legal_status"]] {
      let results = try ["1", "4"].map {
        try carenumbers(["returns", root, "--threads", $0] + options)
      }
      #expect(results[0].status == 0 && results[0].output.count > 500, "\(results[0].errors)")
      #expect(results[0].output == results[1].output)
      #expect(results[0].errors == results[1].errors)
    }
  }
}
