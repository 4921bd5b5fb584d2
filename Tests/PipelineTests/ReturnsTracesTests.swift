import Foundation
import Pipeline
import TestSupport
import Testing

/// What a night over marked returns leaves anywhere: no trace of a child, and nothing in public.
struct ReturnsTracesTests {
  @Test func `no child leaves a trace in files, streams or the store, and nothing public changes`()
    throws
  {
    let night = try ReturnsMarkedNight.make()
    let pipeline = try night.smallPipeline()
    let home = "\(night.folder.path)/home"
    var streams: [CommandResult] = []
    func run(_ arguments: [String]) throws -> CommandResult {
      let (result, temporary) = try night.watched(arguments)
      #expect(temporary.isEmpty, "\(arguments): \(temporary)")
      streams.append(result)
      return result
    }
    #expect(try run(["run", pipeline]).status == 1)
    #expect(try run(["run", pipeline, "--if-changed", "--log-format", "json"]).status == 1)
    #expect(try run(["run", pipeline, "--dry-run", "--quiet"]).status == 1)
    for format in ["text", "csv", "json"] {
      let check = ["check", night.returns, "--pipeline", pipeline, "--format", format]
      let result = try run(check)
      #expect(result.status == 1 && result.output.contains("ssda903-103"))
    }
    for options in [
      [], ["--unsuppressed"], ["--by", "age_band,sex"], ["--rounded", "--by", "sex"],
      ["--by", "reason_ceased"],
    ] {
      let result = try run(["returns", night.returns, "--pipeline", pipeline] + options)
      #expect(result.status == 1 && result.output.contains("\nE06000022,2024,"))
    }
    for (index, stream) in streams.enumerated() {
      #expect(!(stream.output + stream.errors).isEmpty)
      try write(stream.output, to: "output\(index)", of: night)
      try write(stream.errors, to: "errors\(index)", of: night)
    }
    let left = try skippedAuthorities(of: night)
    #expect(skippedAuthorities(in: streams[0].errors) == left)
    let store = try StoreText(of: night.output)
    try write(store.text, to: "store", of: night)
    for place in [night.output, night.scratch, home, said(night)] {
      #expect(try ReturnsMarkers.traces(below: place).isEmpty, "\(place)")
    }
    try checkStore(store)
    try checkPrivateTree("\(night.output)/private")
    let held = try FileManager.default.attributesOfItem(
      atPath: "\(night.output)/carenumbers.sqlite")
    #expect((held[.posixPermissions] as? NSNumber)?.intValue == 0o640)
    try checkPublicSide(of: night, store)
    try checkSearch(night)
  }

