import Foundation
import TestSupport

/// A folder that goes when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "carenumbers-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A copy of the sample's published files inside this folder.
  func sampleCopy() throws -> String {
    let copy = "\(path)/published"
    try FileManager.default.copyItem(
      atPath: packageRoot.appending(path: "SampleData/published").path, toPath: copy)
    return copy
  }

  /// A pipeline file that reads `published` and writes to `output` in this folder.
  func pipelineFile(published: String, changed: (String) -> String = { $0 }) throws -> String {
    let nightly = packageRoot.appending(path: "Pipelines/nightly.yml")
    let pipelines = packageRoot.appending(path: "Pipelines").path
    let text = try String(contentsOf: nightly, encoding: .utf8)
      .replacingOccurrences(of: "../SampleData/published", with: published)
      .replacingOccurrences(
        of: "../SampleData/returns",
        with: packageRoot.appending(path: "SampleData/returns").path
      )
      .replacingOccurrences(
        of: "catalogue: measures.yml", with: "catalogue: \(pipelines)/measures.yml"
      )
      .replacingOccurrences(of: "reference: reference", with: "reference: \(pipelines)/reference")
      .replacingOccurrences(
        of: "partners: partners.yml", with: "partners: \(pipelines)/partners.yml"
      )
      .replacingOccurrences(of: "output: ../Output", with: "output: \(path)/output")
    let file = "\(path)/pipeline.yml"
    try changed(text).write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }
}

/// What a finished command left.
struct CommandResult {
  let status: Int32
  let output: String
  let errors: String
}

/// Runs the built program.
///
/// - Parameters:
///   - environment: What to set beside the test's own environment.
///   - wrapper: Words to put before the program's own.
///   - watching: Called again and again while it runs.
func carenumbers(
  _ arguments: [String], in folder: String = packageRoot.path, input: String = "/dev/null",
  environment: [String: String] = [:], wrapper: [String] = [],
  watching: (() throws -> Void)? = nil
) throws -> CommandResult {
  try program(
    wrapper + [carenumbersPath] + arguments, in: folder, input: input, environment: environment,
    watching: watching)
}

/// Runs a program: its path, then its arguments; the rest as above.
func program(
  _ words: [String], in folder: String = packageRoot.path, input: String = "/dev/null",
  environment: [String: String] = [:], watching: (() throws -> Void)? = nil
) throws -> CommandResult {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: words[0])
  process.arguments = Array(words.dropFirst())
  process.currentDirectoryURL = URL(fileURLWithPath: folder)
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  let scratch = try TemporaryFolder()
  let (out, err) = ("\(scratch.path)/out", "\(scratch.path)/err")
  for path in [out, err] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
  process.standardInput = FileHandle(forReadingAtPath: input)
  process.standardOutput = FileHandle(forWritingAtPath: out)
  process.standardError = FileHandle(forWritingAtPath: err)
  try process.run()
  while let watching, process.isRunning {
    try watching()
    Thread.sleep(forTimeInterval: 0.003)
  }
  process.waitUntilExit()
  return CommandResult(
    status: process.terminationStatus, output: try String(contentsOfFile: out, encoding: .utf8),
    errors: try String(contentsOfFile: err, encoding: .utf8))
}

/// The program that was built: for the long tests, which start hundreds of nights, the release build
/// where there is one, since it takes a third of the time.
let carenumbersPath =
  TrustedNight.isLong
  ? builtProgram.path : packageRoot.appending(path: ".build/debug/carenumbers").path
