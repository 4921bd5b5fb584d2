import Foundation
import Pipeline
import TestSupport
import Testing

/// Inputs that are no plain files, and files that are not what their names say.
@Suite(.serialized) struct OddInputTests {
  private static let care = "published/cla_number_and_rate_2019_to_2025.csv"

  /// What may stand in the place of a file, as a command on its path.
  private static let things: [(name: String, shell: String)] = [
    ("a pipe", "mkfifo \"$1\""), ("a device", "ln -s /dev/zero \"$1\""),
    ("a folder", "mkdir \"$1\""), ("nothing", "true"), ("a link to itself", "ln -s \"$1\" \"$1\""),
    ("an empty file", ": > \"$1\""),
  ]

  /// An input, and the verbs that read it.
  private static let places: [(file: String, words: [[String]])] = [
    (care, [["run"], ["check", "published"], ["show", "E06000036"], ["explain", "E06000036"]]),
    (
      "reference/areas.csv",
      [["run"], ["config"], ["check", "published"], ["returns", "returns"]]
    ),
    ("reference/boundary_changes.csv", [["run"], ["config"]]),
    ("reference/neighbours.csv", [["run"], ["config"]]),
    ("reference/hexagons.csv", [["run"], ["config"]]),
    ("measures.yml", [["run"], ["config"], ["check", "published"]]),
    ("partners.yml", [["run"], ["config"]]), ("pipeline.yml", [["run"], ["config"], ["doctor"]]),
    ("study.yml", [["evaluate", "study.yml"]]),
    (
      "returns/E06000036/2025/header.csv",
      [["run"], ["returns", "returns"], ["check", "returns"]]
    ),
    ("returns/E06000037/2025/return.xml", [["run"], ["returns", "returns"]]),
    ("one.state", [["merge", "one.state"]]),
  ]

  private static func words(_ verb: [String], _ country: SmallCountry) -> [String] {
    let paths = verb.dropFirst().map { $0.hasPrefix("E0") ? $0 : "\(country.path)/\($0)" }
    switch verb[0] {
    case "run": return ["run", country.pipeline, "--quiet"]
    case "config": return ["config", "validate", country.pipeline]
    case "explain":
      return verb + ["looked_after_rate", "--pipeline", country.pipeline]
    case "merge": return ["merge"] + paths
    case "evaluate": return ["evaluate"] + paths + ["--output", "\(country.path)/studies"]
    default: return [verb[0]] + paths + ["--pipeline", country.pipeline]
    }
  }

  @Test(
    "a pipe, a device, a folder or nothing in the place of any input is refused without waiting")
  func places() throws {
    let country = try SmallCountry()
    for (file, verbs) in Self.places {
      let old = try? country.bytes(file)
      for (name, shell) in Self.things {
        try? FileManager.default.removeItem(atPath: "\(country.path)/\(file)")
        try #require(try system("sh", "-c", shell, "sh", "\(country.path)/\(file)"))
        // A folder without one of the files can be checked.
        for verb in verbs where name != "nothing" || verb != ["check", "published"] {
          let result = try country.run(Self.words(verb, country), limit: 30)
          let comment: Comment = "\(name) as \(file), \(verb[0]): \(result.end) \(result.errors)"
          let isReturn = file.hasPrefix("returns")
          let codes: [Int32] = isReturn || verb[0] == "check" ? [1, 66, 78] : [65, 66, 78]
          #expect(codes.contains { result.end == .code($0) }, comment)
          let part =
            file == Self.care ? "cla_number_and_rate" : file.replacing("reference/", with: "")
          let said = result.errors + (verb[0] == "check" ? result.output : "")
          #expect(said.contains(isReturn ? "2025" : part), comment)
          #expect(isReturn || OutputFolderState(country).latest == nil, comment)
        }
        try? FileManager.default.removeItem(atPath: "\(country.path)/\(file)")
      }
      if let old { try country.write(old, to: file) }
      try? FileManager.default.removeItem(atPath: country.output)
    }
  }

  private struct OutputFolderState {
    let latest: String?
    init(_ country: SmallCountry) { latest = try? OutputFolder(existing: country.output).latest }
  }

