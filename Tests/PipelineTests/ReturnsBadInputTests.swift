import Foundation
import TestSupport
import Testing

/// A night over one sound return and every kind of bad one.
struct ReturnsBadInputTests {
  private static let sound = ReturnsNight.placed(
    ReturnsNight.sound(60, prefix: "A"), "E06000036", "2025")

  /// Returns that must be skipped, each under an authority of its own, with a word of the reason.
  private static let bad: [(name: String, word: String, files: [String: Data])] = [
    ("E06000022", "no table of the return", unknownTable),
    ("E06000056", "second time", tableTwice),
    ("E06000014", "is here twice", yearTwice),
    ("E06000099", "no local authority has this code", noAuthority),
    ("E06000021", "most episodes that ended", wrongYear),
    ("E08000025", "most children of this return", sameReturn("E08000025")),
    ("E08000026", "most children of this return", sameReturn("E08000026")),
    ("E10000016", "cut short", cutFile),
    ("E06000060", "DOCTYPE", bomb),
    ("E06000023", "no Episodes table", missingTable),
    ("E08000030", "no year's folder", ["E08000030/notes.txt": Data("nothing".utf8)]),
    ("E08000032", "is no year", ReturnsNight.placed(some("I"), "E08000032", "last year")),
  ]

  private static func some(_ prefix: String, year: Int = 2025) -> [String: Data] {
    ReturnsNight.sound(30, prefix: prefix, year: year)
  }

  private static var unknownTable: [String: Data] {
    var files = some("B")
    files["other.csv"] = Data("CHILD,SHOE_SIZE\nB1,36\n".utf8)
    return ReturnsNight.placed(files, "E06000022", "2025")
  }

  private static var tableTwice: [String: Data] {
    var files = some("C")
    files["header again.csv"] = files["header.csv"]
    return ReturnsNight.placed(files, "E06000056", "2025")
  }

  private static var yearTwice: [String: Data] {
    ReturnsNight.placed(some("D"), "E06000014", "2025")
      .merging(ReturnsNight.placed(some("D"), "E06000014", "2024-25")) { $1 }
  }

  private static var noAuthority: [String: Data] {
    ReturnsNight.placed(some("E"), "E06000099", "2025")
  }

  private static var wrongYear: [String: Data] {
    var files = some("F", year: 2022)
    let ended = (0..<9).map { "F\($0),05/07/2021,L,C2,N1,U4,PR1,05/08/2021,E4A,,,,\n" }.joined()
    files["episodes.csv"] = files["episodes.csv"].map { $0 + Data(ended.utf8) }
    return ReturnsNight.placed(files, "E06000021", "2025")
  }

  private static func sameReturn(_ code: String) -> [String: Data] {
    ReturnsNight.placed(some("G"), code, "2025")
  }

  private static var cutFile: [String: Data] {
    var files = some("H")
    files["episodes.csv"] = files["episodes.csv"].map { $0.dropLast(25) }
    return ReturnsNight.placed(files, "E10000016", "2025")
  }

  private static var bomb: [String: Data] {
    var text = "<!DOCTYPE lolz [<!ENTITY a0 \"ha\">"
    for level in 1..<12 {
      text += "<!ENTITY a\(level) \"\(String(repeating: "&a\(level - 1);", count: 10))\">"
    }
    text += "]><EXPSSDA903><CHILD><HEADER><CHILDID>&a11;</CHILDID></HEADER></CHILD></EXPSSDA903>"
    return ["E06000060/2025/return.xml": Data(text.utf8)]
  }

  private static var missingTable: [String: Data] {
    var files = some("J")
    files["episodes.csv"] = nil
    return ReturnsNight.placed(files, "E06000023", "2025")
  }

  /// The files of the newest run below a folder of runs.
  private func latest(_ output: String) throws -> [String: Data] {
    let target = try FileManager.default.destinationOfSymbolicLink(atPath: "\(output)/latest")
    return try ReturnsNight.files(below: "\(output)/\(target)")
  }

