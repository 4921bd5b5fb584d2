import Foundation
import Pipeline
import PublishedStatistics
import TestSupport
import Testing

/// What `explain` prints is what a run's files say, and leads to the cells of the published files.
@Suite(.serialized) struct ExplainCommandTests {
  /// Measures of four kinds: a stock, a flow, a share of events, and one that is described alone.
  private static let measures = [
    "looked_after_rate", "referral_rate", "placed_far_outside", "care_application_rate",
  ]

  /// The rows of one table, found by the text of some columns.
  private struct Table {
    private var rows: [[String]: [[String: String]]] = [:]

    init(_ path: String, by keys: [String]) throws {
      let records = delimitedRecords(of: try Data(contentsOf: URL(fileURLWithPath: path)))
      let header = try #require(records.first)
      for record in records.dropFirst() {
        let row = Dictionary(uniqueKeysWithValues: zip(header, record))
        rows[keys.map { row[$0] ?? "" }, default: []].append(row)
      }
    }

    func all(_ keys: String...) -> [[String: String]] { rows[keys] ?? [] }
  }

  /// The tables of a trial run over those measures.
  private struct Tables {
    let observations: Table
    let withheld: Table
    let trends: Table
    let models: Table
  }

  private static let tables = Result<Tables, any Error> {
    let folder = try TemporaryFolder()
    let file = try folder.pipelineFile(
      published: packageRoot.appending(path: "SampleData/published").path)
    let result = try carenumbers(["run", file, "--quiet"] + measures.flatMap { ["--only", $0] })
    try #require(result.status == 0, "\(result.errors)")
    let page = result.output.split(separator: "\n")[0]
    let data = page.replacing("index.html", with: "data/tidy")
    return Tables(
      observations: try Table(
        "\(data)/observations.csv", by: ["measure_id", "time_period", "new_la_code"]),
      withheld: try Table("\(data)/observations.csv", by: ["measure_id", "value_status"]),
      trends: try Table("\(data)/trends.csv", by: ["measure_id", "window_start", "area_code"]),
      models: try Table("\(data)/trend_models.csv", by: ["measure_id", "window_start"]))
  }

  /// The explanation; read as YAML, which JSON is as well, so that numbers stay as they are written.
  private func explained(_ arguments: [String]) throws -> ConfigurationNode {
    let result = try carenumbers(["explain"] + arguments + ["--format", "json"])
    try #require(result.status == 0, "\(result.errors)")
    _ = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try ConfigurationNode(yaml: result.output, file: "explanation")
  }

  /// The text under a key; blank for none.
  private func text(_ node: ConfigurationNode, _ key: String) -> String {
    let text = (try? node.optional(key)?.text()) ?? ""
    return text == "null" ? "" : text
  }

  private func items(_ node: ConfigurationNode, _ key: String) throws -> [ConfigurationNode] {
    try node.required(key).items()
  }

  /// Holds each value of `found` against the column of the same name, letter by letter.
  private func compare(
    _ found: ConfigurationNode, _ record: [String: String], _ columns: [String]
  ) {
    for column in columns {
      #expect(found.optional(column) != nil, "\(column)")
      #expect(text(found, column) == record[column], "\(column) of \(record)")
    }
  }

  private static let observed = [
    "time_period", "value", "value_status", "value_as_published", "numerator", "denominator",
    "value_calculated", "boundary_note",
  ]
  private static let standing = [
    "window_start", "window_end", "area_code", "area_name", "parts", "points", "tier", "grade",
    "contrast_grade", "reason_not_assessed", "statement",
  ]
  private static let estimated = [
    "mean_count", "own_growth_pct", "own_lower_pct", "own_upper_pct", "england_growth_pct",
    "rest_growth_pct", "contrast_pct", "contrast_lower_pct", "contrast_upper_pct", "p", "q",
    "p_own", "q_own", "p_event", "q_event", "glm_own_pct", "glm_contrast_pct",
    "theil_sen_contrast_pct", "mann_kendall_p", "robust", "years_below", "level_z",
    "neighbour_contrast_pct", "neighbours_used",
  ]

