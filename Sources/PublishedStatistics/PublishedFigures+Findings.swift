public import CareStatistics

extension PublishedFigures {
  /// The same figures with further findings.
  public func adding(_ more: [Finding]) -> PublishedFigures {
    PublishedFigures(
      observations: observations, findings: (findings + more).sorted(by: Finding.listedBefore),
      sources: sources, readings: readings, heldFiles: heldFiles)
  }

  /// The same figures with errors that somebody answers for as warnings.
  ///
  /// - Parameter reason: Why an error is no reason to stop; `nil` where it is one.
  public func accepting(_ reason: (Finding) -> String?) -> PublishedFigures {
    let findings = findings.map { finding -> Finding in
      guard finding.severity == .error, let reason = reason(finding) else { return finding }
      return Finding(
        rule: finding.rule, severity: .warning, message: finding.message,
        remedy: "Accepted: \(reason)", file: finding.file, line: finding.line,
        column: finding.column, area: finding.area, measure: finding.measure, year: finding.year)
    }
    return PublishedFigures(
      observations: observations, findings: findings.sorted(by: Finding.listedBefore),
      sources: sources, readings: readings, heldFiles: heldFiles)
  }
}
