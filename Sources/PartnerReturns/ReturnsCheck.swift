package import CareStatistics

/// Checks a folder of returns with every rule and lists each row that fails, by file and line and
/// never by child.
package struct ReturnsCheck: Sendable {
  private let folder: ReturnFolder
  private let dates: DateStyle

  /// A check of a folder.
  ///
  /// - Throws: `ReturnFault` for a folder that cannot be read.
  package init(
    folder: String, register: AreaRegister, dates: DateStyle = .dayMonthYear
  ) throws(ReturnFault) {
    self.folder = try ReturnFolder(path: folder, register: register)
    self.dates = dates
  }

  /// Whether a folder looks like one of returns: one of its entries has the form of an authority's
  /// code and is a folder.
  package static func looksLikeReturns(_ path: String) -> Bool {
    ReturnFolder.authorityFolders(path).isEmpty == false
  }

  /// Checks every authority.
  ///
  /// - Parameters:
  ///   - threads: How many; `nil` for one a core.
  ///   - text: What is kept of some findings, called on any thread.
  /// - Returns: What is kept of the findings on the folder itself, then on each authority in the
  ///   folder's order; and whether any finding is an error.
  package func run<Text: Sendable>(
    threads: Int? = nil, _ text: @escaping @Sendable ([Finding]) -> Text
  ) -> (texts: [Text], hasErrors: Bool) {
    let checked = folder.map(threads: threads, dates: dates) { returns in
      let findings = Self.findings(returns)
      return (
        text: text(findings), hasErrors: findings.contains { $0.severity == .error },
        marks: SharedChildren.Marks(returns)
      )
    }
    let shared = SharedChildren(checked.map(\.marks)).findings(folder.partners)
    let own = folder.findings + shared
    return (
      [text(own)] + checked.map(\.text),
      own.contains { $0.severity == .error } || checked.contains(where: \.hasErrors)
    )
  }

  private static func findings(_ returns: AuthorityReturns) -> [Finding] {
    let area = returns.partner.area
    let faults = returns.faults.map { $0.finding(area) }
    guard !returns.annuals.isEmpty else { return faults }
    let validation = ReturnValidation(returns)
    let annuals = zip(returns.annuals, validation.years)
    return faults
      + annuals.flatMap { annual, year in
        year.failures.map { finding($0, annual, area) } + summary(year, returns.partner)
      } + mergeCases(returns)
  }

  private static func finding(
    _ failure: RuleFailures.Row, _ annual: AnnualReturn, _ area: AreaKey
  ) -> Finding {
    let facts = RuleCatalogue.facts[failure.rule]
    return Finding(
      rule: "ssda903-\(facts.code)", severity: facts.severity == .uncountable ? .error : .warning,
      message: facts.sentence, remedy: "Correct the row at its source and send the table again.",
      file: annual.file(of: failure.table) ?? "", line: Int(failure.line),
      column: facts.fields[failure.table, default: []].joined(separator: " "), area: area,
      year: annual.year)
  }

  /// How often each rule failed, and how many children's counting the failing rows may touch.
  private static func summary(
    _ year: ReturnValidation.Year, _ partner: ReturnFolder.Partner
  ) -> [Finding] {
    let file = "\(partner.code)/\(year.year)"
    let counts = RuleCatalogue.facts.indices.filter { year.rowsByRule[$0] > 0 }.map { rule in
      let (rows, children) = (year.rowsByRule[rule], year.childrenByRule[rule])
      return Finding(
        rule: "ssda903-count", severity: .information,
        message: "rule \(RuleCatalogue.facts[rule].code): "
          + "\(rows) \(rows == 1 ? "row" : "rows") of \(children) "
          + (children == 1 ? "child" : "children"),
        remedy: "The rows are listed under ssda903-\(RuleCatalogue.facts[rule].code).", file: file,
        area: partner.area, year: year.year)
    }
    let touched = CountedMeasure.allCases.sorted().compactMap { measure -> Finding? in
      guard let children = year.childrenTouched[measure], children > 0 else { return nil }
      return Finding(
        rule: "ssda903-touched", severity: .information,
        message: "at most \(children) \(children == 1 ? "child" : "children") of \(year.children) "
          + "in the return may be counted wrongly in \(measure.rawValue) or a breakdown of it",
        remedy: "Correct the rows whose rule touches this count.", file: file, area: partner.area,
        measure: measure.local.rawValue, year: year.year)
    }
    return counts + touched
  }

  private static func mergeCases(_ returns: AuthorityReturns) -> [Finding] {
    let merge = EpisodeMerge(returns.annuals, children: returns.children.count)
    let files = Dictionary(
      returns.annuals.map { ($0.year, $0.file(of: .episodes) ?? "") },
      uniquingKeysWith: { first, _ in first })
    let cases = merge.cases.sorted { a, b in
      (a.fileYear, a.line, a.kind.rawValue) < (b.fileYear, b.line, b.kind.rawValue)
    }
    return cases.map { found in
      Finding(
        rule: found.kind.rawValue, severity: .warning, message: found.kind.sentence,
        remedy: "Correct the dates at their source, if they are wrong, and send the table again.",
        file: files[Int(found.fileYear)] ?? "", line: Int(found.line), column: "DECOM DEC REC",
        area: returns.partner.area, year: Int(found.fileYear))
    }
  }
}
