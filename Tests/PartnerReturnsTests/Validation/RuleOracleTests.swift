import TestSupport
import Testing

@testable import PartnerReturns

/// The rules against the answers of the validator that authorities use, on the made-up return.
///
/// The answers were made with the lists of codes of 2022/23, each rule run on a copy of its own.
struct RuleOracleTests {
  /// One row that a rule flags.
  struct Flag: Hashable {
    let rule: String
    let table: String
    let line: Int
  }

  @Test(arguments: ["mini", "mini_prev"])
  func `every rule flags exactly the rows that the reference flags`(scenario: String) throws {
    let fixture = try MiniFixture(withPreviousYear: scenario == "mini_prev")
    let findings = Findings(fixture.children).rows
    let found = findings.map {
      Flag(rule: Findings.code($0.rule), table: $0.table.rawValue, line: Int($0.line))
    }
    #expect(Set(found).count == found.count, "no row is flagged twice by one rule")
    var expected = try expectedFlags(scenario)
    #expect(expected.count > 70)
    // The reference takes a same-day tie in the order of an unstable sort; the open one is the last.
    #expect(expected.remove(Flag(rule: "142", table: "Episodes", line: 66 + 2)) != nil)
    let codes = Set(RuleCatalogue.rules.map { $0.facts.code })
    #expect(codes.isSuperset(of: expected.map(\.rule)))
    for code in codes {
      #expect(
        Set(found.filter { $0.rule == code }) == expected.filter { $0.rule == code },
        "rule \(code)")
    }
  }

  @Test func `the two answers differ by rule 142 on the child with a same-day episode alone`()
    throws
  {
    let rows = try MiniFixture.table("oracle_mini_rules").filter { $0["verdict"] == "DIFF" }
    #expect(rows.map { $0["rule"] } == ["142", "142"])
    #expect(rows.allSatisfy { $0["only_d2i"] == "D48" && $0["only_reimpl"] == "" })
  }

  @Test func `an oracle without rows is refused`() {
    #expect(throws: MiniFixture.Fault.self) {
      try MiniFixture.rows("scenario,rule,table\n", name: "empty")
    }
  }

  @Test func `the order of the children changes nothing`() throws {
    let expected = Findings(try MiniFixture(withPreviousYear: true).children).rows
    for seed in 1...5 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let shuffled = try MiniFixture(withPreviousYear: true) { $0.shuffle(using: &generator) }
      let found = Findings(shuffled.children).rows
      #expect(found != expected)
      #expect(sorted(found) == sorted(expected))
    }
  }

  @Test func `a child of whom no date can be read changes nothing for the others`() throws {
    let fixture = try MiniFixture(withPreviousYear: true)
    let unreadable = SampleChild(
      headers: ["31/02/2010 1 WBRI"], episodes: ["2017-06-05..31/11/2017 S X1", "x.. P"],
      lastYear: .init(headers: ["x 1 WBRI"], episodes: ["x.. S"]))
    let alone = Findings(unreadable.rows).rows
    #expect(
      Findings([unreadable.rows] + fixture.children).rows == alone + Findings(fixture.children).rows
    )
  }

  private func sorted(_ rows: [RuleFailures.Row]) -> [RuleFailures.Row] {
    rows.sorted { ($0.rule, $0.table, $0.line) < ($1.rule, $1.table, $1.line) }
  }

  private func expectedFlags(_ scenario: String) throws -> Set<Flag> {
    var flags: Set<Flag> = []
    for row in try MiniFixture.table("oracle_mini_rules") where row["scenario"] == scenario {
      let rule = try #require(row["rule"])
      let table = try #require(row["table"])
      let places = try #require(row["d2i_row_indices"]).split(separator: " ")
      #expect(String(places.count) == row["d2i_rows"])
      for place in places {
        flags.insert(Flag(rule: rule, table: table, line: try #require(Int(place)) + 2))
      }
    }
    return flags
  }
}
