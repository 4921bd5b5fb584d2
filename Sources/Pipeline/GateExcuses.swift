internal import CareStatistics
internal import PublishedStatistics

/// Errors of the reading that a gate of the pipeline file lets pass, with the reason given there.
///
/// Three gates measure what the reading finds out. Where their limit is the usual one, an error stays
/// an error; where it is looser and what was found keeps to it, the error becomes a warning.
struct GateExcuses {
  let settings: GateSettings
  let figures: PublishedFigures
  let measures: [Measure]
  let register: AreaRegister

  /// Why an error is let pass; `nil` where it is not.
  func reason(for finding: Finding) -> String? {
    switch finding.rule {
    case "no-rows": reason(.emptySources, count(finding.rule, by: \.file))
    case "no-national-figure":
      reason(.missingNational, count(finding.rule, by: { $0.measure ?? "" }))
    case "regions-miss-national": regionalGap(finding).flatMap { reason(.regionalSum, $0) }
    default: nil
    }
  }

  private func reason(_ gate: PublicationGate, _ measured: Double) -> String? {
    let setting = settings[gate]
    guard gate.isLoose(setting.limit), gate.holds(measured, limit: setting.limit) else {
      return nil
    }
    return setting.reason
  }

  private func count(_ rule: String, by name: (Finding) -> String) -> Double {
    Double(Set(figures.findings.filter { $0.rule == rule }.map(name)).count)
  }

  private func regionalGap(_ finding: Finding) -> Double? {
    guard let measure = measures.first(where: { $0.id == finding.measure }), let year = finding.year
    else { return nil }
    let rows = figures.observations.lazy.filter { $0.measure == measure.id }
    return RegionalSum(of: measure, rows, year: year, register: register)?.gap
  }
}
