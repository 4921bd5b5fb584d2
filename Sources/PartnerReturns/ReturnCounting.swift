package import CareStatistics

/// Counts the returns of a folder, authority by authority.
package struct ReturnCounting: Sendable {
  /// What is done to counts before they leave.
  package enum Protection: Sendable, Equatable {
    /// Nothing: for the eyes of those who may see the returns.
    case none
    /// Counts of 1 to 5 are suppressed, and what would give them away.
    case suppressed(RoundingRule)
  }

  /// One authority's rows.
  package struct Counted: Sendable {
    /// CSV rows; empty where the authority is skipped.
    package let rows: String
    /// Why it is skipped.
    package let findings: [Finding]
  }

  private let folder: ReturnFolder
  private let years: ClosedRange<Int>
  private let rows: CountedRows
  private let dates: DateStyle

  /// A counting of a folder.
  ///
  /// - Parameters:
  ///   - years: The years wanted; of these, an authority's rows are those of the years returned.
  ///   - breakdowns: What to break counts down by, crossed; empty for totals.
  /// - Throws: `ReturnFault` for a folder that cannot be read.
  package init(
    folder: String, register: AreaRegister, years: ClosedRange<Int>, breakdowns: [Breakdown],
    dates: DateStyle = .dayMonthYear
  ) throws(ReturnFault) {
    self.folder = try ReturnFolder(path: folder, register: register)
    (self.years, self.dates) = (years, dates)
    rows = CountedRows(breakdowns)
  }

  /// The header of the rows.
  package var header: String { rows.header }

  /// What was found about the folder itself.
  package var findings: [Finding] { folder.findings }

  /// Counts every authority.
  ///
  /// - Parameter threads: How many; `nil` for one a core.
  package func count(_ protection: Protection, threads: Int? = nil) -> [Counted] {
    // Disclosure control looks at all breakdowns, whichever are printed.
    let isByAge = rows.breakdowns.allSatisfy { $0 == .ageBand || $0 == .ageOnCeasing }
    let wanted: ReturnExtent = protection == .none && isByAge ? .ages : .counts
    let isProtected = protection != .none
    let counted = folder.map(threads: threads, dates: dates, wanted: wanted) { returns in
      (
        counted: count(returns, protection),
        marks: isProtected ? SharedChildren.Marks(returns) : SharedChildren.Marks()
      )
    }
    let shared = SharedChildren(counted.map(\.marks))
    return counted.enumerated().map { index, one in
      let findings = shared.findings(folder.partners, of: index)
      let isSkipped = findings.contains { $0.severity == .error }
      return Counted(
        rows: isSkipped ? "" : one.counted.rows, findings: one.counted.findings + findings)
    }
  }

  private func count(_ returns: AuthorityReturns, _ protection: Protection) -> Counted {
    guard returns.faults.isEmpty else {
      return Counted(rows: "", findings: returns.faults.map { $0.finding(returns.partner.area) })
    }
    let wanted = returns.annuals.map(\.year).filter(years.contains)
    guard let first = wanted.first, let last = wanted.last else {
      return Counted(rows: "", findings: [])
    }
    let merge = EpisodeMerge(returns.annuals, children: returns.children.count)
    let facts = ChildFacts.all(returns.annuals, children: returns.children.count)
    let code = returns.partner.code
    guard case .suppressed(let rounding) = protection else {
      let tally = tally(merge, facts, first...last)
      let text = rows.rows(code: code, years: wanted) { year, measure in
        tally.table(year - first, measure).map { $0 == 0 ? nil : "\($0)" }
      }
      return Counted(rows: text, findings: [])
    }
    guard let figures = AuthorityFigures(merge, facts, years: returns.annuals.map(\.year)) else {
      return Counted(rows: "", findings: [])
    }
    // Which counts are hidden hangs on all years, whichever are asked for.
    let crossed = crossed(figures, merge, facts)
    let text = rows.rows(code: code, years: wanted) { year, measure in
      cells(figures, crossed, year, measure).map {
        $0.rounded(rounding).count.map { "\($0)" } ?? "c"
      }
    }
    return Counted(rows: text, findings: [])
  }

  private func tally(
    _ merge: EpisodeMerge, _ facts: [ChildFacts], _ years: ClosedRange<Int>
  ) -> EventTally {
    var tallies = [EventTally(periods: CountingPeriods(years: years), breakdowns: rows.breakdowns)]
    merge.tally(facts, into: &tallies)
    return tallies[0]
  }

  private func crossed(
    _ figures: AuthorityFigures, _ merge: EpisodeMerge, _ facts: [ChildFacts]
  ) -> CrossedFigures? {
    guard rows.breakdowns.count > 1, let first = figures.years.first, let last = figures.years.last
    else { return nil }
    return CrossedFigures(figures, tally(merge, facts, first...last))
  }

  /// The protected cells of one table, from the authority's one set of figures.
  private func cells(
    _ figures: AuthorityFigures, _ crossed: CrossedFigures?, _ year: Int, _ measure: CountedMeasure
  ) -> [SuppressedCount] {
    if let crossed { return crossed.table(year, measure) }
    guard let breakdown = rows.breakdowns.first else {
      return [figures.total(year, measure) ?? .suppressed]
    }
    return figures.groups(year, measure, by: breakdown) ?? []
  }
}
