package import CareStatistics
internal import Glibc

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
    let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    // Disclosure control looks at all breakdowns, whichever are printed.
    let isByAge = rows.breakdowns.allSatisfy { $0 == .ageBand || $0 == .ageOnCeasing }
    let wanted: ReturnExtent = protection == .none && isByAge ? .ages : .counts
    return folder.map(threads: threads ?? cores, dates: dates, wanted: wanted) {
      count($0, protection)
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
    var tallies = [
      EventTally(periods: CountingPeriods(years: first...last), breakdowns: rows.breakdowns)
    ]
    merge.tally(facts, into: &tallies)
    let tally = tallies[0]
    let code = returns.partner.code
    guard case .suppressed(let rounding) = protection else {
      let text = rows.rows(code: code, years: wanted) { year, measure in
        tally.table(year - first, measure).map { $0 == 0 ? nil : "\($0)" }
      }
      return Counted(rows: text, findings: [])
    }
    guard let figures = AuthorityFigures(merge, facts, years: returns.annuals.map(\.year)) else {
      return Counted(rows: "", findings: [])
    }
    let text = rows.rows(code: code, years: wanted) { year, measure in
      cells(figures, year, measure, tally.table(year - first, measure)).map {
        $0.rounded(rounding).count.map { "\($0)" } ?? "c"
      }
    }
    return Counted(rows: text, findings: [])
  }

  /// The protected cells of one table, from the authority's one set of figures.
  private func cells(
    _ figures: AuthorityFigures, _ year: Int, _ measure: CountedMeasure, _ counts: [Int]
  ) -> [SuppressedCount] {
    switch rows.breakdowns.count {
    case 0: [figures.total(year, measure) ?? .suppressed]
    case 1: figures.groups(year, measure, by: rows.breakdowns[0]) ?? []
    default: figures.crossed(year, measure, by: rows.breakdowns, counts: counts)
    }
  }
}

extension ReturnFault {
  /// The fault as a finding of severity error.
  package func finding(_ area: AreaKey? = nil) -> Finding {
    Finding(
      rule: rule, severity: .error, message: message, remedy: remedy, file: file, line: line,
      column: column, area: area)
  }
}
