internal import CareStatistics
internal import PartnerReturns
internal import PublishedStatistics
internal import Publishing
internal import TrendAnalysis

extension PipelineRun {
  /// Says how many figures and flags differ from the earlier run's.
  func sayChanges(_ changes: RunChanges?) {
    guard let changes else { return log.say(.storeWritten, "no earlier run") }
    let (figures, flags) = (changes.figures.count, changes.flags.count)
    log.say(
      .storeWritten, "\(figures) changed figures, \(flags) changed flags",
      [.changedFigures: figures, .flagChanges: flags])
  }

  /// Says the data's warnings by rule.
  func sayWarnings(of figures: PublishedFigures) {
    let warnings = figures.findings.filter { $0.severity == .warning }
    let byRule = Dictionary(grouping: warnings, by: \.rule).mapValues(\.count)
    for (rule, count) in byRule.sorted(by: { $0.key < $1.key }) {
      log.say(.dataWarning, "\(count) x \(rule) (see quality.html)")
    }
  }

  /// Names the partners that were skipped, each with the reason, and those that need a look.
  func saySkipped(_ night: PartnerNight?) {
    for finding in night?.findings ?? [] where finding.severity == .warning {
      log.say(.partnerWarning, "\(FindingList.line(finding))\n  \(finding.remedy)")
    }
    for finding in night?.skipped ?? [] {
      log.say(.partnerSkipped, "skipped: \(FindingList.line(finding))\n  \(finding.remedy)")
    }
  }
}
