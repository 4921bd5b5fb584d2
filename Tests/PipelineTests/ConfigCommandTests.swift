import Foundation
import Pipeline
import PublishedStatistics
import TestSupport
import Testing

/// `config validate`, `show` and `init`, and the settings that a run honours.
struct ConfigCommandTests {
  private let folder: TemporaryFolder
  private let published = packageRoot.appending(path: "SampleData/published").path

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String, _ name: String = "pipeline.yml") throws -> String {
    let path = "\(folder.path)/\(name)"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test(arguments: ["Pipelines/nightly.yml", "Pipelines/example-full.yml"])
  func `the pipelines of the project have no faults`(path: String) throws {
    let result = try carenumbers(["config", "validate", path])
    #expect(result.status == 0 && result.output == "\(path): no faults\n", "\(result.errors)")
    #expect(result.errors.isEmpty)
  }

  /// A pipeline file and a list of partners with a fault of every kind.
  private func faulty() throws -> (path: String, expected: [String]) {
    let partners = try write(
      "version: 1\ngroups:\n  - {id: a, name: A, members: [\"867\", Bracknell Forest]}\n",
      "partners.yml")
    let pipelines = packageRoot.appending(path: "Pipelines").path
    let path = try write(
      """
      version: 1
      published: a
      catalogue: \(pipelines)/measures.yml
      reference: \(pipelines)/reference
      partners: partners.yml
      output: b
      output: c
      windows: [10, 3, 10, ten]
      neighbor_model: "2025"
      neighbour_model: "2031"
      headline: {rate: looked_after_rat, number: looked_after_number, starting: starting_rate}
      kept_runs: 0
      long_run:
        - {year: 1997, children: 50900}
        - {year: 1997, children: many}
      false_discovery_rate: 1
      gates:
        revised_share: {limit: 0.2}
        authorities_kept: {limit: 0.99}
        regional_sum: {limit: 2, reason: Because}
      returns:
        folder: x
        dates: american
        published: {stock: starting_number, starts: starting_numbers, ceases: ceasing_number}
      """)
    return (
      path,
      [
        "7:1: the key 'output' is there twice, first on line 6",
        "8:15: windows[2]: expected a whole number from 5 to 30",
        "8:18: windows[3]: the window '10' is there twice, first on line 8",
        "8:22: windows[4]: expected a whole number from 5 to 30",
        "9:1: unknown key 'neighbor_model'",
        "10:18: neighbour_model: no neighbour model '2031'",
        "11:11: headline: the key 'ceasing' is missing",
        "11:18: headline.rate: no measure 'looked_after_rat' in the catalogue",
        "12:12: kept_runs: expected a whole number from 1 to 10000",
        "15:12: long_run[2].year: the year '1997' is there twice, first on line 14",
        "15:28: long_run[2].children: expected a whole number from 1 to 10000000",
        "16:23: false_discovery_rate: expected a number above 0 and below 1",
        "18:18: gates.revised_share: the limit 0.2 is looser than the usual 0.05, and no reason is "
          + "given",
        "20:25: gates.regional_sum.limit: expected a number at least 0 and at most 1",
        "23:10: returns.dates: unknown value 'american'",
        "24:22: returns.published.stock: 'starting_number' cannot stand beside the stock of "
          + "returns",
        "24:47: returns.published.starts: no measure 'starting_numbers' in the catalogue",
      ].map { "\(path):\($0)" } + [
        "\(partners):3:39: groups[1].members[2]: Bracknell Forest is there twice, first on line 3"
      ]
    )
  }

  @Test(arguments: [["config", "validate"], ["run"]])
  func `every fault of every file is listed in one pass, each with its remedy`(
    verb: [String]
  ) throws {
    let (path, expected) = try faulty()
    let result = try carenumbers(verb + [path])
    #expect(result.status == ExitCode.configurationWrong.rawValue && result.output.isEmpty)
    let lines = result.errors.split(separator: "\n").map(String.init)
    let messages = lines.filter { !$0.hasPrefix("  ") }.dropLast()
      .map { $0.hasPrefix("carenumbers: ") ? String($0.dropFirst(13)) : $0 }
    #expect(Array(messages) == expected, "\(result.errors)")
    #expect(lines.filter { $0.hasPrefix("  ") }.count == expected.count + 1)
    #expect(result.errors.contains("Did you mean 'neighbour_model'?"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/b"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/c"))
  }

  @Test func `after twenty faults the rest is counted`() throws {
    let path = try write((1...26).map { "key_\($0): 1\n" }.joined())
    let result = try carenumbers(["config", "validate", path])
    #expect(result.errors.contains("\nand 14 more\n"), "\(result.errors)")
    #expect(result.errors.contains("34 faults"))
    let none = try carenumbers(["config", "validate", "\(folder.path)/none.yml"])
    #expect(none.status == ExitCode.inputMissing.rawValue)
  }

  @Test(arguments: [
    ("windows: [10, 5]", "windows: []", "windows: the list has fewer than one window"),
    ("catalogue: ", "catalogue: no/", "catalogue: "),
    ("reference: ", "reference: no/", "areas.csv: no such file"),
    ("partners: ", "partners: no/", "partners: "), ("version: 1", "version: [", ":"),
    ("kept_runs: 14", "kept_runs:", "kept_runs: expected a whole number"),
    ("headline:", "headline: x\nhead:", "headline: expected a list of settings"),
  ])
  func `a file that is wrong in one place is refused there`(
    old: String, new: String, words: String
  ) throws {
    let path = try folder.pipelineFile(published: published) { $0.replacing(old, with: new) }
    let result = try carenumbers(["config", "validate", path])
    #expect(result.status == ExitCode.configurationWrong.rawValue, "\(result.errors)")
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test func `the command line goes before the environment, that before the file and its defaults`()
    throws
  {
    let file = try folder.pipelineFile(published: published) {
      $0.replacing("kept_runs: 14\n", with: "")
    }
    func entries(_ arguments: [String], _ environment: [String: String]) throws -> [String:
      [String]]
    {
      let result = try carenumbers(
        ["config", "show", file, "--format", "json"] + arguments, environment: environment)
      try #require(result.status == 0, "\(result.errors)")
      let all = try #require(
        JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
      return Dictionary(
        uniqueKeysWithValues: all.map {
          ("\($0["key"] ?? "")", ["\($0["value"] ?? "")", "\($0["source"] ?? "")"])
        })
    }
    let environment = [
      "CARENUMBERS_OUTPUT": "/e", "CARENUMBERS_PUBLISHED": "", "CARENUMBERS_KEPT_RUNS": "3",
    ]
    let plain = try entries([], [:])
    #expect(plain["output"] == ["\(folder.path)/output", "\(file):10"])
    #expect(plain["kept_runs"] == ["14", "default"])
    #expect(plain["headline.rate"] == ["looked_after_rate", "\(file):20"])
    #expect(plain["gates.revised_share.limit"] == ["0.05", "default"])
    #expect(plain["returns.dates"] == ["dmy", "default"])
    let set = try entries([], environment)
    #expect(set["output"] == ["/e", "environment variable CARENUMBERS_OUTPUT"])
    #expect(set["kept_runs"] == ["3", "environment variable CARENUMBERS_KEPT_RUNS"])
    #expect(set["published"] == plain["published"])
    let given = try entries(["--output", "/f", "--kept-runs", "4"], environment)
    #expect(given["output"] == ["/f", "command line option --output"])
    #expect(given["kept_runs"] == ["4", "command line option --kept-runs"])
  }

  @Test func `a run and the verbs on its output honour the same settings`() throws {
    let options = ["--output", "/f"]
    let environment = ["CARENUMBERS_OUTPUT": "/e", "CARENUMBERS_KEPT_RUNS": "3"]
    let file = try folder.pipelineFile(published: published)
    let configuration = try PipelineConfiguration(
      path: file, options: [.output: options[1]], environment: environment)
    #expect(configuration.output == "/f" && configuration.keptRuns == 3)
    let doctor = try carenumbers(
      ["doctor", "--pipeline", file], environment: ["CARENUMBERS_OUTPUT": "/none"])
    #expect(doctor.output.contains("/none is no output folder"))
    let wrong = try carenumbers(
      ["run", file], environment: ["CARENUMBERS_KEPT_RUNS": "many", "CARENUMBERS_OUTPUT": "/none"])
    #expect(wrong.status == ExitCode.configurationWrong.rawValue)
    #expect(wrong.errors.contains("environment variable CARENUMBERS_KEPT_RUNS: 'many'"))
  }

  @Test func `everything wrong with files to pull is listed in one pass`() throws {
    let id = "7588c2d6-9e8a-4d84-8f19-6b8d52a01fbd"
    let file = try folder.pipelineFile(published: published) {
      $0 + """
        pull:
        - {dataset: \(id), file: lait_history.csv}
        - {data_set: \(id), version: two, file: lait_history.csv}
        - {data_set: \(id), file: ../lait_history.csv}
        - {data_set: \(id), file: other.csv}
        - {data_set: x, file: cla_number_and_rate.csv}
        - plain

        """
    }
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let start =
      try #require(
        text.split(separator: "\n", omittingEmptySubsequences: false)
          .firstIndex(of: "pull:")) + 1
    for verb in [["config", "validate"], ["pull"]] {
      let result = try carenumbers(verb + [file])
      #expect(result.status == ExitCode.configurationWrong.rawValue)
      for (line, message) in [
        (1, "pull[1]: unknown key 'dataset'"), (2, "pull[2]: two: not a version"),
        (2, "pull[2].file: the file 'lait_history.csv' is there twice"),
        (3, "pull[3]: ../lait_history.csv: not a name for a CSV file"),
        (4, "pull[4].file: other.csv: no source of the catalogue"),
        (5, "pull[5]: x: neither the id of a data set nor"),
        (6, "pull[6]: expected a list of settings"),
      ] {
        let found = result.errors.split(separator: "\n").contains {
          $0.contains("pipeline.yml:\(start + line):") && $0.contains(message)
        }
        #expect(found, "\(message)\n\(result.errors)")
      }
    }
  }

  @Test func `everything wrong with hooks is listed in one pass`() throws {
    let file = try folder.pipelineFile(published: published) {
      $0 + "hooks: {on_succes: [true], on_failure: [], on_change: {a: b}, seconds: 0}\n"
    }
    let result = try carenumbers(["config", "validate", file])
    for (place, message) in [
      (9, "hooks: unknown key 'on_succes'"), (40, "hooks.on_failure: names no program"),
      (55, "hooks.on_change: expected a list"),
      (72, "hooks.seconds: expected a whole number from 1 to 3600"),
    ] {
      #expect(result.errors.contains(":\(place): \(message)"), "\(result.errors)")
    }
    #expect(result.errors.contains("4 faults"))
  }

  @Test func `hooks are shown as they are started, and those of a folder above as well`() throws {
    let file = try folder.pipelineFile(published: published) {
      $0 + "hooks: {on_success: tell, on_change: [../a/./tell, ../b], seconds: 5}\n"
    }
    let shown = try carenumbers(["config", "show", file])
    let above = URL(fileURLWithPath: folder.path).deletingLastPathComponent().path
    let lines = shown.output.split(separator: "\n").drop { $0 != "hooks:" }
      .map { $0.prefix { $0 != "#" } }
    #expect(
      lines.prefix(6).map { $0.trimmingCharacters(in: .whitespaces) } == [
        "hooks:", "on_success: [tell]", "", "on_change: [\(above)/a/tell, \"../b\"]", "",
        "seconds: 5",
      ], "\(shown.output)\(shown.errors)")
    let hooks = try PipelineConfiguration(path: file, environment: [:]).hooks
    #expect(
      hooks == Hooks([.success: ["tell"], .change: ["\(above)/a/tell", "../b"]], seconds: 5))
  }

  @Test(arguments: ["Pipelines/nightly.yml", "Pipelines/example-full.yml"])
  func `the settings shown are a pipeline file that says the same`(path: String) throws {
    let shown = try carenumbers(["config", "show", path])
    #expect(shown.status == 0)
    let absolute = shown.output.split(separator: "\n").map { line -> String in
      for key in ["published", "catalogue", "reference", "partners", "output", "  folder"] {
        guard line.hasPrefix("\(key): "), !line.hasPrefix("\(key): /") else { continue }
        return "\(key): \(packageRoot.path)/\(line.dropFirst(key.count + 2))"
      }
      return String(line)
    }
    let copy = try write(absolute.joined(separator: "\n") + "\n")
    var read = try PipelineConfiguration(path: copy, environment: [:])
    let root = packageRoot.path
    let original = try PipelineConfiguration(path: "\(root)/\(path)", environment: [:])
    read.path = original.path
    #expect(read == original)
  }

  @Test func `a starter file has no faults, names every key, and is written over nothing`() throws {
    let path = "\(folder.path)/mine.yml"
    let made = try carenumbers(["config", "init", path])
    #expect(made.status == 0 && made.output == "\(path)\n", "\(made.errors)")
    let checked = try carenumbers(["config", "validate", path])
    #expect(checked.status == 0, "\(checked.errors)")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for key in PipelineConfiguration.keys {
      #expect(text.contains("\n\(key.name):") || text.contains("\n# \(key.name):"))
    }
    let again = try carenumbers(["config", "init", path])
    #expect(again.status == ExitCode.cannotCreate.rawValue)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    // With all that may be left out put in, it says the same.
    let uncommented = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let isSetting = line.wholeMatch(of: /# ( *[a-z_]+:.*)/) != nil
      return isSetting && !line.contains("reason: ...") ? String(line.dropFirst(2)) : String(line)
    }
    let whole = try write(uncommented.joined(separator: "\n"), "whole.yml")
    let full = try carenumbers(["config", "validate", whole])
    #expect(full.status == 0, "\(full.errors)")
    let elsewhere = try carenumbers(["config", "init", "x.yml"], in: folder.path)
    #expect(elsewhere.status == 0)
    #expect(
      try String(contentsOfFile: "\(folder.path)/x.yml", encoding: .utf8)
        .contains("\ncatalogue: measures.yml\n"))
  }
}
