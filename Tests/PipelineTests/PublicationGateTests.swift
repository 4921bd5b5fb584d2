import CareStatistics
import Foundation
import Pipeline
import TestSupport
import Testing
import Warehouse

/// A change of the published files that one gate must stop.
struct GateCase: Sendable, CustomTestStringConvertible {
  let gate: PublicationGate
  /// What the gate measures then, to three places.
  let measured: ClosedRange<Double>
  /// A limit that lets it pass.
  let limit: String
  /// Words of the message.
  let words: [String]
  /// Whether the change also revises so many figures that it has to be accepted.
  var isRevision = false
  /// What to do with the row of a file.
  let file: String
  let change: @Sendable (_ row: [String]) -> [String]?

  var testDescription: String { gate.rawValue }

  private static let care = "cla_number_and_rate_2021_to_2025.csv"
  private static let people = "population_mid_year_2015_to_2024.csv"

  static let all: [GateCase] = [
    GateCase(
      gate: .emptySources, measured: 1...1, limit: "1", words: ["no-rows", "lait_history"],
      isRevision: true, file: "lait_history_2016_to_2025.csv"
    ) { _ in nil },
    GateCase(
      gate: .missingNational, measured: 2...2, limit: "2",
      words: ["no-national-figure", "England"], file: care
    ) { row in
      row[0] == "2025" && row[2] == "National" && row[10].hasPrefix("Children ceasing") ? nil : row
    },
    GateCase(
      gate: .regionalSum, measured: 0.01...0.03, limit: "0.05", words: ["regions-miss-national"],
      file: care
    ) { row in
      guard row[0] == "2025", row[6] == "North East", row[2] == "Regional",
        row[10].hasPrefix("Children starting"), let count = Int(row[12])
      else { return row }
      return Array(row[..<12]) + ["\(count + 500)"] + row[13...]
    },
    GateCase(
      gate: .authoritiesKept, measured: 0.9...0.94, limit: "0.9",
      words: ["gate authorities_kept", "child_population", "153 the year before"], file: people
    ) { row in
      let isFew = row[8].hasPrefix("E09") && row[8] < "E09000013"
      return row[0] == "2024" && isFew ? Array(row.dropLast()) + ["x"] : row
    },
    GateCase(
      gate: .earlierPeriod, measured: 1...1, limit: "1",
      words: ["gate earlier_period", "child_population: 2023, published up to 2024"],
      isRevision: true, file: people
    ) { row in row[0] == "2024" ? nil : row },
    GateCase(
      gate: .revisedShare, measured: 0.09...0.11, limit: "0.2",
      words: ["gate revised_share", "child_population", "--accept-revisions"], file: people
    ) { row in
      guard row[0] == "2020", let number = Int(row[row.count - 1]) else { return row }
      return Array(row.dropLast()) + ["\(number + 1)"]
    },
  ]
}