  @Test("a workbook, an archive or a page that is named as a CSV file is called what it is")
  func otherFormats() throws {
    for (bytes, word) in [
      (Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 7, count: 900), "ZIP"),
      (Array("%PDF-1.7\n".utf8) + [UInt8](repeating: 0x91, count: 900), Self.care),
      (Array("<!DOCTYPE html>\n<html><body>Sign in, please</body></html>\n".utf8), "time_period"),
      ([0x1F, 0x8B, 8, 0] + [UInt8](repeating: 7, count: 900), "gzip"),
    ] {
      let country = try SmallCountry()
      try country.write(bytes, to: Self.care)
      let run = try country.run(["run", country.pipeline, "--quiet"])
      #expect(run.end == .code(65) && run.errors.contains("unreadable-file"), "\(run.errors)")
      let name = word.replacing("published/", with: "")
      #expect(run.errors.contains(name), "\(word): \(run.errors)")
      let check = try country.run(
        ["check", "\(country.path)/published", "--pipeline", country.pipeline])
      #expect(check.end == .code(1) && check.output.contains(name), "\(check.output)")
    }
  }

  @Test("a file whose name has a line end, other bytes than UTF-8 or capitals is read or refused")
  func names() throws {
    for (ending, code) in [("a\nb.csv", Int32(0)), ("a\u{202E}b.csv", 0), ("a.CSV", 66)] {
      let country = try SmallCountry()
      try FileManager.default.moveItem(
        atPath: "\(country.path)/\(Self.care)",
        toPath: "\(country.path)/published/cla_number_and_rate_\(ending)")
      let run = try country.run(["run", country.pipeline, "--quiet"])
      #expect(run.end == .code(code), "\(ending): \(run.errors)")
      if code == 0 {
        #expect(try OutputFolder(existing: country.output).latest != nil)
      } else {
        #expect(run.errors.contains("cla_number_and_rate*.csv"), "\(run.errors)")
      }
    }
    let country = try SmallCountry()
    try #require(
      try system(
        "sh", "-c", "mv \"$1\" \"$(printf \"$1\\377.csv\")\"", "sh", "\(country.path)/\(Self.care)")
    )
    let run = try country.run(["run", country.pipeline, "--quiet"])
    #expect(run.end == .code(66) && run.errors.contains("cla_number_and_rate"), "\(run.errors)")
  }

  @Test("a file that grows while it is read is refused")
  func growing() async throws {
    let country = try SmallCountry()
    let path = "\(country.path)/\(Self.care)"
    let row = "2025,Reporting year,Ward,E92000001,England,,,,,,x,1,1,1\n"
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(String(repeating: row, count: 100_000).utf8))
    let writer = Thread {
      while !Thread.current.isCancelled {
        try? handle.write(contentsOf: Data(row.utf8))
        usleep(500)
      }
    }
    writer.start()
    let run = try country.run(["run", country.pipeline, "--quiet"])
    writer.cancel()
    #expect(
      run.end == .code(65) && run.errors.contains("changed while it was read"), "\(run.errors)")
    #expect(try OutputFolder(existing: country.output).latest == nil)
  }

  private static let bounded = [
    "/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search",
  ]
  private static let canBeBound =
    geteuid() != 0 || (try? carenumbers(["--version"], wrapper: bounded))?.status == 0

  @Test(.enabled(if: canBeBound, "root cannot be kept from reading here"))
  func `an input that may not be read is named`() throws {
    let wrapper = geteuid() == 0 ? Self.bounded : []
    let country = try SmallCountry()
    for file in [Self.care, "reference/areas.csv", "measures.yml", "partners.yml", "pipeline.yml"] {
      let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0]
      try FileManager.default.setAttributes(attributes, ofItemAtPath: "\(country.path)/\(file)")
      let result = try country.run(["run", country.pipeline, "--quiet"], wrapper: wrapper)
      #expect(result.end == .code(66), "\(file): \(result.errors)")
      #expect(result.errors.contains(file), "\(file): \(result.errors)")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o644], ofItemAtPath: "\(country.path)/\(file)")
    }
  }
}
