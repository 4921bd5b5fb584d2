/// What the rules found in the returns of one authority.
package struct ReturnValidation: Sendable {
  /// What the rules found in one year's return.
  package struct Year: Sendable {
    package let year: Int
    /// Every failing row, by rule, table and line.
    package let failures: [RuleFailures.Row]
    /// The numbers of failing rows by the rules' places in the catalogue.
    package let rowsByRule: [Int]
    /// The numbers of children with a failing row by the rules' places in the catalogue.
    package let childrenByRule: [Int]
    /// For each count, the children with a failing row that can make it or a breakdown of it wrong:
    /// at most as many children as this are counted wrongly because of a defect that a rule sees.
    package let childrenTouched: [CountedMeasure: Int]
    /// The children in the return.
    package let children: Int
  }

  /// The years, earliest first.
  package let years: [Year]

  /// Checks an authority's returns with all rules.
  ///
  /// Where the return of the year before is among them, the rules that compare the two apply.
  ///
  /// - Parameter codes: The collection year whose lists of codes apply; `nil` for each return's own.
  package init(_ returns: AuthorityReturns, codes: Int? = nil) {
    let count = returns.children.count
    var years: [Year] = []
    var previous: GroupedReturn?
    for annual in returns.annuals {
      let grouped = GroupedReturn(annual, children: count)
      let isNext = previous?.year == annual.year - 1
      years.append(
        Self.check(
          grouped, after: isNext ? previous : nil,
          ReturnYearRules(year: annual.year, codes: codes)))
      previous = grouped
    }
    self.years = years
  }

  private static func check(
    _ grouped: GroupedReturn, after previous: GroupedReturn?, _ rules: ReturnYearRules
  ) -> Year {
    var failures = RuleFailures()
    var tally = RuleTally()
    var children = 0
    for child in 0..<grouped.headers.count {
      let (headers, episodes) = (grouped.headers[child], grouped.episodes[child])
      guard !headers.isEmpty || !episodes.isEmpty else { continue }
      children += 1
      let before = failures.rows.count
      RuleCatalogue.check(
        ChildReturn(
          year: rules, headers: headers, episodes: episodes,
          isInOC3: grouped.isInOC3[child],
          previous: previous.map {
            ChildReturn.PreviousReturn(headers: $0.headers[child], episodes: $0.episodes[child])
          }), &failures)
      if failures.rows.count > before { tally.add(failures.rows[before...]) }
    }
    return Year(
      year: rules.year, failures: failures.rows.sorted(by: RuleFailures.Row.isBefore),
      rowsByRule: tally.rows, childrenByRule: tally.children, childrenTouched: tally.touched,
      children: children)
  }
}

/// One year's tables by child.
private struct GroupedReturn {
  let year: Int
  let headers: ChildGroups<HeaderRow>
  let episodes: ChildGroups<EpisodeRow>
  var isInOC3: [Bool]

  init(_ annual: AnnualReturn, children count: Int) {
    year = annual.year
    headers = ChildGroups(annual.headers, children: count)
    episodes = ChildGroups(annual.episodes, children: count, isBefore: EpisodeRow.isBefore)
    isInOC3 = Array(repeating: false, count: count)
    for child in annual.careLeavers { isInOC3[Int(child)] = true }
  }
}

/// Failing rows and children by rule, child after child.
private struct RuleTally {
  var rows = Array(repeating: 0, count: RuleCatalogue.rules.count)
  var children = Array(repeating: 0, count: RuleCatalogue.rules.count)
  var touched: [CountedMeasure: Int] = [:]

  /// Adds the failing rows of one child.
  mutating func add(_ failures: ArraySlice<RuleFailures.Row>) {
    var effects: Set<CountedMeasure> = []
    // A child's rows of one rule stand together, since rules run one after the other.
    var last: Int?
    for failure in failures {
      rows[failure.rule] += 1
      guard failure.rule != last else { continue }
      last = failure.rule
      children[failure.rule] += 1
      effects.formUnion(RuleCatalogue.facts[failure.rule].effects)
    }
    for effect in effects { touched[effect, default: 0] += 1 }
  }
}

extension RuleFailures.Row {
  /// By rule, then table, then line.
  static func isBefore(_ a: Self, _ b: Self) -> Bool {
    if a.rule != b.rule { return a.rule < b.rule }
    if a.table != b.table { return a.table < b.table }
    return a.line < b.line
  }
}
