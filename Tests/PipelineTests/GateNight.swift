import Foundation
import Pipeline
import TestSupport
import Testing
import Warehouse

/// A small night without returns, whose published files can be changed after the first run.
struct GateNight {
  let folder: TemporaryFolder
  let published: String
  private let measures: String

  var output: String { "\(folder.path)/output" }

  /// A night over few measures; nothing has run yet.
  init() throws {
    folder = try TemporaryFolder()
    published = try folder.sampleCopy()
    measures = "\(folder.path)/measures.yml"
    let whole = packageRoot.appending(path: "Pipelines/measures.yml")
    let part = ReturnsNight.part(of: try String(contentsOf: whole, encoding: .utf8))
    // A measure that one table alone has could not do without it.
    let shortened = part.components(separatedBy: "  - id: unaccompanied_number")
    let rest = shortened[1].range(of: "  - id: ").map { String(shortened[1][$0.lowerBound...]) }
    try (shortened[0] + (rest ?? ""))
      .write(toFile: measures, atomically: true, encoding: .utf8)
  }

  /// The output of a first night, made once and copied: a night takes seconds, a copy does not.
  private static let finished = Result<String, any Error> {
    let night = try GateNight()
    let result = try carenumbers(["run", try night.pipeline(), "--quiet"])
    try #require(result.status == 0, "\(result.errors)")
    let kept = packageRoot.appending(path: ".build/finished-gate-night").path
    // That of the tests' last run, which may have been of another version.
    if FileManager.default.fileExists(atPath: kept) {
      try FileManager.default.removeItem(atPath: kept)
    }
    try FileManager.default.moveItem(atPath: night.output, toPath: kept)
    return kept
  }

  /// Puts a finished run in place.
  func begin() throws {
    let finished = try Self.finished.get()
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    try #require(try system("cp", "-a", "\(finished)/.", output))
  }

  /// A pipeline file, with lines of gates at its end.
  func pipeline(gates: String = "") throws -> String {
    let whole = packageRoot.appending(path: "Pipelines/measures.yml").path
    return try folder.pipelineFile(published: published) { text in
      let lines = text.replacing(whole, with: measures)
        .replacing("windows: [10, 5]", with: "windows: [5]")
        .components(separatedBy: "\n").filter { !$0.contains("unaccompanied") }
      let end = lines.firstIndex { $0.hasPrefix("returns:") } ?? lines.count
      return lines[..<end].joined(separator: "\n") + "\n" + gates
    }
  }

  /// Changes the rows of one published file; a row for which nothing is given is dropped.
  func edit(_ file: String, _ change: (_ row: [String]) -> [String]?) throws {
    let path = "\(published)/\(file)"
    var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
    let header = lines.removeFirst()
    let rows = lines.compactMap { line -> String? in
      guard !line.isEmpty else { return nil }
      return change(Self.cells(line))?.joined(separator: ",")
    }
    try ([header] + rows + [""]).joined(separator: "\n")
      .write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// The cells of a line, quotes kept.
  private static func cells(_ line: String) -> [String] {
    var isQuoted = false
    return line.utf8.split(omittingEmptySubsequences: false) { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return byte == UInt8(ascii: ",") && !isQuoted
    }.map { String(Substring($0)) }
  }

  func run(gates: String = "", _ arguments: String...) throws -> CommandResult {
    try carenumbers(["run", try pipeline(gates: gates), "--quiet"] + arguments)
  }

  /// The gates of the latest run's manifest, by name.
  func gates() throws -> [String: Manifest.Gate] {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(output)/latest/manifest.json"))
    let manifest = try JSONDecoder().decode(Manifest.self, from: data)
    return Dictionary(
      uniqueKeysWithValues: try #require(manifest.gates).map { ($0.id, $0) })
  }

  /// Where `latest` points, and the bytes of the store.
  func state() throws -> (latest: String, store: Data) {
    (
      try FileManager.default.destinationOfSymbolicLink(atPath: "\(output)/latest"),
      try Data(contentsOf: URL(fileURLWithPath: "\(output)/carenumbers.sqlite"))
    )
  }
}
