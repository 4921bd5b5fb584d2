import Foundation
import PackageReading
import TestSupport
import Testing

extension ReturnsNight {
  /// The tables and measures of a small night: those that returns are held against, and what leads.
  private static let kept: Set = [
    "looked_after", "population", "interactive_tool", "workforce", "looked_after_rate",
    "looked_after_number", "starting_rate", "starting_number", "ceasing_rate", "ceasing_number",
    "child_population", "unaccompanied_number",
  ]

  /// A pipeline file over few measures and one window, so that a whole night takes few seconds.
  func smallPipeline(_ changed: (String) -> String = { $0 }) throws -> String {
    let whole = packageRoot.appending(path: "Pipelines/measures.yml")
    let part = "\(folder.path)/measures.yml"
    try Self.part(of: String(contentsOf: whole, encoding: .utf8))
      .write(toFile: part, atomically: true, encoding: .utf8)
    return try pipeline { text in
      changed(
        text.replacing(whole.path, with: part).replacing("windows: [10, 5]", with: "windows: [5]"))
    }
  }

  static func part(of catalogue: String) -> String {
    var (lines, isKept) = ("", true)
    for line in catalogue.split(separator: "\n") {
      if line.hasPrefix("  - id: ") {
        isKept = kept.contains(String(line.dropFirst(8)))
      } else if !line.hasPrefix(" "), !line.hasPrefix("#") {
        isKept = true
      }
      if isKept { lines += line + "\n" }
    }
    return lines
  }

  /// Runs the built program in a folder of its own that is also its home, and looks meanwhile at what
  /// it puts into the folder for temporary files.
  ///
  /// - Parameter wrapper: Words to put before the program's own.
  /// - Returns: What it left, and the names of all temporary files that were seen.
  func watched(
    _ arguments: [String], wrapper: [String] = []
  ) throws -> (result: CommandResult, temporary: Set<String>) {
    let home = "\(folder.path)/home"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    var temporary: Set<String> = []
    let result = try PipelineTests.carenumbers(
      arguments, in: home, environment: ["TMPDIR": scratch, "HOME": home], wrapper: wrapper
    ) { temporary.formUnion(try FileManager.default.subpathsOfDirectory(atPath: scratch)) }
    return (result, temporary)
  }

  /// The same of the private pages, without the manifest, which has the run's times.
  static func privatePages(_ output: String) throws -> [String: Data] {
    try pages("\(output)/private").filter { $0.key != "manifest.json" }
  }

  /// The bytes of every file of the newest run in an output folder, without the run's own id and
  /// fingerprint.
  static func pages(_ output: String) throws -> [String: Data] {
    let target = try FileManager.default.destinationOfSymbolicLink(atPath: "\(output)/latest")
    let mark = try #require(target.split(separator: "-").last)
    var found = try files(below: "\(output)/\(target)")
    // Drawings in an archive have the run's name too, which cannot be seen from outside.
    for archive in found.keys.filter({ $0.hasPrefix("charts/") && $0.hasSuffix(".zip") }) {
      let contents = try ArchiveContents(path: "\(output)/\(target)/\(archive)")
      found[archive] = nil
      for (name, bytes) in contents.files { found["\(archive)/\(name)"] = bytes }
    }
    return found.mapValues { bytes in
      var bytes = bytes
      // Pages have the first sixteen digits of the fingerprint, of which the id has eight.
      while let place = bytes.range(of: Data(mark.utf8)) {
        bytes.replaceSubrange(place.lowerBound..<min(place.lowerBound + 16, bytes.count), with: [])
      }
      return bytes
    }
  }
}
