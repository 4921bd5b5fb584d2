package import CareStatistics

/// Turns an authority's returns into its report: everything in it is under disclosure control.
package enum PartnerReporting {
  /// The report of one authority.
  ///
  /// An authority whose returns cannot be used has faults and nothing else.
  ///
  /// - Parameter isMadeUp: Whether the returns are made up.
  package static func report(_ returns: AuthorityReturns, isMadeUp: Bool) -> PartnerReport {
    let partner = returns.partner
    let arrivals = returns.annuals.flatMap { annual in
      annual.arrivals.map {
        PartnerReport.Arrival(year: annual.year, table: $0.table.rawValue, file: $0.file)
      }
    }
    let faults = returns.faults.map { $0.finding(partner.area) }
    guard faults.isEmpty else {
      return PartnerReport(
        area: partner.area, code: partner.code, name: partner.name, isMadeUp: isMadeUp,
        years: returns.annuals.map(\.year), arrivals: arrivals, defects: [], doubts: [],
        observations: [], faults: faults)
    }
    let merge = EpisodeMerge(returns.annuals, children: returns.children.count)
    let facts = ChildFacts.all(returns.annuals, children: returns.children.count)
    let validation = ReturnValidation(returns)
    return PartnerReport(
      area: partner.area, code: partner.code, name: partner.name, isMadeUp: isMadeUp,
      years: returns.annuals.map(\.year), arrivals: arrivals,
      defects: defects(validation) + mergeCases(merge.cases), doubts: doubts(validation),
      observations: LocalObservations(
        merge, facts, years: returns.annuals.map(\.year), area: partner.area
      ).all, faults: [])
  }

  private static func defects(_ validation: ReturnValidation) -> [PartnerReport.Defect] {
    validation.years.flatMap { year in
      year.rowsByRule.enumerated().filter { $1 > 0 }.map { rule, rows in
        let facts = RuleCatalogue.facts[rule]
        return PartnerReport.Defect(
          year: year.year, rule: facts.code, sentence: facts.sentence, fields: facts.fieldText,
          weight: facts.severity.weight, effects: facts.effects.sorted().map(\.local),
          rows: PartnerReport.Band(rows))
      }
    }
  }

  private static func mergeCases(_ cases: [EpisodeMerge.Case]) -> [PartnerReport.Defect] {
    let byYear = Dictionary(grouping: cases, by: \.fileYear)
    return byYear.keys.sorted().flatMap { year in
      EpisodeMerge.Case.Kind.allCases.compactMap { kind in
        let rows = byYear[year, default: []].count { $0.kind == kind }
        guard rows > 0 else { return nil }
        return PartnerReport.Defect(
          year: Int(year), rule: kind.rawValue, sentence: kind.sentence,
          fields: "Episodes: DECOM, DEC, REC", weight: .total, effects: [.ceases, .stock],
          rows: PartnerReport.Band(rows))
      }
    }
  }

  private static func doubts(_ validation: ReturnValidation) -> [PartnerReport.Doubt] {
    validation.years.flatMap { year in
      CountedMeasure.allCases.sorted().compactMap { measure in
        guard let children = year.childrenTouched[measure], children > 0 else { return nil }
        return PartnerReport.Doubt(
          year: year.year, measure: measure.local, children: PartnerReport.Band(children))
      }
    }
  }
}

extension RuleFacts {
  /// The fields to look at, table by table, such as `Header: DOB; Episodes: DECOM`.
  package var fieldText: String {
    fields.sorted { $0.key < $1.key }
      .map { "\($0.key.rawValue): \($0.value.joined(separator: ", "))" }.joined(separator: "; ")
  }
}

extension RuleSeverity {
  fileprivate var weight: PartnerReport.Defect.Weight {
    switch self {
    case .uncountable: .uncountable
    case .total: .total
    case .warning: .warning
    }
  }
}

extension CountedMeasure {
  /// The local measure of the count.
  var local: LocalMeasure {
    switch self {
    case .ceases: .ceases
    case .starts: .starts
    case .stock: .stock
    }
  }
}

extension EpisodeMerge.Case.Kind {
  /// What the case is and what was done about it, in one plain sentence.
  package var sentence: String {
    switch self {
    case .revised:
      "An episode ends on another day in a later return, or goes on in it; the latest of the ends is "
        + "taken."
    case .leftOpen:
      "An episode is open in one return and missing from the next; it is taken to end where the next "
        + "one begins, or after 31 March of its own return, and is not counted as ceasing."
    case .overlap:
      "An episode ends after the next one begins; of the two the one begun last is in force."
    case .gap:
      "An episode says that another begins the same day, and the next begins later; the child is not "
        + "counted on the days between."
    }
  }
}
