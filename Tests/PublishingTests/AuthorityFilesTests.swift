import CareStatistics
import Testing
import TrendAnalysis

@testable import Publishing

@Suite struct AuthorityFilesTests {
  private static func file(_ measure: String) throws -> TidyFile {
    try #require(
      SampleFiles.files.first { $0.name == "excel/\(measure)_by_authority.csv" })
  }

  @Test(arguments: SampleFiles.files)
  func `files begin with a mark, end lines in pairs and fill every column`(file: TidyFile) {
    #expect(file.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let records = SpreadsheetRecords(file)
    #expect(records.endsLinesInPairs)
    #expect(records.header == file.fields.map(\.name))
    #expect(Set(records.header).count == records.header.count)
    #expect(records.rows.count == file.rows && file.rows >= 24)
    for row in records.rows {
      #expect(row.count == records.header.count)
      #expect(row.allSatisfy { !$0.isEmpty })
    }
    let codes = records.rows.map { $0[0] }
    #expect(Set(codes).count == codes.count)
  }

  @Test(arguments: SampleFiles.files)
  func `a cell is a number, a known symbol or harmless text`(file: TidyFile) {
    let marks = Set(ValueStatus.allCases.map(\.mark))
    for row in SpreadsheetRecords(file).rows {
      for (cell, field) in zip(row, file.fields) {
        if field.kind == .number {
          #expect(Double(cell) != nil || marks.contains(cell), "\(field.name): \(cell)")
        } else {
          #expect(!"=+-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".contains(cell.prefix(1)), "\(cell)")
          #expect(!Self.looksLikeDate(cell), "\(cell)")
        }
      }
    }
    for name in file.fields.map(\.name) { #expect(!Self.looksLikeDate(name), "\(name)") }
  }

  /// Two or three groups of digits joined by one sign, or a month's name beside a number.
  private static func looksLikeDate(_ text: String) -> Bool {
    let numbers = text.split { "-/.".contains($0) }
    if numbers.count > 1, numbers.allSatisfy({ $0.allSatisfy(\.isNumber) }) {
      return Double(text) == nil
    }
    let months = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.count == 2 && words.contains { Int($0) != nil }
      && words.contains { months.contains(String($0.prefix(3))) }
  }

  @Test func `authorities stand by name, then regions, then England`() throws {
    let rows = SpreadsheetRecords(try Self.file("looked_after_rate")).rows
    let table = AuthorityGrid(SampleFiles.analysis.table.measures[0], in: SampleFiles.analysis)
    let levels = table.rows.map(\.area.level)
    #expect(levels.prefix(24).allSatisfy { $0 == .localAuthority })
    let names = table.rows.prefix(24).map(\.area.name)
    #expect(names == names.sorted())
    #expect(rows.count == table.rows.count)
  }

  @Test func `hostile names keep every letter behind a single quote`() throws {
    let names = SpreadsheetRecords(try Self.file("looked_after_rate")).rows.map { $0[1] }
    for name in SampleAnalysis.hostileNames {
      #expect(names.contains(name.hasPrefix("=") ? "'" + name : name))
    }
  }

  @Test func `values are those of the observations, symbol by symbol`() throws {
    let table = SampleFiles.analysis.table
    var (numbers, symbols) = (0, 0)
    for measure in table.measures {
      let records = SpreadsheetRecords(try Self.file(measure.id))
      for row in records.rows {
        let area = try #require(table.register.area(code: row[0]))
        for (column, name) in records.header.enumerated() {
          guard let year = Int(name) else { continue }
          let observation = table.observation(of: measure.id, in: area.key, year: year)
          if let value = observation?.value {
            #expect(Double(row[column]) == value)
            numbers += 1
          } else {
            #expect(row[column] == (observation?.status ?? .notAvailable).mark)
            symbols += 1
          }
        }
      }
    }
    #expect(numbers > 1_500 && symbols > 100)
  }

  @Test func `a suppressed measure has symbols alone`() throws {
    let records = SpreadsheetRecords(try Self.file("all_suppressed"))
    #expect(records.header.suffix(6) == ["2020", "2021", "2022", "2023", "2024", "2025"])
    #expect(records.rows.allSatisfy { $0.suffix(6).allSatisfy { $0 == "[c]" } })
  }

  @Test func `a measure of one year has one column, one without figures has none`() throws {
    #expect(SpreadsheetRecords(try Self.file("one_year")).header.suffix(1) == ["2025"])
    let without = SpreadsheetRecords(try Self.file("without_data"))
    #expect(without.header == ["LA code", "LA name", "Region"])
    #expect(without.rows.count == 24)
  }

  @Test func `a change with a withheld end is withheld, and England's is that of its figures`()
    throws
  {
    let observations = [
      TidyFixture.observations[1],
      Observation(
        measure: "cla_rate", area: AreaKey("839"), year: 2025,
        published: TidyFixture.figure("64", line: 3), numerator: nil, denominator: nil,
        calculated: 63.904, boundaryNote: ""),
      Observation(
        measure: "cla_rate", area: AreaKey("380"), year: 2024,
        published: TidyFixture.figure("70", line: 3), numerator: nil, denominator: nil,
        calculated: 70.26, boundaryNote: ""),
      Observation(
        measure: "cla_rate", area: AreaKey("380"), year: 2025,
        published: TidyFixture.figure("71", line: 3), numerator: nil, denominator: nil,
        calculated: 70.51, boundaryNote: ""),
    ]
    let model = TrendModel(
      measure: "cla_rate", window: 2024...2025, tested: 2, notAssessed: 0, nationalGrowth: nil,
      direction: nil, quantities: [])
    let analysis = Analysis(
      table: ObservationTable(
        measures: [TidyFixture.stock], register: TidyFixture.register, observations: observations),
      comparators: ["cla_rate": TidyFixture.comparators], trends: [], models: [model],
      neighbourModel: TidyFixture.model, neighbourModels: [], groups: [])
    let maker = try #require(AuthorityFiles.makers(analysis).first)
    let records = SpreadsheetRecords(maker())
    #expect(records.header.suffix(3) == ["Change 2024 to 2025", "England change", "Comparison"])
    #expect(records.rows.map { $0[0] } == ["E06000058", "E06000099"])
    #expect(records.rows[0].suffix(5) == ["[c]", "64", "[c]", "0.5", "[z]"])
    #expect(records.rows[1].suffix(5) == ["70", "71", "0.3", "0.5", "[z]"])
  }

  @Test func `an authority that was joined shows the joined area's standing`() {
    func trend(_ code: String, _ name: String, _ keys: [String], assessed: Bool) -> Trend {
      Trend(
        measure: "cla_rate", window: 2024...2025, areaCode: code, areaName: name,
        authorities: keys.map { AreaKey($0) }, parts: [name], points: 2,
        estimate: assessed ? TidyFixture.estimate : nil, tier: assessed ? .with : .notAssessed,
        grade: nil, contrastGrade: nil, reasonNotAssessed: assessed ? nil : "joined",
        statement: "")
    }
    let own = trend("E06000058", "B", ["839"], assessed: false)
    let joined = trend("E06000058 / E06000099", "Both", ["380", "839"], assessed: true)
    for trends in [[own, joined], [joined, own]] {
      let analysis = Analysis(
        table: ObservationTable(
          measures: [TidyFixture.stock], register: TidyFixture.register,
          observations: TidyFixture.observations),
        comparators: [:], trends: trends,
        models: [
          TrendModel(
            measure: "cla_rate", window: 2024...2025, tested: 1, notAssessed: 1,
            nationalGrowth: nil, direction: nil, quantities: [])
        ], neighbourModel: TidyFixture.model, neighbourModels: [], groups: [])
      let rows = AuthorityGrid(TidyFixture.stock, in: analysis).rows
      #expect(rows[0].comparison == "Both: No clear difference from the rest of England")
    }
  }

  @Test(arguments: [
    ("=1", "'=1"), ("-5", "-5"), ("+5.25", "+5.25"), ("-5-3", "'-5-3"), ("-", "'-"),
    ("-.5", "'-.5"),
    ("@a", "'@a"), ("\ta", "'\ta"), ("\ra", "'\ra"), ("\u{FF1D}1", "'\u{FF1D}1"), ("", ""),
    ("\u{FF0D}5", "'\u{FF0D}5"), ("1.2.3", "1.2.3"), ("a=1", "a=1"), ("-1.2.3", "'-1.2.3"),
  ])
  func `only text that would begin a formula gets a quote`(text: String, safe: String) {
    #expect(SpreadsheetText.harmless(text) == safe)
  }

  @Test func `the same analysis gives the same bytes`() {
    #expect(AuthorityFiles.makers(SampleFiles.analysis).map { $0() } == SampleFiles.files)
  }
}
