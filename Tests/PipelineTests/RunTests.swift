import Foundation
import Pipeline
import TestSupport
import Testing

/// Whole runs over the sample; each takes seconds in a debug build, so there are few.
@Suite(.serialized) struct RunTests {
  private func run(
    _ file: String, output: String? = nil, only: [String] = []
  ) async throws -> PipelineRun.Outcome {
    var configuration = try PipelineConfiguration(path: file)
    if let output { configuration.output = output }
    return try await PipelineRun(
      configuration: configuration, only: only, log: RunLog(format: .quiet)
    ).execute()
  }

  /// Every file under a folder with its bytes, by path.
  private func files(_ folder: String) throws -> [String: Data] {
    let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath()
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let full = root.appending(path: path)
      if !full.hasDirectoryPath, let data = try? Data(contentsOf: full) { files[path] = data }
    }
    return files
  }

  @Test func `two runs on the same inputs give the same bytes, and a page for every authority`()
    async throws
  {
    let folder = try TemporaryFolder()
    let file = try folder.pipelineFile(
      published: packageRoot.appending(path: "SampleData/published").path)
    var runs: [[String: Data]] = []
    for output in ["\(folder.path)/output", "\(folder.path)/elsewhere"] {
      let outcome = try await run(file, output: output)
      #expect(outcome.overview == "\(output)/latest/index.html")
      runs.append(try files("\(output)/latest"))
    }
    #expect(Set(runs[0].keys) == Set(runs[1].keys))
    for (path, data) in runs[0] where path != "manifest.json" {
      #expect(data == runs[1][path], "\(path) differs")
    }
    #expect(runs[0].keys.filter { $0.hasPrefix("areas/") }.count == 153)
    let needed = [
      "observations", "comparators", "trends", "trend_models", "quality_issues", "changes", "areas",
      "measures", "neighbours",
    ]
    for name in needed { #expect(runs[0]["data/tidy/\(name).csv"] != nil, "\(name)") }
    try checkManifest(runs[0])
    try DataFolderChecks.check(runs[0], in: "\(folder.path)/output/latest")
    try await rerun(in: folder, first: runs[0])
  }

  /// The manifest names every file with its true size and digest.
  private func checkManifest(_ files: [String: Data]) throws {
    let data = try #require(files["manifest.json"])
    let manifest = try JSONDecoder().decode(Manifest.self, from: data)
    #expect(Set(manifest.outputs.map(\.path)) == Set(files.keys).subtracting(["manifest.json"]))
    for output in manifest.outputs { #expect(files[output.path]?.count == output.bytes) }
    #expect(manifest.inputs.filter { $0.rows != nil }.count == 8)
  }

  /// A second night in the same folder changes no byte; an unchanged night does nothing.
  private func rerun(in folder: TemporaryFolder, first: [String: Data]) async throws {
    let file = "\(folder.path)/pipeline.yml"
    let second = try await PipelineRun(
      configuration: PipelineConfiguration(path: file), ifChanged: true,
      log: RunLog(format: .quiet)
    ).execute()
    #expect(second.wasUnchanged)
    try await Task.sleep(for: .seconds(1.1))
    _ = try await run(file)
    let again = try files("\(folder.path)/output/latest")
    for (path, data) in first where path != "manifest.json" {
      #expect(data == again[path], "\(path) differs")
    }
    let runs = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/output/runs")
    #expect(runs.count == 2)
  }

  @Test func `a trial run of one measure is kept and not published`() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.pipelineFile(
      published: packageRoot.appending(path: "SampleData/published").path)
    let outcome = try await run(file, only: ["re_referrals"])
    #expect(outcome.overview?.contains("/runs/") == true)
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/output/latest"))
  }
}
