package import CareStatistics

/// Every authority's returns, read, checked and counted: what a run needs of them.
package struct PartnerNight: Sendable {
  /// One report an authority, by code; those with faults are skipped.
  package let reports: [PartnerReport]
  /// What was found about the folder itself, and about authorities with children in common.
  package let findings: [Finding]

  /// Reads the returns of a folder.
  ///
  /// - Parameters:
  ///   - isMadeUp: Whether the returns are made up.
  ///   - dates: How the returns write dates.
  package init(_ folder: ReturnFolder, isMadeUp: Bool, dates: DateStyle) {
    let read = folder.map(dates: dates) { returns in
      (
        report: PartnerReporting.report(returns, isMadeUp: isMadeUp),
        marks: SharedChildren.Marks(returns)
      )
    }
    let shared = SharedChildren(read.map(\.marks))
    let own = folder.partners.indices.map { shared.findings(folder.partners, of: $0) }
    let faults = own.map { $0.filter { $0.severity == .error } }
    findings = folder.findings + own.flatMap { $0.filter { $0.severity < .error } }
    reports = read.enumerated().map { index, read in
      faults[index].isEmpty ? read.report : read.report.skipped(for: faults[index])
    }
  }

  /// Why authorities were skipped, and folders of no authority.
  package var skipped: [Finding] {
    findings.filter { $0.severity == .error } + reports.flatMap(\.faults)
  }

  /// Every figure of every authority that is not skipped.
  package var observations: [LocalObservation] { reports.flatMap(\.observations) }
}

extension PartnerReport {
  /// The report of the same authority, skipped for a reason.
  fileprivate func skipped(for faults: [Finding]) -> PartnerReport {
    PartnerReport(
      area: area, code: code, name: name, isMadeUp: isMadeUp, years: years, arrivals: arrivals,
      defects: [], doubts: [], observations: [], faults: self.faults + faults)
  }
}