  /// The authorities that lines of a log call skipped.
  private func skippedAuthorities(in log: String) -> [String] {
    let codes = log.split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("PARTNER_SKIPPED skipped: error: ") else { return nil }
      return String(line.dropFirst(32).prefix(9))
    }
    return Set(codes).sorted()
  }

  /// The authorities in a night's folder that are not to be counted.
  private func skippedAuthorities(of night: ReturnsNight) throws -> [String] {
    let all = try FileManager.default.contentsOfDirectory(atPath: night.returns)
    return all.filter { !ReturnsMarkedNight.counted.contains($0) }.sorted()
  }

  /// A folder for what commands said.
  private func said(_ night: ReturnsNight) -> String { "\(night.folder.path)/said" }

  private func write(_ text: String, to name: String, of night: ReturnsNight) throws {
    try FileManager.default.createDirectory(
      atPath: said(night), withIntermediateDirectories: true)
    try text.write(toFile: "\(said(night))/\(name)", atomically: true, encoding: .utf8)
  }

  /// The search bites: it finds what is in the returns, and each way to write a mark where it is
  /// planted among what a run wrote.
  private func checkSearch(_ night: ReturnsNight) throws {
    let found = try ReturnsMarkers.traces(below: night.returns)
    for path in try ReturnsNight.files(below: night.returns).keys where !path.hasSuffix(".gz") {
      #expect(found.contains { $0.hasPrefix("\(path):") }, "\(path)")
    }
    let folder = "\(night.output)/private/runs/planted"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let marks = ReturnsMarkers.days.flatMap { $0.forms + ["\($0.number)"] } + ["KidZqxJ07"]
    for (index, mark) in marks.enumerated() {
      try Data("<p>\(mark.capitalized),</p>".utf8).write(
        to: URL(fileURLWithPath: "\(folder)/\(index)"))
    }
    let wide = try #require("KIDZQXJ".data(using: .utf16LittleEndian))
    try wide.write(to: URL(fileURLWithPath: "\(folder)/\(marks.count)"))
    let planted = try ReturnsMarkers.traces(below: night.output)
    for index in 0...marks.count {
      #expect(planted.contains { $0.hasPrefix("private/runs/planted/\(index):") }, "\(index)")
    }
    #expect(planted.allSatisfy { $0.hasPrefix("private/runs/planted/") })
  }

  /// Local figures are in their own table of the store alone.
  private func checkStore(_ store: StoreText) throws {
    let local = store.lines.filter {
      $0.hasPrefix("INSERT") && ($0.contains("local_") || $0.contains("local, unvalidated"))
    }
    #expect(local.count > 500)
    #expect(local.allSatisfy { $0.hasPrefix("INSERT INTO \"local_observation\"") })
  }

  /// Modes, and links: none leads out of the folder.
  private func checkPrivateTree(_ root: String) throws {
    let target = try FileManager.default.destinationOfSymbolicLink(atPath: "\(root)/latest")
    let pages = try ReturnsNight.files(below: "\(root)/\(target)")
    #expect(pages.count == 6)
    for (path, bytes) in pages where path.hasSuffix(".html") {
      let text = String(decoding: bytes, as: UTF8.self)
      for attribute in ["href", "src", "action", "srcset", "poster", "data", "cite"] {
        for part in text.split(separator: " \(attribute)=\"").dropFirst() {
          let link = part.prefix { $0 != "\"" }
          let file = link == "data:," ? "" : link.prefix { $0 != "#" }
          #expect(file.isEmpty || pages[String(file)] != nil, "\(path): \(link)")
        }
      }
      #expect(!text.replacing("http://www.w3.org/2000/svg", with: "").contains("://"), "\(path)")
      #expect(
        !text.contains("url(") && !text.contains("@import")
          && !text.contains("http-equiv=\"refresh\""), "\(path)")
    }
    for path in try FileManager.default.subpathsOfDirectory(atPath: root) + [""] {
      let facts = try FileManager.default.attributesOfItem(atPath: "\(root)/\(path)")
      let mode = (facts[.posixPermissions] as? NSNumber)?.intValue
      switch facts[.type] as? FileAttributeType {
      case .typeDirectory?: #expect(mode == 0o750, "\(path)")
      case .typeRegular?: #expect(mode == 0o640, "\(path)")
      default: #expect(path == "latest")
      }
    }
  }

  /// Nothing public knows of the returns: it is what it is without them, but for the run's own name.
  private func checkPublicSide(of night: ReturnsNight, _ store: StoreText) throws {
    let output = "\(night.folder.path)/without"
    let file = try night.smallPipeline { text in
      text.components(separatedBy: "\nreturns:")[0] + "\n"
    }
    let result = try night.watched(["run", file, "--output", output, "--quiet"]).result
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: "\(output)/private"))
    let (with, without) = try (ReturnsNight.pages(night.output), ReturnsNight.pages(output))
    #expect(with.keys.sorted() == without.keys.sorted())
    for (path, bytes) in with where path != "manifest.json" {
      #expect(bytes == without[path], "\(path)")
    }
    let names = ["private", "local_stock", "local_starts", "_local_figures"].map { Data($0.utf8) }
    let files = try ReturnsNight.files(below: night.returns).keys.map {
      Data("/\($0.split(separator: "/").dropFirst().joined(separator: "/"))".utf8)
    }
    for (path, bytes) in with {
      let hidden = (names + files).filter { bytes.range(of: $0) != nil }
      #expect(hidden.isEmpty, "\(path): \(hidden.map { String(decoding: $0, as: UTF8.self) })")
    }
    let other = try StoreText(of: output)
    #expect(store.published == other.published && store.published.count > 10_000)
    try checkManifests(night.output, output)
  }

  /// The manifest differs in what names the run, and in the pipeline file's and pages' own digests.
  private func checkManifests(_ one: String, _ other: String) throws {
    let manifests = try [one, other].map { output in
      let file = URL(fileURLWithPath: "\(output)/latest/manifest.json")
      return try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: file))
    }
    let (with, without) = (manifests[0], manifests[1])
    #expect(with.counts == without.counts && with.findings == without.findings)
    #expect(with.inputs.map(\.name) == without.inputs.map(\.name))
    #expect(with.outputs.map(\.path) == without.outputs.map(\.path))
  }
}

/// A store as text, one statement a line.
struct StoreText {
  let text: String
  var lines: [Substring] { text.split(separator: "\n") }

  /// The rows of all tables but those on runs and on local figures.
  var published: [Substring] {
    lines.filter { line in
      line.hasPrefix("INSERT") && !line.hasPrefix("INSERT INTO \"local_observation\"")
        && !line.hasPrefix("INSERT INTO \"run\"")
    }
  }

  /// The store of an output folder, without the id of its newest run.
  init(of output: String) throws {
    let folder = try TemporaryFolder()
    let dump = Process()
    dump.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    dump.arguments = [
      "python3", "-c",
      "import sqlite3,sys\nfor line in sqlite3.connect(sys.argv[1]).iterdump(): print(line)",
      "\(output)/carenumbers.sqlite",
    ]
    let out = "\(folder.path)/dump"
    _ = FileManager.default.createFile(atPath: out, contents: nil)
    dump.standardOutput = FileHandle(forWritingAtPath: out)
    try dump.run()
    dump.waitUntilExit()
    try #require(dump.terminationStatus == 0)
    let run = try FileManager.default.destinationOfSymbolicLink(atPath: "\(output)/latest")
    text = try String(contentsOfFile: out, encoding: .utf8)
      .replacing(run.split(separator: "/").last ?? "", with: "")
  }
}
