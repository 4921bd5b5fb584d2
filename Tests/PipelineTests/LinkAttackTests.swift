import Foundation
import Pipeline
import TestSupport
import Testing

/// Links that lead out of the output folder, and names that would.
@Suite(.serialized) struct LinkAttackTests {
  private static let old = "2026-01-01T000000Z-00000000"

  /// A folder that no run may touch, with what looks like runs and with files of its own.
  private static func victim(in country: SmallCountry) throws -> String {
    let path = "\(country.path)/victim"
    for name in [old, "2026-01-02T000000Z-00000000", "home", "x.partial", "runs"] {
      try FileManager.default.createDirectory(
        atPath: "\(path)/\(name)", withIntermediateDirectories: true)
      try Data("kept".utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)/index.html"))
    }
    try Data("kept".utf8).write(to: URL(fileURLWithPath: "\(path)/file"))
    return path
  }

  /// Where the link is, what it leads to inside the victim, and how a run then ends.
  private static let links: [(place: String, target: String, code: ExitCode)] = [
    ("runs", "", .cannotCreate), ("private", "", .cannotCreate),
    ("private/runs", "", .cannotCreate), ("carenumbers.sqlite", "/file", .cannotCreate),
    (".lock", "/file", .cannotCreate), ("latest", "", .done), ("latest", "/\(old)", .done),
    ("runs/\(old)", "/\(old)", .done), ("runs/\(old).partial", "/home", .done),
    (".checked", "/file", .done), (".checked.partial", "/file", .done),
    (".withdrawn.partial", "/file", .done), (".latest-\(old)", "", .done),
  ]

  @Test(
    "a link out of the output folder is refused or replaced, and what it leads to is left alone")
  func links() throws {
    for (place, target, code) in Self.links {
      let country = try SmallCountry()
      let victim = try Self.victim(in: country)
      let before = try ReturnsNight.files(below: victim)
      let link = "\(country.output)/\(place)"
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: link).deletingLastPathComponent(),
        withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: "\(victim)\(target)")
      // The second time with runs to prune, and with nothing changed.
      for words in [["run"], ["run", "--if-changed"]] {
        let result = try country.run(words + [country.pipeline, "--quiet"])
        #expect(result.end == .code(code.rawValue), "\(place): \(result.errors)")
        if code != .done { #expect(result.errors.contains(place), "\(place): \(result.errors)") }
      }
      let pruned = try country.run(["prune", "--keep", "1", "--output", country.output])
      #expect(
        [.code(0), .code(code.rawValue), .code(66)].contains(pruned.end),
        "\(place): \(pruned.errors)")
      _ = try country.run(["rollback", "--output", country.output])
      #expect(try ReturnsNight.files(below: victim) == before, "\(place)")
    }
  }

  @Test("only folders that are named as runs are ever removed as old ones")
  func otherFolders() throws {
    let country = try SmallCountry()
    let mine = "\(country.output)/runs/my notes"
    try FileManager.default.createDirectory(atPath: mine, withIntermediateDirectories: true)
    for name in ["0", Self.old, "2026-01-02T000000Z-00000000", "2026-01-03T000000Z-00000000"] {
      try FileManager.default.createDirectory(
        atPath: "\(country.output)/runs/\(name)", withIntermediateDirectories: true)
    }
    #expect(try country.run(["run", country.pipeline, "--quiet"]).end == .code(0))
    let runs = try FileManager.default.contentsOfDirectory(atPath: "\(country.output)/runs")
    #expect(runs.contains("my notes") && runs.contains("0") && !runs.contains(Self.old), "\(runs)")
  }

  @Test("a link in the place of a study's result is refused, and what it leads to is left alone")
  func studies() throws {
    let country = try SmallCountry()
    let victim = try Self.victim(in: country)
    let before = try ReturnsNight.files(below: victim)
    let studies = "\(country.path)/studies"
    try FileManager.default.createDirectory(atPath: studies, withIntermediateDirectories: true)
    for name in ["study", ".study.partial", ".study.older", ".lock"] {
      try? FileManager.default.removeItem(atPath: "\(studies)/\(name)")
      try FileManager.default.createSymbolicLink(
        atPath: "\(studies)/\(name)",
        withDestinationPath: name == ".lock" ? "\(victim)/file" : victim)
      let result = try country.run(["evaluate", "\(country.path)/study.yml", "--output", studies])
      #expect([.code(0), .code(73)].contains(result.end), "\(name): \(result.errors)")
      #expect(try ReturnsNight.files(below: victim) == before, "\(name)")
      try? FileManager.default.removeItem(atPath: "\(studies)/\(name)")
    }
  }

  /// A file, a text in it, and what is put in its place.
  private static let names: [(file: String, text: String, replacement: String)] = [
    ("reference/areas.csv", ",867,E06000036,", ",867,../../E06000036,"),
    ("reference/areas.csv", ",867,E06000036,", ",../867,E06000036,"),
    ("reference/areas.csv", ",867,E06000036,", ",867,/E06000036,"),
    ("measures.yml", "id: ceasing_rate", "id: ../ceasing_rate"),
    ("measures.yml", "id: interactive_tool", "id: ../interactive_tool"),
    ("partners.yml", "id: first_wave", "id: ../../first_wave"),
    ("partners.yml", "id: first_wave", "id: \"a\\0b\""),
    ("pipeline.yml", "neighbour_model: \"2025\"", "neighbour_model: \"../2025\""),
  ]

  @Test("a name that would lead out of the output folder is refused before anything is written")
  func wayOut() throws {
    for (file, text, replacement) in Self.names {
      let country = try SmallCountry()
      try country.edit(file, text, replacement)
      let before = try FileManager.default.subpathsOfDirectory(atPath: country.path).count
      let result = try country.run(["run", country.pipeline, "--quiet"])
      #expect(result.end == .code(78), "\(replacement): \(result.errors)")
      #expect(result.errors.contains(file), "\(replacement): \(result.errors)")
      let after = try FileManager.default.subpathsOfDirectory(atPath: country.path).count
      // What the program printed is two files beside the others.
      #expect(after == before + 2, "\(replacement)")
    }
  }
}
