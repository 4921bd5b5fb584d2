import Foundation
import Pipeline
import TestSupport
import Testing

/// The verb `evaluate`, run as a program over the sample.
@Suite(.serialized) struct EvaluateCommandTests {
  private static let example = packageRoot.appending(path: "Pipelines/studies/first_wave.yml").path

  private func contents(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    return files
  }

  @Test("the example study ends well and writes the same bytes twice, over an older result")
  func example() throws {
    let folder = try TemporaryFolder()
    let arguments = ["evaluate", "Pipelines/studies/first_wave.yml", "--output"]
    let first = try carenumbers(arguments + ["\(folder.path)/a"])
    #expect(first.status == 0, "\(first.errors)")
    let files = try contents("\(folder.path)/a/first_wave")
    #expect(Set(files.keys) == ["index.html", "estimates.csv", "series.csv", "units.csv"])
    let second = try carenumbers(
      arguments + ["\(folder.path)/a"], wrapper: ["/usr/bin/taskset", "-c", "0"])
    #expect(second.status == 0 && second.output == first.output)
    #expect(try contents("\(folder.path)/a/first_wave") == files)
    #expect(
      Set(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/a"))
        == ["first_wave", ".lock"])
    #expect(first.output.contains("11 treated areas from 2019, 137 comparators\n(rest of England)"))
    #expect(first.output.contains("City of London: the figure for 2025 is suppressed"))
    #expect(first.output.contains("Synthetic control: not possible with these data (3 years"))
    #expect(first.output.hasSuffix("Page: \(folder.path)/a/first_wave/index.html\n"))
    let units = String(decoding: try #require(files["units.csv"]), as: UTF8.self)
    #expect(units.contains("\nE06000036,Bracknell Forest,treated,2019,,,\n"))
    #expect(
      units.contains("\nE09000001,City of London,left out,,,,the figure for 2025 is suppressed"))
    #expect(units.split(separator: "\n").count == 1 + 150)
  }

  /// What is wrong with a study file, the exit code and words that the message must hold.
  struct Refusal: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: ExitCode
    let words: [String]
    let change: @Sendable (String) -> String

    init(
      _ name: String, _ code: ExitCode, _ words: [String],
      _ change: @escaping @Sendable (String) -> String
    ) {
      (testDescription, self.code, self.words, self.change) = (name, code, words, change)
    }

