import Foundation
import Pipeline
import TestSupport
import Testing

/// `verify`, `rollback`, `prune` and `diff` on runs of a few files.
struct RunVerbTests {
  private let scratch: TemporaryFolder
  private let output: String
  private let folder: OutputFolder
  private let days = (1...3).map { "2026-12-0\($0)T023004Z-cccccccc" }

  init() throws {
    scratch = try TemporaryFolder()
    output = "\(scratch.path)/output"
    folder = try OutputFolder(path: output)
    for day in days {
      try FakeRun.make(day, in: output)
      try FakeRun.make(day, in: "\(output)/private", files: ["index.html": "<p>Own</p>\n"])
    }
    for place in [output, "\(output)/private"] {
      try FakeRun.link("latest", to: days[2], in: place)
    }
  }

  private func run(_ words: String...) throws -> CommandResult {
    try carenumbers(words + ["--output", output])
  }

  @Test func `verify names what differs, misses and is extra, public and private`() throws {
    let whole = try run("verify")
    #expect(whole.status == 0)
    #expect(whole.output == "run \(days[2]): all 3 files are as the manifest says\n")
    let latest = "\(output)/runs/\(days[2])"
    try Data("<p>On3</p>\n".utf8).write(to: URL(fileURLWithPath: "\(latest)/index.html"))
    try FileManager.default.removeItem(atPath: "\(latest)/data/tidy/observations.csv")
    try FileManager.default.createSymbolicLink(
      atPath: "\(latest)/data/link", withDestinationPath: "tidy")
    try Data().write(to: URL(fileURLWithPath: "\(output)/private/runs/\(days[2])/more.csv"))
    let found = try run("verify", days[2])
    #expect(found.status == ExitCode.dataRefused.rawValue)
    #expect(
      found.output == """
        extra runs/\(days[2])/data/link
        missing runs/\(days[2])/data/tidy/observations.csv
        differs runs/\(days[2])/index.html
        extra private/runs/\(days[2])/more.csv
        run \(days[2]): 4 of 3 files are not as the manifest says

        """)
    #expect(try run("verify", days[1]).status == 0)
  }

  @Test(arguments: ["", "{", "{\"run\": {}}", nil])
  func `a manifest that cannot be read is a run that is not whole`(text: String?) throws {
    let manifest = "\(output)/latest/manifest.json"
    if let text {
      try text.write(toFile: manifest, atomically: false, encoding: .utf8)
    } else {
      try FileManager.default.removeItem(atPath: manifest)
    }
    let found = try run("verify")
    #expect(found.status == ExitCode.dataRefused.rawValue)
    #expect(
      found.output.contains("\(text == nil ? "missing" : "differs") runs/\(days[2])/manifest.json"))
  }

  @Test func `one flipped bit in any file, or the digest of it, is found`() throws {
    var random = SeededGenerator(seed: 11)
    let run = folder.run(days[2])
    for path in FakeRun.files.keys.sorted() {
      let url = URL(fileURLWithPath: "\(run.path)/\(path)")
      let bytes = try Data(contentsOf: url)
      for _ in 0..<20 {
        var flipped = bytes
        flipped[Int.random(in: 0..<bytes.count, using: &random)] ^=
          1 << UInt8.random(in: 0..<8, using: &random)
        try flipped.write(to: url)
        #expect(run.deviations().map(\.description) == ["differs \(path)"])
      }
      try bytes.write(to: url)
    }
    #expect(run.isWhole)
    // A manifest of another run is none of this one.
    try FileManager.default.removeItem(atPath: "\(run.path)/manifest.json")
    try FileManager.default.copyItem(
      atPath: "\(folder.run(days[1]).path)/manifest.json", toPath: "\(run.path)/manifest.json")
    #expect(run.deviations().map(\.description) == ["differs manifest.json"])
  }

  @Test func `a run that is not there, or cannot be one, is said so with those that are`() throws {
    let none = try run("verify", "2026-01-01T000000Z-00000000")
    #expect(none.status == ExitCode.inputMissing.rawValue && none.errors.contains(days[2]))
    for name in ["../output", ".", ".latest-x", "a.partial"] {
      for verb in ["verify", "rollback"] {
        #expect(try run(verb, name).status == ExitCode.usage.rawValue, "\(verb) \(name)")
      }
    }
    for verb in ["verify", "rollback", "prune", "diff"] {
      let elsewhere = try carenumbers([verb, "--output", scratch.path])
      #expect(elsewhere.status == ExitCode.inputMissing.rawValue, "\(verb)")
    }
  }

  @Test func `rollback goes back run by run, never to a withdrawn one, and then refuses`() throws {
    let own = try #require(folder.privatePart)
    for day in [days[1], days[0]] {
      let back = try run("rollback")
      #expect(back.status == 0 && back.output == "\(output)/latest/index.html\n")
      #expect(folder.latest == day && own.latest == day)
    }
    let refused = try run("rollback")
    #expect(
      refused.status == ExitCode.inputMissing.rawValue && refused.errors.contains("no whole run"))
    #expect(folder.latest == days[0] && folder.runs == days)
    // The next night is a good one: what to go back to from it is what was left, not withdrawn.
    let next = "2026-12-04T023004Z-cccccccc"
    try FakeRun.make(next, in: output)
    try folder.returnTo(run: next)
    #expect(folder.previousWholeRun == days[0])
    // A withdrawn run that is asked for by name is one no longer.
    #expect(try run("rollback", days[1]).status == 0)
    try folder.returnTo(run: next)
    #expect(folder.previousWholeRun == days[1])
  }

  @Test func `rollback passes over a damaged run, and refuses one that is named, or a trial`()
    throws
  {
    try Data("x".utf8).write(to: URL(fileURLWithPath: "\(output)/runs/\(days[1])/index.html"))
    let named = try run("rollback", days[1])
    #expect(named.status == ExitCode.dataRefused.rawValue && named.errors.contains("index.html"))
    let trial = "2026-12-02T123004Z-dddddddd"
    try FakeRun.make(trial, in: output, only: ["re_referrals"])
    #expect(try run("rollback", trial).status == ExitCode.dataRefused.rawValue)
    #expect(folder.latest == days[2])
    #expect(try run("rollback").status == 0)
    #expect(folder.latest == days[0])
  }

  @Test func `private pages of a withdrawn run are shown no more where the older run has none`()
    throws
  {
    let own = try #require(folder.privatePart)
    try FileManager.default.removeItem(atPath: own.run(days[1]).path)
    let back = try run("rollback")
    #expect(back.status == 0 && back.errors.contains("no whole private pages"))
    #expect(folder.latest == days[1] && own.latest == nil)
    #expect(own.runs == [days[0], days[2]])
  }

  @Test func `rollback waits for no run, and for no publication that was cut off`() throws {
    try FakeRun.link(".latest-\(days[2])", to: days[2], in: output)
    let pending = try run("rollback")
    #expect(pending.status == ExitCode.dataRefused.rawValue)
    try FileManager.default.removeItem(atPath: "\(output)/.latest-\(days[2])")
    let busy = try carenumbers(
      ["rollback", "--output", output], wrapper: ["/usr/bin/flock", "\(output)/.lock"])
    #expect(busy.status == ExitCode.busy.rawValue && folder.latest == days[2])
  }

  @Test func `prune lists without touching, then removes just that`() throws {
    try FakeRun.make("2026-12-04T023004Z-cccccccc", in: output, suffix: ".partial")
    let list = """
      runs/2026-12-04T023004Z-cccccccc.partial
      runs/\(days[0])
      private/runs/\(days[0])

      """
    let before = try FileManager.default.subpathsOfDirectory(atPath: output).sorted()
    let dry = try run("prune", "--keep", "1", "--dry-run")
    #expect(dry.status == 0 && dry.output == list)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: output).sorted() == before)
    let real = try run("prune", "--keep", "1")
    #expect(real.status == 0 && real.output == list)
    #expect(folder.runs == [days[1], days[2]] && folder.privatePart?.runs == [days[1], days[2]])
    let again = try run("prune", "--keep", "1", "--dry-run")
    #expect(again.status == 0 && again.output.isEmpty)
    #expect(try run("prune", "--keep", "0").status == ExitCode.usage.rawValue)
  }

  @Test func `diff lists each column of a figure that differs, then the flags that do`() throws {
    let header =
      "measure_id,time_period,country_code,country_name,region_code,region_name,new_la_code,la_name,"
      + "value,value_status,value_as_published,numerator,denominator\n"
    let england = "rate,2025,E92000001,England,,,,,"
    let town = "rate,2025,E92000001,England,E12000001,North East,E06000001,\"Town, New\","
    let texts = [
      header + england + "70,,70,1,2\n" + town + "5,,5,1,2\n",
      header + england + "71,,71,1,2\n" + town + ",confidential,c,,2\n"
        + town.replacing("2025", with: "2024") + "4,,4,1,2\n",
    ]
    let columns = "measure_id,window_start,window_end,area_code,area_name,tier,grade\n"
    let trends = [
      "rate,2021,2025,E06000001,\"Town, New\",below,observed\n"
        + "rate,2021,2025,E06000002,Old,with,\n",
      "rate,2021,2025,E06000001,\"Town, New\",not assessed,\n"
        + "rate,2021,2025,E06000002,Old,above,probable\n",
    ]
    for (day, (text, trend)) in zip(days[1...], zip(texts, trends)) {
      try FakeRun.make(
        day, in: output,
        files: ["data/tidy/observations.csv": text, "data/tidy/trends.csv": columns + trend])
    }
    for day in days[1...] {
      try FileManager.default.removeItem(atPath: "\(output)/runs/\(day)/index.html")
    }
    let found = try run("diff")
    #expect(found.status == 0 && found.errors == "14 differences\n")
    #expect(
      found.output == """
        measure_id,time_period,area_code,area_name,column,before,after
        rate,2024,E06000001,"Town, New",value,,4
        rate,2024,E06000001,"Town, New",value_as_published,,4
        rate,2024,E06000001,"Town, New",numerator,,1
        rate,2024,E06000001,"Town, New",denominator,,2
        rate,2025,E06000001,"Town, New",value,5,
        rate,2025,E06000001,"Town, New",value_status,,confidential
        rate,2025,E06000001,"Town, New",value_as_published,5,c
        rate,2025,E06000001,"Town, New",numerator,1,
        rate,2025,E92000001,England,value,70,71
        rate,2025,E92000001,England,value_as_published,70,71
        rate,2021 to 2025,E06000001,"Town, New",tier,below,
        rate,2021 to 2025,E06000001,"Town, New",grade,observed,
        rate,2021 to 2025,E06000002,Old,tier,,above
        rate,2021 to 2025,E06000002,Old,grade,,probable

        """)
    let same = try run("diff", days[2], days[2])
    #expect(same.status == 0 && same.errors == "0 differences\n")
    try FileManager.default.removeItem(atPath: "\(output)/runs/\(days[1])/data")
    #expect(try run("diff", days[1]).status == ExitCode.inputMissing.rawValue)
  }
}
