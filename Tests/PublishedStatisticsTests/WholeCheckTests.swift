import CareStatistics
import Foundation
import PublishedStatistics
import TestSupport
import Testing

/// Every fault of a configuration file is found in one pass, each at its own place.
struct WholeCheckTests {
  /// Line and message of each fault, in listing order.
  private func places(_ faults: [ConfigurationFault]) -> [String] {
    faults.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.message)" }
  }

  @Test func `a catalogue with many faults is listed whole, in the order of the file`() {
    let text = """
      version: 2
      sources:
        - {id: care, title: Care, publisher: Dept, files: "care*.csv", layout: open data, symbols: modern}
        - {id: care, title: Tool, publisher: Dept, files: "tool*.csv", layout: wide, symbols: modern, aggregate_rounding: 0}
      measures:
        - id: rate
          nam: Rate
          name: Rate
          short_name: Rate
          theme: reducing need
          unit: per 10,000 children
          period: 31 March
          direction: none
          decimals: 9
          population: {measure: rate, years_before: 1}
          flows: [rates]
          balances: [rate]
          definition: Rate.
          readings:
            - {source: carer, where: {type: []}}
        - id: Rate
          readings: []
      """
    let found = places(Catalogue.read(yaml: text, file: "measures.yml").faults)
    let expected = [
      "1:10 version: expected a whole number from 1 to 1",
      "4:10 sources[2].id: the source 'care' is there twice, first on line 3",
      "4:74 sources[2].layout: unknown value 'wide'",
      "4:117 sources[2].aggregate_rounding: expected a number above 0",
      "7:5 measures[1]: unknown key 'nam'",
      "14:15 measures[1].decimals: expected a whole number from 0 to 3",
      "15:27 measures[1].population.measure: the measure 'rate' names itself",
      "16:13 measures[1].flows[1]: no measure 'rates' in the catalogue",
      "17:16 measures[1].balances[1]: the measure 'rate' names itself",
      "20:9 measures[1].readings[1]: the reading names no column",
      "20:18 measures[1].readings[1].source: no source 'carer'",
      "20:39 measures[1].readings[1].where.type: expected a text",
      "21:9 measures[2].id: 'Rate' cannot be a name",
      "22:15 measures[2].readings: the list has fewer than one reading",
    ]
    for line in expected { #expect(found.contains(line), "\(line)\n\(found)") }
    let missing = found.filter { $0.contains("is missing") }
    #expect(
      missing.count == 8 && missing.allSatisfy { $0.hasPrefix("21:5 measures[2]: the key '") })
    #expect(found.count == expected.count + missing.count, "\(found)")
    let lines = found.compactMap { Int($0.prefix { $0 != ":" }) }
    #expect(lines == lines.sorted())
  }

  @Test func `a key that is there twice is a fault at its second place, and hides no other`() {
    let text = """
      version: 1
      groups:
        - id: a
          "name": First
          name: Second
          name: Third
          members: ["805"]
          nonsense: 1
      groups: []
      """
    let found = places(
      PartnerGroup.faults(yaml: text, file: "partners.yml", register: SmallPipeline.register))
    #expect(
      found == [
        "6:5 groups[1]: the key 'name' is there twice, first on line 4",
        "6:5 groups[1]: the key 'name' is there twice, first on line 5",
        "8:5 groups[1]: unknown key 'nonsense'",
        "9:1 the key 'groups' is there twice, first on line 2",
      ], "\(found)")
  }

  @Test func `two groups of one name and a member under two names are found`() {
    let text = """
      version: 1
      groups:
        - {id: a, name: A, members: ["805", Hartlepool, Nowhere, E06000002]}
        - {id: b, name: B, members: [], announced: 2018-02-30}
        - {id: a, name: C, members: "806"}
      """
    let found = places(
      PartnerGroup.faults(yaml: text, file: "partners.yml", register: SmallPipeline.register))
    #expect(
      found == [
        "3:39 groups[1].members[2]: Hartlepool is there twice, first on line 3",
        "3:51 groups[1].members[3]: 'Nowhere' is not a local authority",
        "4:31 groups[2].members: the list has fewer than one member",
        "4:46 groups[2].announced: not a date",
        "5:10 groups[3].id: the group 'a' is there twice, first on line 3",
      ], "\(found)")
  }

  @Test func `every row of the reference tables that makes no sense is found`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      at: packageRoot.appending(path: "Pipelines/reference"), to: folder)
    #expect(ReferenceTables.read(folder: folder.path).faults == [])
    func append(_ file: String, _ rows: [String]) throws {
      let url = folder.appending(path: file)
      let text = try String(contentsOf: url, encoding: .utf8)
      try (text + rows.joined(separator: "\n") + "\n").write(
        to: url, atomically: true, encoding: .utf8)
    }
    try append(
      "areas.csv",
      [
        "local authority,867,E06000036,Bracknell Forest,E12000008,,2009-01-01,,,867",
        ",,,,,,,,,", "local authority,867,E06000936,,E12000008,,2009-01-01,,,867",
        "local authority,868,E06000937,Other,E12000008,,2009-13-01,,,",
        "local authority,869,E06000938,Other,E12000008,,2009-01-01,,,867",
        "town,1,E1,A,,,2009-01-01,,,",
      ])
    try append(
      "boundary_changes.csv",
      [
        "2024-04-01,999,E1,Old,867,E06000036,Bracknell Forest,continuous,,",
        "2009-04-01,867,E1,Old,999,E06000036,Bracknell Forest,continuous,,",
        "2009-04-01,,E1,Old,867,E06000036,Bracknell Forest,continuous,,",
      ])
    try append("neighbours.csv", ["2025,867,1,869,close", "2025,867,10,867,close"])
    let messages = ReferenceTables.read(folder: folder.path).faults.map(\.message)
    let expected = [
      "the code 'E06000036' is there twice, first on line", "'level' is blank",
      "'name' is blank", "'2009-13-01' is not a date", "the number '867' belongs to '867' already",
      "'town' is not a level", "from_key '999' is not in areas.csv",
      "to_key '999' is not in areas.csv", "from_key '' is not in areas.csv",
      "or its neighbour already", "is itself '867'",
    ]
    for words in expected {
      #expect(messages.contains { $0.contains(words) }, "\(words): \(messages)")
    }
    #expect(throws: ConfigurationFault.self) { try ReferenceTables(folder: folder.path) }
  }
}
