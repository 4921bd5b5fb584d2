import CareStatistics
import Publishing
import TrendAnalysis

/// The spreadsheet family over a made-up country with odd measures beside its ordinary ones.
enum SampleFiles {
  static let suppressed = measure("all_suppressed")
  static let oneYear = measure("one_year")
  static let withoutData = measure("without_data")

  private static func measure(_ id: String) -> Measure {
    Measure(
      id: id, name: "Measure \(id)", shortName: id, theme: .frontDoor, unit: .percent,
      period: .yearEndingMarch31, direction: .none, balances: [], numeratorName: nil,
      denominatorName: nil, isTested: false, decimals: 1, definition: "Made up.",
      publication: "Made-up figures")
  }

  /// The country's analysis with a measure that is suppressed throughout, one of a single year, and
  /// one that no file has a figure for.
  static let analysis: Analysis = {
    let sample = SampleAnalysis(authorities: 24, measures: 8).analysis()
    let table = sample.table
    var observations = table.observations
    for area in table.register.currentAuthorities {
      for year in 2020...2025 {
        observations.append(
          observation(suppressed, area, year, nil, .confidential))
      }
      observations.append(observation(oneYear, area, 2025, 12.5, nil))
    }
    var analysis = Analysis(
      table: ObservationTable(
        measures: table.measures + [suppressed, oneYear, withoutData], register: table.register,
        observations: observations),
      comparators: sample.comparators, trends: sample.trends, models: sample.models,
      neighbourModel: sample.neighbourModel, neighbourModels: sample.neighbourModels, groups: [])
    analysis.evidence = sample.evidence
    return analysis
  }()

  private static func observation(
    _ measure: Measure, _ area: Area, _ year: Int, _ number: Double?, _ status: ValueStatus?
  ) -> Observation {
    Observation(
      measure: measure.id, area: area.key, year: year,
      published: Figure(
        number: number, status: status, text: number.map { "\($0)" } ?? "c", provenance: nil),
      numerator: nil, denominator: nil, calculated: nil, boundaryNote: "")
  }

  static let sources = [
    SourceFile(
      source: "sample", name: "sample.csv", publication: "Made-up figures",
      sha256: String(repeating: "0123456789abcdef", count: 4), bytes: 1, rows: 1)
  ]

  static let files = AuthorityFiles.makers(analysis).map { $0() }

  static let workbooks = WorkbookSet(
    WorkbookContext(
      analysis: analysis, headline: SampleAnalysis.headline, sources: sources,
      version: "1.2.3"))
}

/// A file of the spreadsheet family read back byte by byte, apart from the code that writes it.
struct SpreadsheetRecords {
  let header: [String]
  let rows: [[String]]
  /// Whether every line ends in carriage return and line feed, and no line end stands elsewhere
  /// outside quotes.
  let endsLinesInPairs: Bool

  init(_ file: TidyFile) {
    var records: [[String]] = []
    var (record, cell): ([String], [UInt8]) = ([], [])
    var (isQuoted, pairs) = (false, true)
    let bytes = Array(file.bytes.dropFirst(3))
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\"") {
        // A doubled quote closes and opens again; the text gets one.
        if !isQuoted, index > 0, bytes[index - 1] == UInt8(ascii: "\"") { cell.append(byte) }
        isQuoted.toggle()
      } else if isQuoted {
        cell.append(byte)
      } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") {
        if byte == UInt8(ascii: "\n") {
          if cell.last == UInt8(ascii: "\r") { cell.removeLast() } else { pairs = false }
        }
        record.append(String(decoding: cell, as: UTF8.self))
        cell = []
        if byte == UInt8(ascii: "\n") {
          records.append(record)
          record = []
        }
      } else {
        cell.append(byte)
      }
    }
    (header, rows) = (records.first ?? [], Array(records.dropFirst()))
    endsLinesInPairs = pairs && record.isEmpty && cell.isEmpty
  }
}