    /// A change of one line into another.
    init(_ name: String, _ code: ExitCode, _ words: [String], replace line: String, by new: String)
    {
      self.init(name, code, words) { $0.replacingOccurrences(of: line, with: new) }
    }
  }

  /// A study that works, one setting a line.
  private static let text = """
    version: 1
    title: A study
    pipeline: \(packageRoot.path)/Pipelines/nightly.yml
    measure: looked_after_rate
    treated: {authorities: ["867", Wigan]}
    first_treated_year: 2020
    comparators: rest of England
    window: {first: 2016, last: 2025}

    """

  static let refusals = [
    Refusal(
      "an unknown key", .configurationWrong,
      ["study.yml:4:1", "unknown key 'mesure'", "'measure'"],
      replace: "measure:", by: "mesure:"),
    Refusal(
      "an unknown measure", .configurationWrong,
      ["study.yml:4:10", "no measure 'looked_after_rat'", "Did you mean 'looked_after_rate'"],
      replace: "looked_after_rate", by: "looked_after_rat"),
    Refusal(
      "a measure that is a plain number", .configurationWrong,
      ["study.yml:4:10", "no numerator and denominator", "looked_after_rate"],
      replace: "looked_after_rate", by: "looked_after_number"),
    Refusal(
      "an unknown authority", .configurationWrong,
      ["study.yml:5:32", "'Wigann' is not a local authority", "Wigan"],
      replace: "Wigan]", by: "Wigann]"),
    Refusal(
      "an unknown group", .configurationWrong,
      ["study.yml:5", "no group 'second_wave'", "first_wave"],
      replace: "{authorities: [\"867\", Wigan]}", by: "{group: second_wave}"),
    Refusal(
      "a group and a list", .configurationWrong, ["study.yml:5", "both 'group' and 'authorities'"],
      replace: "{authorities:", by: "{group: first_wave, authorities:"),
    Refusal(
      "a start for someone else", .configurationWrong,
      ["study.yml:5", "'Leeds' is not one of the treated", "867 (Bracknell Forest)"],
      replace: "Wigan]}", by: "Wigan], starts: {Leeds: 2020}}"),
    Refusal(
      "no start", .configurationWrong, ["study.yml:5", "no start", "first_treated_year"],
      replace: "first_treated_year: 2020\n", by: ""),
    Refusal(
      "a start that is no year", .configurationWrong, ["study.yml:6:21", "'soon' is not a start"],
      replace: "2020", by: "soon"),
    Refusal(
      "a start after the figures end", .configurationWrong,
      ["study.yml:6:21", "first treated year is 2027, but figures end in 2025"],
      replace: "first_treated_year: 2020", by: "first_treated_year: 2026-07-01"),
    Refusal(
      "no year before the start", .configurationWrong,
      ["study.yml:6:21", "there is none before the start"],
      replace: "first_treated_year: 2020", by: "first_treated_year: 2016"),
    Refusal(
      "a window outside the figures", .configurationWrong,
      ["study.yml:8", "2010 to 2025 are not a window", "2016 to 2025"],
      replace: "first: 2016", by: "first: 2010"),
    Refusal(
      "an unknown set of comparators", .configurationWrong,
      ["study.yml:7:14", "unknown value 'rest of Wales'", "'neighbours'"],
      replace: "rest of England", by: "rest of Wales"),
    Refusal(
      "one comparator", .configurationWrong, ["study.yml:7", "fewer than two comparators"],
      replace: "rest of England", by: "{authorities: [Leeds]}"),
    Refusal(
      "a treated comparator", .configurationWrong,
      ["study.yml:7", "Wigan is treated, so it cannot be a comparator"],
      replace: "rest of England", by: "{authorities: [Leeds, Kent, Wigan]}"),
    Refusal(
      "an unknown group to exclude", .configurationWrong, ["study.yml:9", "no group 'others'"],
      { $0 + "exclude_groups: [others]\n" }),
    Refusal(
      "a treated authority with a suppressed year", .dataRefused,
      ["study.yml: City of London is treated, but the figure for 2025 is suppressed", "'treated'"],
      replace: "Wigan]", by: "City of London]"),
    Refusal(
      "a treated authority without figures", .dataRefused,
      ["Isles of Scilly is treated, but no figure for"],
      replace: "Wigan]", by: "Isles of Scilly]"),
    Refusal(
      "comparators without figures", .dataRefused,
      ["1 comparators can be used", "City of London (the figure for 2025 is suppressed)"],
      replace: "rest of England", by: "{authorities: [Leeds, City of London]}"),
    Refusal(
      "an authority that was gone before the years", .dataRefused,
      ["Northamptonshire", "did not exist in the years 2022 to 2025"],
      { text in
        text.replacingOccurrences(of: "Wigan]", with: "\"928\"]")
          .replacingOccurrences(of: "first: 2016", with: "first: 2022")
          .replacingOccurrences(of: "year: 2020", with: "year: 2024")
      }),
    Refusal(
      "a pipeline that is not there", .inputMissing, ["nowhere.yml"], replace: "nightly.yml",
      by: "nowhere.yml"),
    Refusal(
      "text that is no YAML", .configurationWrong, ["study.yml:"], { "title: [\n" + $0 }),
  ]

  @Test("what is wrong with a study is refused with its place and a remedy", arguments: refusals)
  func refused(_ refusal: Refusal) throws {
    let folder = try TemporaryFolder()
    let changed = refusal.change(Self.text)
    #expect(changed != Self.text)
    let file = "\(folder.path)/study.yml"
    try changed.write(toFile: file, atomically: true, encoding: .utf8)
    let result = try carenumbers(["evaluate", file, "--output", "\(folder.path)/out"])
    #expect(result.status == refusal.code.rawValue, "\(result.errors)")
    #expect(result.output.isEmpty)
    for word in refusal.words { #expect(result.errors.contains(word), "\(result.errors)") }
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/out/study"))
  }

  @Test(
    "the study that the refusals start from works; a day is the first period that ends after it")
  func works() throws {
    let folder = try TemporaryFolder()
    let file = "\(folder.path)/study.yml"
    let text = Self.text.replacingOccurrences(of: "year: 2020", with: "year: 2019-04-01")
      .replacingOccurrences(of: "Wigan]", with: "Dorset], starts: {867: 2020-03-31}")
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let result = try carenumbers(["evaluate", file, "--output", "\(folder.path)/out"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("2 treated areas from 2020, 146 comparators"))
    #expect(result.output.contains("Dorset area is taken as one area"))
    #expect(result.output.contains("exact permutation, all"))
    #expect(result.output.contains("too small, so nothing is tested") == false)
    let estimates = try contents("\(folder.path)/out/study")["estimates.csv"]
    let lines = String(decoding: try #require(estimates), as: UTF8.self)
    #expect(lines.contains("\"exact permutation, all 10,878 assignments\""))
    #expect(lines.contains("fewer than 10 treated areas: this error tends to be far too small"))
  }

  @Test("a folder that holds something else is never replaced")
  func otherFolder() throws {
    let folder = try TemporaryFolder()
    let mine = "\(folder.path)/first_wave"
    try FileManager.default.createDirectory(atPath: mine, withIntermediateDirectories: true)
    try Data("kept".utf8).write(to: URL(fileURLWithPath: "\(mine)/notes.txt"))
    let result = try carenumbers(["evaluate", Self.example, "--output", folder.path])
    #expect(result.status == ExitCode.cannotCreate.rawValue, "\(result.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: mine) == ["notes.txt"])
  }

  @Test(
    "a result that a killed run had moved aside is put back or replaced, and nothing stays behind")
  func leftovers() throws {
    let folder = try TemporaryFolder()
    for name in [".first_wave.partial", ".first_wave.older"] {
      let path = "\(folder.path)/\(name)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try Data("old".utf8).write(to: URL(fileURLWithPath: "\(path)/index.html"))
    }
    let result = try carenumbers(["evaluate", Self.example, "--output", folder.path])
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
        == ["first_wave", ".lock"])
  }

  @Test("a study file must be there, and be called what a folder can be called")
  func names() throws {
    let folder = try TemporaryFolder()
    #expect(
      try carenumbers(["evaluate", "/nowhere/study.yml"]).status == ExitCode.inputMissing.rawValue)
    for name in ["study.txt", ".yml", "a b.yml"] {
      let file = "\(folder.path)/\(name)"
      try Self.text.write(toFile: file, atomically: true, encoding: .utf8)
      let result = try carenumbers(["evaluate", file, "--output", "\(folder.path)/out"])
      #expect(result.status == ExitCode.usage.rawValue, "\(name): \(result.errors)")
    }
    #expect(
      try carenumbers(["evaluate", Self.example, "--output", ""]).status
        == ExitCode.usage.rawValue)
  }

  @Test("an output that cannot be made is said so, and damaged figures are refused")
  func outputAndData() throws {
    let folder = try TemporaryFolder()
    try Data().write(to: URL(fileURLWithPath: "\(folder.path)/file"))
    let blocked = try carenumbers(["evaluate", Self.example, "--output", "\(folder.path)/file"])
    #expect(blocked.status == ExitCode.cannotCreate.rawValue, "\(blocked.errors)")
    let published = try folder.sampleCopy()
    let care = "\(published)/cla_number_and_rate_2021_to_2025.csv"
    let text = try String(contentsOfFile: care, encoding: .utf8)
    try text.replacingOccurrences(of: "children_count", with: "children_counts")
      .write(toFile: care, atomically: true, encoding: .utf8)
    let pipeline = try folder.pipelineFile(published: published)
    let file = "\(folder.path)/study.yml"
    try Self.text.replacingOccurrences(
      of: "\(packageRoot.path)/Pipelines/nightly.yml", with: pipeline
    ).write(toFile: file, atomically: true, encoding: .utf8)
    let result = try carenumbers(["evaluate", file, "--output", "\(folder.path)/out"])
    #expect(result.status == ExitCode.dataRefused.rawValue, "\(result.errors)")
    #expect(result.errors.contains("children_count"))
  }

  @Test("the verb has help with an example")
  func help() throws {
    let help = try carenumbers(["evaluate", "--help"])
    #expect(help.status == 0 && help.output.contains("EXAMPLE"))
    #expect(try carenumbers(["--help"]).output.contains("\n  evaluate "))
  }
}
