import Foundation
import TestSupport

/// A copy of the small country of `Tests/PipelineTests/SmallCountry`, to be spoilt: a night over it
/// takes a fraction of a second.
struct SmallCountry {
  private let folder: TemporaryFolder

  /// Where it is.
  var path: String { folder.path }
  /// The pipeline file.
  var pipeline: String { "\(path)/pipeline.yml" }
  /// The output folder that the pipeline file names.
  var output: String { "\(path)/output" }

  /// The names of the files and folders that are inputs.
  private static let parts = [
    "published", "reference", "returns", "measures.yml", "partners.yml", "pipeline.yml",
    "study.yml",
    "panel.csv",
  ]

  /// A copy in a folder of its own.
  init() throws {
    folder = try TemporaryFolder()
    let source = packageRoot.appending(path: "Tests/PipelineTests/SmallCountry").path
    for part in Self.parts {
      try FileManager.default.copyItem(atPath: "\(source)/\(part)", toPath: "\(path)/\(part)")
    }
  }

  /// The bytes of one of its files.
  func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(file)")))
  }

  /// Writes one of its files.
  func write(_ bytes: [UInt8], to file: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(file)"))
  }

  /// Replaces text in one of its files; the text has to be there.
  func edit(_ file: String, _ text: String, _ replacement: String) throws {
    let old = String(decoding: try bytes(file), as: UTF8.self)
    let new = old.replacing(text, with: replacement)
    guard new != old else { throw CocoaError(.fileReadCorruptFile) }
    try write(Array(new.utf8), to: file)
  }

  /// Runs the program on it.
  func run(
    _ words: [String], wrapper: [String] = [], input: String = "/dev/null", limit: Double = 60
  ) throws -> BoundedProgram {
    try BoundedProgram(
      wrapper + [builtProgram.path] + words, scratch: path, input: input, limit: limit)
  }
}

/// The program that is tested: the release build where it is newer than every source, which is
/// several times faster, else the debug build.
let builtProgram: (path: String, name: String) = {
  let release = packageRoot.appending(path: ".build/release/carenumbers").path
  func changed(_ path: String) -> Date {
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    return facts?[.modificationDate] as? Date ?? .distantPast
  }
  let sources = packageRoot.appending(path: "Sources").path
  let newest = (try? FileManager.default.subpathsOfDirectory(atPath: sources))?
    .map { changed("\(sources)/\($0)") }.max()
  if let newest, changed(release) > newest { return (release, "release") }
  return (packageRoot.appending(path: ".build/debug/carenumbers").path, "debug")
}()