@Suite(.serialized) struct PublicationGateTests {
  @Test(arguments: GateCase.all)
  func `a gate stops with 65 and leaves the output alone, and passes with a reason`(
    _ sample: GateCase
  ) throws {
    let night = try GateNight()
    try night.begin()
    let before = try night.state()
    try night.edit(sample.file, sample.change)
    let refused = try night.run()
    #expect(refused.status == ExitCode.dataRefused.rawValue, "\(refused.errors)")
    for word in sample.words { #expect(refused.errors.contains(word), "\(refused.errors)") }
    let after = try night.state()
    #expect(after.latest == before.latest && after.store == before.store)
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(night.output)/runs").count == 1)

    let gates =
      "gates: {\(sample.gate.rawValue): {limit: \(sample.limit), reason: A good reason}}\n"
    let passed =
      sample.isRevision
      ? try night.run(gates: gates, "--accept-revisions", "A release in parts")
      : try night.run(gates: gates)
    #expect(passed.status == 0, "\(passed.errors)")
    let gate = try #require(try night.gates()[sample.gate.rawValue])
    #expect(gate.result == "loosened" && gate.reason == "A good reason")
    #expect(sample.measured.contains(gate.measured), "\(gate.measured)")
    let store = try Warehouse(reading: "\(night.output)/carenumbers.sqlite")
    let remedies = try store.findings().filter { $0.rule == "gate-loosened" }.map(\.remedy)
    #expect(remedies == ["Accepted: A good reason"])
    #expect(try store.findings().allSatisfy { $0.severity != .error })
    if sample.isRevision {
      let revised = try #require(try night.gates()["revised_share"])
      #expect(revised.result == "accepted" && revised.reason == "A release in parts")
    }
  }

  @Test func `revisions that are accepted on the command line are recorded with the reason`()
    throws
  {
    let night = try GateNight()
    try night.begin()
    let sample = try #require(GateCase.all.first { $0.gate == .revisedShare })
    try night.edit(sample.file, sample.change)
    let blank = try night.run("--accept-revisions", " ")
    #expect(blank.status == ExitCode.usage.rawValue)
    let passed = try night.run("--accept-revisions", "New estimates")
    #expect(passed.status == 0, "\(passed.errors)")
    let gate = try #require(try night.gates()["revised_share"])
    #expect(gate.result == "accepted" && gate.reason == "New estimates" && gate.limit == 0.05)
    let store = try Warehouse(reading: "\(night.output)/carenumbers.sqlite")
    let found = try store.findings().filter { $0.rule == "gate-accepted" }
    #expect(found.count == 1 && found[0].remedy == "Accepted: New estimates")
    // The next night compares with these figures, so there is nothing left to accept.
    let next = try night.run()
    #expect(next.status == 0, "\(next.errors)")
    #expect(try night.gates()["revised_share"]?.result == "passed")
  }

  @Test func `a limit tighter than usual stops what usually passes, and needs no reason`() throws {
    let night = try GateNight()
    let refused = try night.run(gates: "gates: {regional_sum: {limit: 0.0000001}}\n")
    #expect(refused.status == ExitCode.dataRefused.rawValue)
    #expect(refused.errors.contains("gate regional_sum"), "\(refused.errors)")
    #expect(!FileManager.default.fileExists(atPath: "\(night.output)/latest"))
  }

  @Test func `every gate that does not hold is in the log, in its summary, and starts the hook`()
    throws
  {
    let night = try GateNight()
    try night.begin()
    let sample = try #require(GateCase.all.first { $0.gate == .revisedShare })
    try night.edit(sample.file, sample.change)
    let settings = """
      gates: {regional_sum: {limit: 0.0000001}}
      hooks: {on_failure: [sh, -c, "cat; echo $RUN_EXIT_CODE"]}

      """
    let refused = try carenumbers(
      ["run", try night.pipeline(gates: settings), "--log-format", "json"])
    #expect(refused.status == ExitCode.dataRefused.rawValue)
    let last = try #require(refused.errors.split(separator: "\n").last)
    let closing = try JSONDecoder().decode(Closing.self, from: Data(last.utf8))
    #expect(closing.event == LogEvent.runEnded.rawValue)
    #expect(closing.summary.status == .failed && closing.summary.exitCode == 65)
    let gates = closing.summary.notices.filter { $0.event == .gateRefused }.map(\.message)
    #expect(gates.count == 2, "\(gates)")
    #expect(gates[0].hasPrefix("gate regional_sum: "))
    #expect(gates[1].hasPrefix("gate revised_share: "))
    #expect(closing.summary.fault?.hasPrefix(gates[0]) == true)
    #expect(refused.errors.contains("HOOK_ENDED"))
    let text = try carenumbers(["run", try night.pipeline(gates: settings)])
    let lines = text.errors.split(separator: "\n")
    let end = try #require(lines.lastIndex { $0.hasPrefix("failed in ") }, "\(text.errors)")
    for gate in gates { #expect(lines[end...].contains("  GATE_REFUSED \(gate)"[...])) }
  }

  private struct Closing: Decodable {
    let event: String
    let summary: RunSummary
  }

  @Test(arguments: [["show", "E06000036"], ["explain", "E06000036", "ceasing_rate"]])
  func `figures that a night publishes with a reason are shown, and others are not`(
    verb: [String]
  ) throws {
    let night = try GateNight()
    let sample = try #require(GateCase.all.first { $0.gate == .missingNational })
    try night.edit(sample.file, sample.change)
    let refused = try carenumbers(verb + ["--pipeline", try night.pipeline()])
    #expect(refused.status == ExitCode.dataRefused.rawValue && refused.output.isEmpty)
    #expect(refused.errors.contains("no-national-figure"), "\(refused.errors)")
    let gates = "gates: {missing_national: {limit: 2, reason: A good reason}}\n"
    let shown = try carenumbers(verb + ["--pipeline", try night.pipeline(gates: gates)])
    #expect(shown.status == 0 && shown.output.contains("Bracknell Forest"), "\(shown.errors)")
  }

  @Test func `after a rollback figures are held against the run that was taken back`() throws {
    let night = try GateNight()
    try night.begin()
    let sample = try #require(GateCase.all.first { $0.gate == .revisedShare })
    let kept = try String(contentsOfFile: "\(night.published)/\(sample.file)", encoding: .utf8)
    try night.edit(sample.file, sample.change)
    #expect(try night.run("--accept-revisions", "New estimates").status == 0)
    #expect(try carenumbers(["rollback", "--output", night.output]).status == 0)
    #expect(try night.run().status == ExitCode.dataRefused.rawValue)
    try kept.write(toFile: "\(night.published)/\(sample.file)", atomically: true, encoding: .utf8)
    let back = try night.run()
    #expect(back.status == 0, "\(back.errors)")
    #expect(try night.gates()["revised_share"]?.measured == 0)
  }

  @Test func `a new symbol and a large change are findings and stop nothing`() throws {
    let night = try GateNight()
    try night.begin()
    try night.edit("population_mid_year_2015_to_2024.csv") { row in
      guard row.contains("E06000036"), row[0] == "2024" || row[0] == "2023" else { return row }
      return Array(row.dropLast()) + [row[0] == "2024" ? "u" : row[row.count - 1]]
    }
    let passed = try night.run()
    #expect(passed.status == 0, "\(passed.errors)")
    let store = try Warehouse(reading: "\(night.output)/carenumbers.sqlite")
    let symbols = try store.findings().filter { $0.rule == "new-symbol" }
    #expect(symbols.map(\.measure) == ["child_population"])
    #expect(symbols.first?.message.contains("'u' stands in 1 cells") == true)
    let changes = try store.findings().filter { $0.rule == "large-change" }
    #expect(!changes.isEmpty && changes.allSatisfy { $0.severity == .information })
  }
}
