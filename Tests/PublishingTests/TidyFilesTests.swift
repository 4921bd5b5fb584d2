import CareStatistics
import Publishing
import TestSupport
import Testing

@Suite struct TidyFilesTests {
  static let tables = TidyFixture.files.filter { !$0.fields.isEmpty }

  private static func records(of file: TidyFile) -> TidyRecords {
    TidyRecords(String(file.name.dropFirst("tidy/".count).dropLast(".csv".count)))
  }

  @Test(arguments: tables)
  func `every row has as many cells as there are fields`(file: TidyFile) {
    let records = Self.records(of: file)
    #expect(records.header == file.fields.map(\.name))
    #expect(records.rows.count == file.rows)
    #expect(records.rows.allSatisfy { $0.count == file.fields.count })
    #expect(file.rows > 0)
  }

  @Test(arguments: tables)
  func `every cell is of its field's kind`(file: TidyFile) {
    for row in Self.records(of: file).rows {
      for (cell, field) in zip(row, file.fields) where !cell.isEmpty {
        switch field.kind {
        case .string: break
        case .integer: #expect(Int(cell) != nil, "\(field.name): \(cell)")
        case .number: #expect(Double(cell) != nil, "\(field.name): \(cell)")
        case .boolean: #expect(cell == "true" || cell == "false", "\(field.name): \(cell)")
        case .date: #expect(CalendarDate(iso: cell) != nil, "\(field.name): \(cell)")
        }
      }
    }
  }

  @Test(arguments: tables)
  func `rows stand in the order of the key, which tells them apart`(file: TidyFile) {
    let records = Self.records(of: file)
    let keys = records.rows.indices.map { row in
      file.key.map { records[row, $0] ?? "" }
    }
    guard !file.key.isEmpty else { return }
    for (before, after) in zip(keys, keys.dropFirst()) {
      #expect(before.lexicographicallyPrecedes(after), "\(before) \(after)")
    }
  }

  @Test(arguments: TidyFixture.files)
  func `files end in a line feed and have neither mark nor carriage return`(file: TidyFile) {
    #expect(file.bytes.last == UInt8(ascii: "\n"))
    #expect(!file.bytes.contains(UInt8(ascii: "\r")))
    #expect(!file.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
  }

  @Test(arguments: TidyFixture.files)
  func `generated text is ASCII`(file: TidyFile) {
    for text in [file.name, file.title, file.grain] + file.fields.map(\.description) {
      #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(text)")
    }
    if file.fields.isEmpty { #expect(file.bytes.allSatisfy { $0 < 0x80 }) }
  }

  @Test func `the same analysis gives the same bytes`() {
    let again = TidyFiles.all(
      analysis: TidyFixture.analysis, findings: TidyFixture.findings.reversed(),
      changes: TidyFixture.differences(reversed: true), sources: TidyFixture.sources)
    #expect(again == TidyFixture.files)
  }

  @Test func `symbols are kept beside an empty value`() {
    let records = TidyRecords("observations")
    let row = records.rows.indices.first { records[$0, "value_as_published"] == "c" } ?? -1
    #expect(records[row, "value"] == "")
    #expect(records[row, "value_status"] == "c")
    #expect(records[row, "boundary_note"] == "new, from 2019")
    #expect(records[row, "source_id"] == "cla_stock")
    #expect(records[row, "source_line"] == "4")
    #expect(records[row, "period_end"] == "2024-03-31")
  }

  @Test func `levels and names are those of the Department's files`() {
    let records = TidyRecords("observations")
    let levels = records.rows.indices.map { records[$0, "geographic_level"] }
    #expect(
      levels == [
        "Local authority", "Local authority", "Local authority", "Local authority", "National",
        "Regional",
      ])
    #expect(records[4, "region_code"] == "" && records[4, "new_la_code"] == "")
    #expect(records[5, "region_name"] == "South West" && records[5, "la_name"] == "")
    #expect(records[1, "la_name"] == "Older \u{C9}")
    #expect(records[5, "value"] == "0.00001234")
  }

  @Test func `text is quoted only when it must be`() {
    let areas = TidyFixture.files.first { $0.name == "tidy/areas.csv" }
    let text = String(decoding: areas?.bytes ?? [], as: UTF8.self)
    #expect(text.contains(",\"Poole, \"\"the\"\" harbour\","))
    #expect(text.contains(",South West,"))
  }

  @Test func `trends are in per cent a year and keep what is undefined empty`() {
    let records = TidyRecords("trends")
    #expect(records[0, "area_code"] == "E06000058")
    #expect(
      records[0, "own_growth_pct"].flatMap(Double.init) == TidyNumber.growthPercent(logPoints: 0.1))
    #expect(records[0, "parts"] == "Bournemouth|Poole")
    #expect(records[0, "p"] == "0.00000032")
    #expect(records[0, "glm_own_pct"] == "")
    #expect(records[2, "tier"] == "not assessed")
    #expect(records[2, "robust"] == "" && records[2, "grade"] == "")
  }

  @Test func `a model without quantities keeps a row`() {
    let records = TidyRecords("trend_models")
    #expect(records.rows.count == 3)
    #expect(records[0, "not_assessed"] == "153" && records[0, "quantity"] == "")
    #expect(records[1, "quantity"] == "dispersion" && records[2, "value"] == "")
  }

  @Test func `an authority stands beside its comparators`() {
    let records = TidyRecords("comparators")
    #expect(records.rows.count == 4)
    #expect(records[1, "value"] == "64" && records[1, "england_calculated"] == "70.5")
    #expect(records[1, "neighbour_median"] == "65.25" && records[0, "neighbour_median"] == "")
    #expect(records[1, "partner_groups"] == "first|second")
    #expect(records[1, "partner_group_calculated"] == "2.5")
    #expect(records[3, "partner_groups"] == "")
  }

  @Test func `errors come before information`() {
    let records = TidyRecords("quality_issues")
    #expect(records[0, "severity"] == "error" && records[1, "severity"] == "information")
    #expect(records[0, "area_name"] == "Bournemouth, Christchurch and Poole")
  }

  @Test func `the README names every file, field and symbol`() {
    let bytes = TidyFixture.files.last?.bytes ?? []
    let text = String(decoding: bytes, as: UTF8.self)
    for file in Self.tables {
      #expect(text.contains(file.name))
      for field in file.fields { #expect(text.contains("  \(field.name) ")) }
    }
    for status in ValueStatus.allCases { #expect(text.contains(status.explanation)) }
    #expect(text.contains(TidyFixture.sources[0].publication))
  }
}
