import Foundation
import PackageReading
import Pipeline
import TestSupport
import Testing

/// Names that mean something to a browser, a spreadsheet or a database.
struct InjectionTests {
  private static let care = "published/cla_number_and_rate_2019_to_2025.csv"
  private static let names = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
    "'); DROP TABLE observation; --",
    "Robert\u{202E}dnuos", "{{name}}", "${7*7}", "]]><x>&amp;",
  ]

  @Test("a name of an area or a group reaches pages, tables and the store as nothing but text")
  func names() throws {
    for name in Self.names {
      let country = try SmallCountry()
      let yaml = "'" + name.replacing("'", with: "''") + "'"
      try country.edit("partners.yml", "name: First wave", "name: \(yaml)")
      try country.edit("partners.yml", "note: Made up.", "note: \(yaml)")
      let csv = "\"" + name.replacing("\"", with: "\"\"") + "\""
      for file in ["reference/areas.csv", Self.care] {
        try country.edit(file, ",Slough,", ",\(csv),")
      }
      let run = try country.run(["run", country.pipeline, "--quiet"])
      #expect(run.end == .code(0), "\(name): \(run.errors)")
      let doctor = try country.run(["doctor", "--output", country.output])
      #expect(doctor.end == .code(0), "\(name): \(doctor.output)")
      let files = try ReturnsNight.files(below: "\(country.output)/runs")
      let pages = files.filter { $0.key.hasSuffix(".html") }
      #expect(pages.count > 20)
      for (path, bytes) in pages {
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("<script>alert") && !text.contains("<img src=x"), "\(path)")
        #expect(!text.contains("]]><x>"), "\(path)")
      }
    }
  }

  @Test("a name that a spreadsheet would take for a formula is refused, or made harmless")
  func formulas() throws {
    for name in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"] {
      let country = try SmallCountry()
      try country.edit("partners.yml", "name: First wave", "name: \"\(name)\"")
      for file in ["reference/areas.csv", Self.care] {
        try country.edit(file, ",Slough,", ",\(name),")
      }
      let run = try country.run(["run", country.pipeline, "--quiet"])
      #expect(run.end == .code(78), "\(name): \(run.errors)")
      #expect(
        run.errors.contains("areas.csv") || run.errors.contains("partners.yml"), "\(run.errors)")
    }
  }

  @Test(
    "a cell of a published file that a spreadsheet would take for a formula comes out of no table")
  func formulaCells() throws {
    let country = try SmallCountry()
    let rows = String(decoding: try country.bytes(Self.care), as: UTF8.self).split(separator: "\n")
    let row = try #require(
      rows.first { $0.contains("Slough") && $0.hasPrefix("2025") && $0.contains("on 31 March") })
    let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let changed = (cells.dropLast() + ["=HYPERLINK(1)"]).joined(separator: ",")
    try country.edit(Self.care, String(row), changed)
    let run = try country.run(["run", country.pipeline, "--quiet"])
    #expect(run.end == .code(0), "\(run.errors)")
    let tables = try ReturnsNight.files(below: "\(country.output)/runs")
      .filter { $0.key.hasSuffix(".csv") }
    #expect(tables.count > 10)
    for (path, bytes) in tables {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains(/(^|[,\n])"?=HYPERLINK/), "\(path)")
    }
  }
}
