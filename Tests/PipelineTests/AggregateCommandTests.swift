import Foundation
import Pipeline
import TestSupport
import Testing

struct AggregateCommandTests {
  private let folder: TemporaryFolder
  private let job = ["--by", "area", "--sum", "n"]
  private let result = "area,rows,n_sum,n_symbols\nLeeds,2,3,0\nYork,2,4,1\n"

  init() throws {
    folder = try TemporaryFolder()
    for (name, text) in [
      ("one.csv", "area,n\nYork,c\nLeeds,1\n"), ("two.csv", "n,area\n2,Leeds\n4,York\n"),
      ("two.txt", "none of this"),
    ] {
      try text.write(toFile: "\(folder.path)/\(name)", atomically: true, encoding: .utf8)
    }
  }

  private func run(_ arguments: [String], input: String = "/dev/null") throws -> CommandResult {
    try carenumbers(arguments, in: folder.path, input: input)
  }

  @Test func `files, a folder, standard input and joined states give the same groups`() throws {
    #expect(try run(["aggregate", "one.csv", "two.csv"] + job).output == result)
    #expect(try run(["aggregate", "."] + job).output == result)
    let mixed = try run(
      ["aggregate", "one.csv", "-"] + job, input: "\(folder.path)/two.csv")
    #expect(mixed.output == result)
    for name in ["one", "two"] {
      let part = try run(["aggregate", "\(name).csv", "--partial", "\(name).state"] + job)
      #expect(part.status == 0 && part.output.isEmpty)
    }
    #expect(try run(["merge", "two.state", "one.state"]).output == result)
    #expect(try run(["merge", "two.state", "one.state", "--output", "all.csv"]).output.isEmpty)
    #expect(try String(contentsOfFile: "\(folder.path)/all.csv", encoding: .utf8) == result)
  }

  @Test func `a pipe is read as a file is`() throws {
    let pipe = "\(folder.path)/pipe"
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = ["-c", "cat \"$0/one.csv\" > \"$0/pipe\"", folder.path]
    try writer.run()
    let found = try run(["aggregate", "pipe", "two.csv"] + job)
    writer.waitUntilExit()
    #expect(found.output == result)
  }

  @Test func `an archive is read from a file, from standard input and from a pipe`() throws {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [
      "-c", "cd \"$0\"; gzip one.csv; mkfifo pipe", folder.path,
    ]
    try shell.run()
    shell.waitUntilExit()
    let archive = "\(folder.path)/one.csv.gz"
    #expect(try run(["aggregate", "one.csv.gz", "two.csv"] + job).output == result)
    #expect(try run(["aggregate", "-", "two.csv"] + job, input: archive).output == result)
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = ["-c", "cd \"$0\"; cat one.csv.gz > pipe", folder.path]
    try writer.run()
    let found = try run(["aggregate", "pipe", "two.csv"] + job)
    writer.waitUntilExit()
    #expect(found.output == result)
  }

  @Test func `every separator is understood`() throws {
    for (name, separator) in [("tab", "\t"), ("semicolon", ";"), ("pipe", "|")] {
      let text = "area,n\nYork,c\nYork,4\nLeeds,3\nLeeds,0\n".replacing(",", with: separator)
      try text.write(toFile: "\(folder.path)/\(name).txt", atomically: true, encoding: .utf8)
      #expect(try run(["aggregate", "\(name).txt", "--delimiter", name] + job).output == result)
    }
  }

  @Test func `a published file has the counts that it prints for England`() throws {
    let found = try carenumbers([
      "aggregate", "SampleData/published/cla_number_and_rate_2021_to_2025.csv", "--by",
      "time_period,geographic_level", "--where",
      "population_type=Children starting to be looked after each year", "--where",
      "geographic_level=National|Regional", "--sum", "children_count",
    ])
    // England's children starting, 2021 to 2025, as the published table prints them.
    let england = ["28470", "31100", "33090", "33130", "32270"]
    for (year, count) in zip(2021...2025, england) {
      #expect(found.output.contains("\n\(year),National,1,\(count),0\n"))
    }
  }

  @Test func `faults have their exit codes and places`() throws {
    let column = try run(["aggregate", "one.csv", "--by", "are"])
    #expect(column.status == ExitCode.dataRefused.rawValue)
    #expect(column.errors.contains("one.csv:1: no column are") && column.errors.contains("area?"))
    try "area,n\nYork,12345678901234567890\n".write(
      toFile: "\(folder.path)/long.csv", atomically: true, encoding: .utf8)
    let digits = try run(["aggregate", "long.csv"] + job)
    #expect(digits.status == ExitCode.dataRefused.rawValue)
    #expect(digits.errors.contains("long.csv:2: column n: a number with more than 18 digits"))
    #expect(try run(["aggregate", "none.csv"] + job).status == ExitCode.inputMissing.rawValue)
    let pattern = try run(["aggregate", ".", "--pattern", "*.tsv"] + job)
    #expect(pattern.status == ExitCode.inputMissing.rawValue)
    let full = try run(["aggregate", "one.csv", "--output", "/dev/full"] + job)
    #expect(full.status == ExitCode.cannotWrite.rawValue)
    let state = try run(["merge", "one.csv"])
    #expect(state.status == ExitCode.dataRefused.rawValue)
    #expect(state.errors.contains("one.csv: this is no whole partial state"))
  }

  @Test(arguments: [
    ["--by", "area", "--output", "one.csv"], ["--by", "area", "--where", "n"], [],
    ["--by", "area", "--sum", "n,n"], ["--by", "area", "--threads", "0"],
    ["--by", "area", "--memory", "lots"], ["--by", "area", "--output", "a", "--partial", "b"],
  ])
  func `a wrong option is a usage fault`(options: [String]) throws {
    #expect(try run(["aggregate", "one.csv"] + options).status == ExitCode.usage.rawValue)
  }
}
