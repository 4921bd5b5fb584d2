import Foundation
import Pipeline
import TestSupport
import Testing

/// What is wrong in the command line, in tables and in figures, with the code that it ends with.
struct InputRefusalTests {
  @Test("a measure that is not in the catalogue is a fault of the command line, with a suggestion")
  func only() throws {
    let country = try SmallCountry()
    let result = try country.run(
      ["run", country.pipeline, "--dry-run", "--only", "looked_after_rat"])
    #expect(result.end == .code(ExitCode.usage.rawValue), "\(result.errors)")
    #expect(result.errors.contains("Did you mean 'looked_after_rate'?"), "\(result.errors)")
  }

  @Test("an area's code is known in small letters too")
  func smallLetters() throws {
    let country = try SmallCountry()
    let words = ["--pipeline", country.pipeline]
    let capital = try country.run(["show", "E06000036"] + words)
    let small = try country.run(["show", "e06000036"] + words)
    #expect(capital.end == .code(0) && capital.output.hasPrefix("Bracknell Forest (E06000036)"))
    #expect(small.end == .code(0) && small.output == capital.output, "\(small.errors)")
  }

  @Test("figures with errors are not shown")
  func shown() throws {
    let country = try SmallCountry()
    try country.write([], to: "published/cla_number_and_rate_2019_to_2025.csv")
    let result = try country.run(["show", "E06000036", "--pipeline", country.pipeline])
    #expect(result.end == .code(ExitCode.dataRefused.rawValue), "\(result.end)")
    #expect(result.output.isEmpty && result.errors.contains("is empty"), "\(result.errors)")
  }

  @Test(
    "a panel's counts are numbers from 0 on, and its populations numbers above 0",
    arguments: ["nan", "-1", "inf", "1e400", "1e13", "x"])
  func panel(_ number: String) throws {
    for cells in ["\(number),20000", "100,\(number)"] {
      let country = try SmallCountry()
      let text = String(decoding: try country.bytes("panel.csv"), as: UTF8.self)
      try country.write(Array("\(text)U0,2026,\(cells)\n".utf8), to: "panel.csv")
      let result = try country.run(["trend", "\(country.path)/panel.csv"])
      #expect(result.end == .code(ExitCode.dataRefused.rawValue), "\(cells): \(result.output)")
      #expect(result.errors.contains("panel.csv:58:"), "\(result.errors)")
    }
  }

  /// A file, a text in it, what is put in its place, and words of the refusal.
  private static let doubled: [(file: String, text: String, replacement: String, word: String)] = [
    (
      "partners.yml", "groups:", "groups:\n  - {id: first_wave, name: A, members: [\"867\"]}",
      "the group 'first_wave' is there twice"
    ),
    (
      "partners.yml", "[\"867\", \"880\"]", "[\"867\", Bracknell Forest]",
      "Bracknell Forest is there twice"
    ),
    (
      "reference/areas.csv", ",E06000038,Reading,", ",E06000039,Reading,",
      "'E06000039' is there twice"
    ),
    ("reference/areas.csv", ",E06000038,Reading,", ",E06000038, ,", "'name' is blank"),
    ("reference/areas.csv", ",870,E06000038,", ",,E06000038,", "'area_key' is blank"),
    (
      "reference/areas.csv", ",2009-01-01,,,870\n", ",2009-01-01,,,871\n",
      "the number '871' belongs to"
    ),
    (
      "reference/areas.csv", "local authority,825,E06000060,", "region,825,E06000060,",
      "'825' is a local authority further up"
    ),
    ("measures.yml", "value: rate_per_10000", "value: []", "fewer than one column"),
    (
      "measures.yml", "short_name: Looked after, rate",
      "short_name: \(String(repeating: "x", count: 40_000))", "a text of more than 10000 bytes"
    ),
    (
      "reference/areas.csv", ",E06000038,Reading,",
      ",E06000038,\(String(repeating: "x", count: 40_000)),", "longer than 200 bytes"
    ),
  ]

  @Test("what is there twice or blank in a table of areas or groups is refused with its place")
  func doubled() throws {
    for (file, text, replacement, word) in Self.doubled {
      let country = try SmallCountry()
      try country.edit(file, text, replacement)
      let result = try country.run(["run", country.pipeline, "--dry-run", "--quiet"])
      #expect(result.end == .code(78), "\(word): \(result.end) \(result.errors)")
      #expect(
        result.errors.contains(word) && result.errors.contains("\(file):"),
        "\(word): \(result.errors)")
    }
  }

  @Test(
    "of many findings of a rule some are listed, the rest counted; too many errors end the reading")
  func manyFindings() throws {
    let care = "published/cla_number_and_rate_2019_to_2025.csv"
    for (row, code, words) in [
      (
        "2025,Reporting year,Local authority,E92000001,England,E12000008,South East,867,"
          + "Name N,E06000036,other,1,1,1\n", Int32(0), ["and 4000 more of the same from here on"]
      ),
      (
        "2N,Reporting year,National,E92000001,England,,,,,,other,1,1,1\n", 1,
        ["and 1 more of the same from here on", "the rest of the file was not read"]
      ),
    ] {
      let country = try SmallCountry()
      let text = String(decoding: try country.bytes(care), as: UTF8.self)
      let rows = (10_000..<15_000).map {
        row.replacing("N,R", with: "\($0),R").replacing("e N", with: "e \($0)")
      }
      try country.write(Array((text + rows.joined()).utf8), to: care)
      let result = try country.run(
        ["check", "\(country.path)/published", "--pipeline", country.pipeline])
      #expect(result.end == .code(code), "\(result.output.suffix(500))")
      for word in words { #expect(result.output.contains(word), "\(result.output.suffix(500))") }
    }
  }

  @Test("a manifest that tells of impossible sizes does not end doctor")
  func impossibleSizes() throws {
    let country = try SmallCountry()
    #expect(try country.run(["run", country.pipeline, "--quiet"]).end == .code(0))
    let manifest = "output/latest/manifest.json"
    let text = String(decoding: try country.bytes(manifest), as: UTF8.self)
    let changed = text.replacing(/"bytes" : \d+/, with: "\"bytes\" : 9223372036854775807")
    try country.write(Array(changed.utf8), to: manifest)
    let result = try country.run(["doctor", "--output", country.output])
    #expect(result.end == .code(1) && result.output.contains("is not whole"), "\(result.end)")
  }
}
