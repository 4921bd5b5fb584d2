package import CareStatistics
internal import Glibc

/// Every authority's returns, read, checked and counted: what a run needs of them.
package struct PartnerNight: Sendable {
  /// One report an authority, by code; those with faults are skipped.
  package let reports: [PartnerReport]
  /// What was found about the folder itself, and about authorities with children in common.
  package let findings: [Finding]

  /// Reads a folder of returns.
  ///
  /// - Parameter isMadeUp: Whether the returns are made up.
  /// - Throws: `ReturnFault` for a folder that cannot be read.
  package init(
    folder path: String, register: AreaRegister, isMadeUp: Bool, dates: DateStyle
  ) throws(ReturnFault) {
    let folder = try ReturnFolder(path: path, register: register)
    let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let read = folder.map(threads: cores, dates: dates) { returns in
      (
        report: PartnerReporting.report(returns, isMadeUp: isMadeUp),
        marks: SharedChildren.Marks(returns)
      )
    }
    let shared = SharedChildren(read.map(\.marks))
    let own = folder.partners.indices.map { shared.findings(folder.partners, of: $0) }
    let faults = own.map { $0.filter { $0.severity == .error } }
    let findings = folder.findings + own.flatMap { $0.filter { $0.severity < .error } }
    self.findings = findings
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