  @Test func `a bad partner is skipped and named, and the rest of the night is as without it`()
    throws
  {
    let alone = try ReturnsNight(Self.sound)
    let run = try alone.carenumbers(["run", try alone.smallPipeline(), "--quiet"])
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let together = try ReturnsNight(
      Self.bad.reduce(into: Self.sound) { files, bad in files.merge(bad.files) { $1 } })
    let other = try together.carenumbers(["run", try together.smallPipeline(), "--quiet"])
    #expect(other.status == 1)
    let again = try together.carenumbers(
      ["run", try together.smallPipeline(), "--if-changed", "--quiet"])
    #expect(again.status == 1 && again.errors == other.errors && again.output == other.output)
    for bad in Self.bad {
      #expect(
        other.errors.split(separator: "\n").contains {
          $0.contains(bad.name) && $0.contains(bad.word)
        }, "\(bad.name) \(bad.word): \(other.errors)")
    }
    let skipped = other.errors.split(separator: "\n").filter {
      $0.hasPrefix("PARTNER_SKIPPED skipped: ")
    }
    #expect(skipped.allSatisfy { !$0.contains("E06000036") })
    // Pages name their run by its fingerprint, which the returns are part of.
    let pages = try (latest(alone.output), latest(together.output))
    #expect(pages.0.keys.sorted() == pages.1.keys.sorted())
    for (path, bytes) in pages.0 where path.hasPrefix("data/") {
      #expect(bytes == pages.1[path], "\(path)")
    }
    let own = try (latest("\(alone.output)/private"), latest("\(together.output)/private"))
    let figures = "data/E06000036_local_figures.csv"
    #expect(own.0[figures] != nil && own.0[figures] == own.1[figures])
    #expect(own.1.keys.sorted() == ["E06000036.html", figures, "index.html", "manifest.json"])
    let index = String(decoding: own.1["index.html"] ?? Data(), as: UTF8.self)
    for bad in Self.bad { #expect(index.contains(bad.name), "\(bad.name)") }
    // The other two commands say the same of the same folder.
    for command in ["check", "returns"] {
      let result = try together.carenumbers([command, together.returns])
      #expect(result.status == 1)
      let said = result.output + result.errors
      for bad in Self.bad {
        #expect(said.contains(bad.name) && said.contains(bad.word), "\(command): \(bad.name)")
      }
    }
  }

  @Test(arguments: [
    ("made_up: true", "made_up: true\n  colour: red", 78, "colour"),
    ("starts: starting_number", "starts: starting_numbr", 78, "starting_number"),
    ("made_up: true", "dates: american", 78, "american"),
    ("folder: ", "folder: /nowhere", 66, "/nowhere"),
  ])
  func `settings of returns that are wrong are refused before anything is written`(
    text: String, replacement: String, status: Int32, word: String
  ) throws {
    let folder = try TemporaryFolder()
    let published = packageRoot.appending(path: "SampleData/published").path
    let file = try folder.pipelineFile(
      published: published, changed: { $0.replacingOccurrences(of: text, with: replacement) })
    let run = try carenumbers(["run", file])
    #expect(run.status == status && run.errors.contains(word), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/output"))
  }

  @Test func `the fixture's counts come out of the command, suppressed unless asked otherwise`()
    throws
  {
    let fixture = packageRoot.appending(path: "Tests/PartnerReturnsTests/Fixtures/mini")
    var files: [String: Data] = [:]
    for name in ["header.csv", "episodes.csv", "uasc.csv", "oc3.csv"] {
      files["E06000036/2018/\(name)"] = try Data(contentsOf: fixture.appending(path: name))
    }
    let night = try ReturnsNight(files)
    let all = try night.carenumbers(["returns", night.returns, "--unsuppressed"])
    #expect(all.status == 0 && all.errors.contains("must not be passed on"))
    let code = "E06000036,2018"
    #expect(
      all.output == "new_la_code,year,measure,children\n\(code),ceases,22\n\(code),starts,58\n"
        + "\(code),stock,53\n")
    let shown = try night.carenumbers(["returns", night.returns, "--by", "age_band"])
    #expect(shown.status == 0 && shown.errors.isEmpty)
    let counts = shown.output.split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: ",").last
    }
    #expect(counts.contains("c") && counts.allSatisfy { !["1", "2", "3", "4", "5"].contains($0) })
    let rounded = try night.carenumbers(["returns", night.returns, "--rounded"])
    #expect(rounded.output.contains(",stock,55\n") && rounded.output.contains(",ceases,20\n"))
    let unknown = try night.carenumbers(["returns", night.returns, "--by", "age_bnad"])
    #expect(unknown.status == 64 && unknown.errors.contains("age_band"))
    let one = try night.carenumbers(["returns", night.returns, "--threads", "1"])
    #expect(one.output == (try night.carenumbers(["returns", night.returns]).output))
    let check = try night.carenumbers(["check", night.returns])
    #expect(check.status == 1)
    for line in [36, 71, 73, 79] {
      #expect(
        check.output.split(separator: "\n").contains {
          $0.contains("E06000036/2018/episodes.csv:\(line) ") && $0.hasSuffix("[ssda903-388]")
        }, "rule 388, line \(line)")
    }
  }
}
