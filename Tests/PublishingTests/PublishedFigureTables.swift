import CareStatistics
import Publishing
import TrendAnalysis

/// What the files of a run say, by measure, area and year: read from their bytes alone.
struct PublishedFigureTables {
  /// A row of `observations.csv` or `comparators.csv` by column name.
  typealias Row = [String: String]

  let observations: [String: Row]
  let comparators: [String: Row]
  /// The authorities' codes by name.
  let codes: [String: String]
  /// The cells of the spreadsheet family, by measure, area's name and heading.
  let spreadsheets: [String: String]
  /// How many areas were tested, a number a model.
  let tested: [Double]

  init(_ context: SiteContext) {
    let files = TidyFiles.all(
      analysis: context.analysis, findings: context.findings, changes: context.changes,
      sources: context.sources)
    func rows(_ name: String) -> [Row] {
      guard let file = files.first(where: { $0.name == "tidy/\(name).csv" }) else { return [] }
      let records = TidyRecords(bytes: file.bytes)
      return records.rows.map { Dictionary(zip(records.header, $0)) { first, _ in first } }
    }
    func keyed(_ rows: [Row], _ area: String) -> [String: Row] {
      Dictionary(
        rows.map { ("\($0["measure_id"] ?? "") \($0[area] ?? "") \($0["time_period"] ?? "")", $0) },
        uniquingKeysWith: { first, _ in first })
    }
    observations = keyed(
      rows("observations").filter { $0["geographic_level"] == "Local authority" }, "new_la_code")
    comparators = keyed(rows("comparators"), "new_la_code")
    codes = Dictionary(
      comparators.values.compactMap { row in
        row["new_la_code"].flatMap { code in row["la_name"].map { ($0, code) } }
      }, uniquingKeysWith: { first, _ in first })
    tested = rows("trend_models").compactMap { $0["tested"].flatMap(Double.init) }
    var cells: [String: String] = [:]
    for (measure, make) in zip(
      context.analysis.table.measures.map(\.id).sorted(), AuthorityFiles.makers(context.analysis))
    {
      let records = SpreadsheetRecords(make())
      for row in records.rows {
        for (heading, cell) in zip(records.header, row) {
          cells["\(measure) \(row[0]) \(heading)"] = cell
        }
      }
    }
    spreadsheets = cells
  }

  func observation(_ measure: String, _ code: String, _ year: Int) -> Row {
    observations["\(measure) \(code) \(year)"] ?? [:]
  }

  func comparator(_ measure: String, _ code: String, _ year: Int) -> Row {
    comparators["\(measure) \(code) \(year)"] ?? [:]
  }

  /// The row of an authority that is known by name.
  func comparator(_ measure: String, named name: String, _ year: Int) -> Row {
    comparator(measure, codes[name] ?? "", year)
  }

  /// The figures of all authorities that stand for themselves, in a year.
  func values(_ measure: String, _ year: String) -> [Double] {
    observations.values.filter {
      $0["measure_id"] == measure && $0["time_period"] == year
        && !($0["old_la_code"] ?? "").contains("/")
    }.compactMap { $0.number("value") }
  }

  func spreadsheet(_ measure: String, _ code: String, _ heading: String) -> String? {
    spreadsheets["\(measure) \(code) \(heading)"]
  }
}

extension [String: String] {
  func number(_ column: String) -> Double? { self[column].flatMap(Double.init) }

  /// An aggregate as pages show it, and as they take one year from another: as published, else
  /// calculated.
  func shown(_ area: String) -> Double? {
    number("\(area)_published") ?? number("\(area)_calculated")
  }
}