  @Test(arguments: measures)
  func `every number is that of the run's files, and every figure has its cell`(measure: String)
    throws
  {
    let tables = try Self.tables.get()
    // One that stays as it was, two of a split county, one with a remainder, one with a joint return.
    for area in ["E06000036", "E06000061", "E06000059", "E09000001", "E06000017"] {
      let explanation = try explained([area, measure])
      let observations = try items(explanation, "observations")
      #expect(observations.count >= 5)
      for found in observations {
        let (code, year) = (text(found, "area_code"), text(found, "time_period"))
        let record = try #require(
          tables.observations.all(measure, year, code).first, "\(code) \(year)")
        compare(found, record, Self.observed)
        try checkCells(found, record)
      }
      let trends = try items(explanation, "trends")
      #expect(!trends.isEmpty)
      for found in trends { try compareTrend(found, measure) }
    }
  }

  /// A number has a cell, and the cell is in the file at that line, letter by letter.
  private func checkCells(_ found: ConfigurationNode, _ record: [String: String]) throws {
    for (value, cell) in [
      ("numerator", "numerator_cell"), ("denominator", "denominator_cell"),
      ("value_as_published", "value_cell"),
    ] where record[value]?.isEmpty == false {
      let place = try found.required(cell)
      try #require(place.isMapping, "\(cell) of \(record)")
      let file = text(place, "file")
      let line = try #require(Int(text(place, "line")))
      let lines = try #require(Self.lines[file], "\(file)")
      #expect(!text(place, "column").isEmpty)
      for part in text(place, "text").components(separatedBy: " + ") {
        #expect(lines[line - 1].contains(part), "\(file):\(line) \(part)")
      }
      if let year = record["time_period"], cell == "value_cell" {
        #expect(lines[line - 1].contains(year))
      }
    }
  }

  /// The lines of each published file, read once.
  private static let lines: [String: [Substring]] = {
    let folder = packageRoot.appending(path: "SampleData/published").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let texts = names.compactMap { name in
      (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)).map { (name, $0) }
    }
    return Dictionary(uniqueKeysWithValues: texts).mapValues {
      $0.split(whereSeparator: \.isNewline)
    }
  }()

  private func compareTrend(_ found: ConfigurationNode, _ measure: String) throws {
    let tables = try Self.tables.get()
    let (start, code) = (text(found, "window_start"), text(found, "area_code"))
    let record = try #require(
      tables.trends.all(measure, start, code).first, "\(code) \(start)")
    compare(found, record, Self.standing)
    compare(found, record, record["q"]?.isEmpty == false ? Self.estimated : [])
    #expect((found.optional("q") == nil) == (record["q"] == ""))
    guard found.optional("q") != nil else { return }
    let used = try items(found, "neighbours").filter { text($0, "used") == "true" }.count
    #expect("\(used)" == record["neighbours_used"])
    let models = tables.models.all(measure, start)
    let pooled = try found.required("pooled")
    #expect(try pooled.entries().count == models.count && models.count > 8)
    for model in models {
      let name = model["quantity"] ?? ""
      #expect(text(pooled, name) == model["value"], "\(name)")
    }
  }

  @Test func `what is suppressed has a symbol and no number`() throws {
    let tables = try Self.tables.get()
    let withheld = tables.withheld.all("placed_far_outside", "c")
      .filter { $0["new_la_code"]?.isEmpty == false }
    #expect(!withheld.isEmpty)
    for record in withheld.prefix(3) {
      let explanation = try explained([record["new_la_code"] ?? "", "placed_far_outside"])
      let found = try #require(
        items(explanation, "observations").first {
          text($0, "time_period") == record["time_period"]
            && text($0, "area_code") == record["new_la_code"]
        })
      for name in ["value", "value_calculated"] { #expect(text(found, name).isEmpty, "\(name)") }
      let plain = try carenumbers(["explain", record["new_la_code"] ?? "", "placed_far_outside"])
      #expect(plain.output.contains("published: [c] suppressed to protect confidentiality"))
    }
  }

  @Test func `the text for people has each step, and one window when one is asked for`() throws {
    let result = try carenumbers(
      ["explain", "Bracknell Forest", "looked_after_rate", "--window", "2016-2025"])
    #expect(result.status == 0, "\(result.errors)")
    for words in [
      "Bracknell Forest (E06000036)", "cla_number_and_rate_2021_to_2025.csv line",
      "column children_count, text '124'", "2. The trend from 2016 to 2025", "Own change:",
      "The rest of England:", "Difference from the rest:", "Ordinary change: p =", "Event chance (",
      "Statistical neighbours:", "Pooled over 148 areas", "Tier:", "Sentence: From 2016 to 2025",
    ] {
      #expect(result.output.contains(words), "\(words)\n\(result.output)")
    }
    #expect(!result.output.contains("The trend from 2021"))
    let number = try carenumbers(["explain", "867", "looked_after_number"])
    #expect(number.status == 0 && number.output.contains("2. No test"))
  }

  @Test(arguments: [
    (["Braknell Forest", "looked_after_rate"], "Bracknell Forest"),
    (["867", "looked_after_rat"], "Did you mean 'looked_after_rate'?"),
    (["867", "looked_after_rate", "--window", "2017-2025"], "Use one of: 2016-2025, 2021-2025."),
    (["867", "looked_after_rate", "--window", "2025"], "--window"),
    (["England", "looked_after_rate"], "is not a local authority"),
  ])
  func `an unknown area, measure or window is a usage fault with a suggestion`(
    arguments: [String], words: String
  ) throws {
    let result = try carenumbers(["explain"] + arguments)
    #expect(result.status == ExitCode.usage.rawValue && result.output.isEmpty)
    #expect(result.errors.contains(words), "\(result.errors)")
  }
}
