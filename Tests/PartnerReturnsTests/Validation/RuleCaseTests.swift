import Testing

@testable import PartnerReturns

/// Each rule on either side of its boundary.
struct RuleCaseTests {
  @Test(arguments: RuleCase.all)
  func `a rule flags these rows and no others`(_ example: RuleCase) {
    #expect(example.child.flags(of: example.rule) == example.flags)
  }

  @Test func `every rule has a child that fails and one that passes`() {
    for rule in RuleCatalogue.rules {
      let cases = RuleCase.all.filter { $0.rule == rule.facts.code }
      #expect(cases.contains { !$0.flags.isEmpty }, "\(rule.facts.code)")
      #expect(cases.contains { $0.flags.isEmpty }, "\(rule.facts.code)")
    }
  }

  @Test func `a rule that fails names the tables that it flags`() {
    for example in RuleCase.all where !example.flags.isEmpty {
      let tables = RuleCatalogue.rules.first { $0.facts.code == example.rule }?.facts.fields.keys
      for flag in example.flags {
        #expect(tables?.contains { flag.hasPrefix($0.rawValue) } == true, "\(example.rule)")
      }
    }
  }
}
