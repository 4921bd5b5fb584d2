/// Every rule, in the order in which findings are listed.
///
/// A rule is known by its place here while a return is read: a failing row carries a number, not a
/// text.
package enum RuleCatalogue {
  /// The rules that protect the counts, by what they look at, then further ones.
  package static let rules: [any ValidationRule.Type] =
    header + headerAndEpisodes + codes + sequence + shortBreaks + previousYear + further

  /// Runs all rules on a child, those against last year's return only where there is one.
  package static func check(_ child: ChildReturn, _ failures: inout RuleFailures) {
    let hasPrevious = child.previous != nil
    for place in rules.indices where hasPrevious || !needsPreviousYear[place] {
      failures.rule = place
      rules[place].check(child, &failures)
    }
  }

  /// The facts of every rule, in the same order.
  package static let facts: [RuleFacts] = rules.map { $0.facts }

  private static let needsPreviousYear = rules.map { $0.facts.needsPreviousYear }

  private static let header: [any ValidationRule.Type] = [
    Rule101.self, Rule102.self, Rule103.self, Rule301.self, Rule351.self, RuleINT32.self,
    RuleEPI.self,
  ]

  private static let headerAndEpisodes: [any ValidationRule.Type] = [
    RuleINT03.self, Rule302.self, Rule352.self, Rule359.self, Rule386.self, Rule407.self,
    Rule460.self,
  ]

  private static let codes: [any ValidationRule.Type] = [
    Rule141.self, Rule147.self, Rule143.self, Rule144.self, Rule145.self, Rule146.self,
    Rule148.self, Rule149.self, Rule178.self, Rule1009.self,
  ]

  private static let sequence: [any ValidationRule.Type] = [
    Rule142.self, Rule353.self, Rule354.self, Rule385.self, Rule355.self, Rule356.self,
    Rule357.self, Rule388.self, Rule431.self, Rule432.self, Rule433.self, Rule437.self,
    Rule501.self, Rule199.self,
  ]

  private static let shortBreaks: [any ValidationRule.Type] = [
    Rule365.self, Rule366.self, Rule367.self, Rule426.self,
  ]

  private static let previousYear: [any ValidationRule.Type] = [
    Rule203.self, Rule502.self, Rule503A.self, Rule562.self, RuleNoE.self,
  ]

  private static let further: [any ValidationRule.Type] = [
    Rule358.self, Rule387.self, Rule389.self, Rule446.self, Rule504.self, Rule380.self,
    Rule381.self, Rule202.self, Rule503B.self, Rule503C.self, Rule503D.self, Rule503E.self,
    Rule503F.self,
  ]
}
