import Testing

@testable import PartnerReturns

/// The list of rules, and what it says of each.
struct RuleCatalogueTests {
  let facts = RuleCatalogue.rules.map { $0.facts }

  @Test func `there are sixty rules, each with a code of its own, in the order of the contract`() {
    #expect(
      facts.map(\.code) == [
        "101", "102", "103", "301", "351", "INT32", "EPI", "INT03", "302", "352", "359", "386",
        "407", "460", "141", "147", "143", "144", "145", "146", "148", "149", "178", "1009", "142",
        "353", "354", "385", "355", "356", "357", "388", "431", "432", "433", "437", "501", "199",
        "365", "366", "367", "426", "203", "502", "503A", "562", "NoE", "358", "387", "389", "446",
        "504", "380", "381", "202", "503B", "503C", "503D", "503E", "503F",
      ])
    #expect(Set(facts.map(\.code)).count == 60)
  }

  @Test func `each rule says in one sentence of its own what fails, without codes or values`() {
    for fact in facts {
      #expect(fact.sentence.hasSuffix(".") && fact.sentence.count > 20, "\(fact.code)")
      #expect(!fact.sentence.contains("\n") && !fact.sentence.dropLast().contains("."))
    }
    #expect(Set(facts.map(\.sentence)).count == 60)
  }

  @Test func `each rule names columns of the tables that it looks at`() {
    for fact in facts {
      #expect(!fact.fields.isEmpty, "\(fact.code)")
      for (table, columns) in fact.fields {
        #expect(!columns.isEmpty && Set(columns).isSubset(of: table.columns), "\(fact.code)")
        #expect([.header, .episodes].contains(table))
      }
    }
  }

  @Test func `severity is as the contract suggests`() {
    func codes(_ severity: RuleSeverity) -> Set<String> {
      Set(facts.filter { $0.severity == severity }.map(\.code))
    }
    #expect(
      codes(.uncountable) == ["141", "143", "144", "147", "149", "356", "INT03", "102"])
    #expect(codes(.total) == ["142", "385", "388", "431", "501", "INT32"])
    #expect(codes(.warning).count == 46)
  }

  @Test func `a rule that makes rows uncountable or totals wrong says which counts it touches`() {
    for fact in facts where fact.severity != .warning { #expect(!fact.effects.isEmpty) }
    #expect(
      Set(facts.filter(\.effects.isEmpty).map(\.code)) == ["1009", "503F", "562", "NoE"])
  }

  @Test func `rules against last year's return run only where there is one`() {
    #expect(
      Set(facts.filter(\.needsPreviousYear).map(\.code)) == [
        "202", "203", "502", "503A", "503B", "503C", "503D", "503E", "503F", "562", "NoE",
      ])
    var child = SampleChild(episodes: ["10/01/2017.. S"])
    #expect(child.failing == [])
    child.lastYear = .init(headers: [], episodes: [])
    #expect(child.failing == ["562", "NoE"])
    for rule in RuleCatalogue.rules where rule.facts.needsPreviousYear {
      var failures = RuleFailures()
      child.lastYear = nil
      rule.check(child.rows, &failures)
      #expect(failures.rows.isEmpty)
    }
  }
}
