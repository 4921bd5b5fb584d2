import CareStatistics
import Foundation
import PublishedStatistics
import TestSupport

/// A catalogue, areas and files small enough to write down in a test.
struct SmallPipeline {
  static let catalogue = """
    version: 1
    sources:
      - {id: care, title: Care, publisher: Dept, files: "care*.csv", layout: open data, symbols: modern, aggregate_rounding: 10}
      - {id: people, title: People, publisher: Office, files: "people*.csv", layout: open data, symbols: modern}
      - {id: tool, title: Tool, publisher: Dept, files: "tool*.csv", layout: interactive tool, symbols: interactive tool, aggregate_rounding: 10}
    measures:
      - id: care_rate
        name: Care, rate
        short_name: Care
        theme: reducing need
        unit: per 10,000 children
        period: 31 March
        direction: none
        decimals: 0
        population: {measure: people_number, years_before: 1}
        definition: Care.
        readings:
          - {source: care, where: {type: Stock}, value: rate, numerator: count}
          - {source: tool, where: {Short Desc: NUM}, numerator: Values}
      - id: people_number
        name: People
        short_name: People
        theme: reducing need
        unit: children
        period: mid-year
        direction: none
        decimals: 0
        definition: People.
        readings:
          - {source: people, value: people}
    """

  static let geography =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,"
    + "region_name,old_la_code,new_la_code,la_name"

  var care: [String] = [
    "2025,Reporting year,National,E92000001,England,,,,,,Stock,180,90",
    "2025,Reporting year,Local authority,E92000001,England,E12000001,North East,805,E06000001,Hartlepool,Stock,100,100",
    "2025,Reporting year,Local authority,E92000001,England,E12000001,North East,806,E06000002,Middlesbrough,Stock,81,81",
    "2025,Reporting year,Local authority,E92000001,England,E12000001,North East,805,E06000001,Hartlepool,Starting,7,7",
  ]
  var careHeader = geography + ",type,count,rate"
  var people: [String] = [
    "2024,Reporting year,National,E92000001,England,,,,,,20000",
    "2023,Reporting year,Local authority,E92000001,England,E12000001,North East,805,E06000001,Hartlepool,9900",
    "2024,Reporting year,Local authority,E92000001,England,E12000001,North East,805,E06000001,Hartlepool,10000",
    "2024,Reporting year,Local authority,E92000001,England,E12000001,North East,806,E06000002,Middlesbrough,10000",
  ]
  var tool: [String] = [
    "NUM,Number,2024,Hartlepool,95,805,North East",
    "NUM,Number,2025,Hartlepool,100,805,North East",
    "NUM,Number,2025,Middlesbrough,-,806,North East",
    "OTHER,Other,2025,Middlesbrough,9.3699999999999992,806,North East",
  ]
  /// Text put in place of the care file's end, to cut it short; `nil` for a whole file.
  var careEnding = "\n"

  /// Hartlepool, Middlesbrough, the North East and England, in force throughout.
  static var register: AreaRegister {
    let start = CalendarDate(year: 2009, month: 1, day: 1)
    func area(_ key: String, _ code: String, _ name: String, _ level: AreaLevel) -> Area {
      Area(
        key: AreaKey(key), level: level,
        codes: [AreaCode(code: code, name: name, validFrom: start, validTo: nil)],
        region: level == .localAuthority ? AreaKey("E12000001") : nil, subRegion: nil,
        otherNames: [])
    }
    return AreaRegister(
      areas: [
        area("E92000001", "E92000001", "England", .country),
        area("E12000001", "E12000001", "North East", .region),
        area("805", "E06000001", "Hartlepool", .localAuthority),
        area("806", "E06000002", "Middlesbrough", .localAuthority),
        area("805 / 806", "E06000001 / E06000002", "Hartlepool / Middlesbrough", .jointReturn),
      ], changes: [],
      toolNumbers: ["805": AreaKey("805"), "806": AreaKey("806"), "970": .england])
  }

  /// Writes the files to a folder of their own and reads them.
  ///
  /// - Parameters:
  ///   - held: What an earlier run read.
  ///   - digest: What stands for the files' SHA-256.
  ///   - areThere: Whether the files are written; else only their names are known.
  func read(
    held: [HeldReading] = [], digest: String = "", areThere: Bool = true
  ) async throws -> PublishedFigures {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "carenumbers-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let texts = [
      ("care", careHeader + "\n" + care.joined(separator: "\n") + careEnding),
      ("people", Self.geography + ",people\n" + people.joined(separator: "\n") + "\n"),
      (
        "tool",
        "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"
          + tool.joined(separator: "\n") + "\n"
      ),
    ]
    var files: [InputFile] = []
    for (source, text) in texts {
      let url = folder.appending(path: "\(source).csv")
      if areThere { try Data(text.utf8).write(to: url) }
      files.append(
        InputFile(
          source: source, path: url.path, name: "\(source).csv", sha256: digest,
          bytes: text.utf8.count))
    }
    let catalogue = try Catalogue(yaml: Self.catalogue, file: "measures.yml")
    return await PublishedFigures.read(catalogue, files: files, register: Self.register, held: held)
  }
}
