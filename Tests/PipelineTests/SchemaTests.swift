import CareStatistics
import Foundation
import Pipeline
import PublishedStatistics
import TestSupport
import Testing

/// The schemas for editors and the files that they describe know the same keys.
struct SchemaTests {
  private func schema(_ file: ConfigurationSchema) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(file.json.utf8)) as? [String: Any])
  }

  private func root(_ path: String) throws -> ConfigurationNode {
    let text = try String(contentsOf: packageRoot.appending(path: path), encoding: .utf8)
    return try ConfigurationNode(yaml: text, file: path)
  }

  @Test(arguments: [
    ("Pipelines/nightly.yml", ConfigurationSchema.pipeline),
    ("Pipelines/example-full.yml", .pipeline), ("Pipelines/measures.yml", .measures),
    ("Pipelines/partners.yml", .partners),
  ])
  func `the files of the project fit their schema`(path: String, file: ConfigurationSchema) throws {
    var walk = SchemaWalk()
    try walk.check(root(path), try schema(file))
    #expect(walk.faults == [])
    #expect(walk.seen > 8)
  }

  @Test func `the walk finds what does not fit`() throws {
    let text = """
      version: 2
      windows: [5, 5]
      kept_runs: many
      returns: {folder: x, dates: us, published: {stock: a, starts: b}}
      nonsense: 1
      """
    var walk = SchemaWalk()
    try walk.check(ConfigurationNode(yaml: text, file: "x"), try schema(.pipeline))
    #expect(walk.faults.count == 12, "\(walk.faults)")
  }

  @Test(arguments: [ConfigurationSchema.pipeline, .measures, .partners])
  func `the schema kept for editors is the one that the program prints`(
    file: ConfigurationSchema
  ) throws {
    let kept = packageRoot.appending(path: "Pipelines/schema/\(file.rawValue).schema.json")
    #expect(try String(contentsOf: kept, encoding: .utf8) == file.json)
    let printed = try carenumbers(["config", "schema", file.rawValue])
    #expect(printed.status == 0 && printed.output == file.json)
  }

  @Test func `every key of a pipeline file changes what is read, or cannot be left out`() throws {
    let folder = try TemporaryFolder()
    let gates = PublicationGate.allCases.map { gate in
      "  \(gate.rawValue): {limit: \(gate.usualLimit > 0 ? "0.5" : "3"), reason: Because}"
    }
    let hooks = """
      pull: [{data_set: 7588c2d6-9e8a-4d84-8f19-6b8d52a01fbd, version: "2.0", file: lait_history.csv}]
      hooks: {on_success: [./a, b], on_failure: c, on_change: [d], on_flag_change: [e, f], seconds: 61}

      """
    let file = try folder.pipelineFile(published: "x") {
      $0.replacing("false_discovery_rate: 0.05", with: "false_discovery_rate: 0.04")
        .replacing("event_variance: 1.2", with: "event_variance: 1.3")
        .replacing("kept_runs: 14", with: "kept_runs: 15")
        .replacing("  made_up: true", with: "  made_up: true\n  dates: iso")
        + "gates:\n" + gates.joined(separator: "\n") + "\n" + hooks
    }
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try KeyRemoval(keys: PipelineConfiguration.keys).check(text, file) { text in
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      return try PipelineConfiguration(path: file, environment: [:])
    }
  }

  @Test func `every key of a catalogue changes what is read, or cannot be left out`() throws {
    let text = """
      version: 1
      sources:
        - {id: care, title: Care, publisher: Dept, files: "*.csv", layout: open data, \
      symbols: modern, optional: true, aggregate_rounding: 10}
      measures:
        - id: rate
          name: Rate
          short_name: Rate
          theme: reducing need
          unit: per 10,000 children
          period: 31 March
          direction: none
          balances: [people]
          numerator: those in care
          denominator: those living there
          population: {measure: people, years_before: 1}
          flows: [people]
          tested: false
          decimals: 0
          definition: Care.
          readings:
            - {source: care, where: {type: Stock}, value: rate, numerator: count, \
      denominator: people}
        - id: people
          name: People
          short_name: People
          theme: reducing need
          unit: children
          period: mid-year
          direction: none
          decimals: 0
          definition: People.
          readings: [{source: care, value: people}]
      """
    let keys = ConfigurationSchema.measures.keys
    try KeyRemoval(keys: keys).check(text, "measures.yml") {
      try Catalogue(yaml: $0, file: "measures.yml")
    }
  }

  @Test func `every key of a partners file changes what is read, or cannot be left out`() throws {
    let text = """
      version: 1
      groups:
        - {id: a, name: A, announced: 2018-07-24, note: Why, members: ["867"]}
      """
    let register = try ReferenceTables(
      folder: packageRoot.appending(path: "Pipelines/reference").path
    ).register
    try KeyRemoval(keys: ConfigurationSchema.partners.keys).check(text, "partners.yml") {
      try PartnerGroup.read(yaml: $0, file: "partners.yml", register: register)
    }
  }

  @Test func `a manifest and the lines of a log fit their schemas`() throws {
    let night = try GateNight()
    try night.begin()
    let path = "\(night.output)/latest/manifest.json"
    let manifest = try String(contentsOfFile: path, encoding: .utf8)
    var walk = SchemaWalk()
    // JSON is YAML as well.
    try walk.check(ConfigurationNode(yaml: manifest, file: "manifest"), try schema(.manifest))
    #expect(walk.faults == [] && walk.seen > 80)
    let log = try carenumbers(
      ["run", try night.pipeline(), "--if-changed", "--dry-run", "--log-format", "json"])
    let tight = "gates: {regional_sum: {limit: 0.0000001}}\n"
    let refused = try carenumbers(
      ["run", try night.pipeline(gates: tight), "--log-format", "json"])
    #expect(log.status == 0 && refused.status == ExitCode.dataRefused.rawValue)
    let lines = (log.errors + refused.errors).split(separator: "\n")
    #expect(lines.count >= 9, "\(lines)")
    #expect(lines.filter { $0.contains("RUN_ENDED") }.count == 2)
    for line in lines {
      var walk = SchemaWalk()
      try walk.check(ConfigurationNode(yaml: String(line), file: "log"), try schema(.log))
      #expect(walk.faults == [], "\(line)")
    }
  }
}
