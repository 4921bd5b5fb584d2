internal import CareStatistics
internal import PublishedStatistics
internal import TrendAnalysis
internal import Warehouse

/// What must hold before a run is published, measured on the figures and on what was published last.
///
/// What can be told from the files alone is told when they are read, and ends a run there: unreadable
/// rows, tables that hold few authorities, sums that do not agree. Here is what needs a comparison
/// with the year before or with the last published run, and a number for each gate of the pipeline
/// file, for the manifest.
struct PublicationGates {
  /// What the gates say.
  struct Verdict {
    /// Every gate with what was measured.
    var gates: [Manifest.Gate] = []
    /// Why the run is not to be published; empty where it is.
    var refusals: [PipelineFault] = []
    /// What is worth a look, and which limits were needed that are looser than usual.
    var findings: [Finding] = []
  }

  /// A number with what made it so.
  struct Measurement {
    var number: Double
    /// Where it stands, in words; empty where there is nothing to say.
    var place = ""
  }

  let settings: GateSettings
  let figures: PublishedFigures
  let analysis: Analysis
  /// How far the last published figures reach; empty where nothing was published.
  let stored: [String: StoredExtent]
  let changes: [FigureChange]
  /// Why revisions beyond the limit are accepted this once; `nil` where they are not.
  let acceptedRevisions: String?

  /// Lets figures pass on to be published.
  ///
  /// - Returns: The figures with what was found, and every gate with what was measured.
  /// - Throws: `PipelineFault` with `dataRefused` where a gate does not hold.
  func pass(_ log: RunLog) throws(PipelineFault) -> (PublishedFigures, [Manifest.Gate]) {
    let verdict = verdict()
    guard let first = verdict.refusals.first else {
      return (figures.adding(verdict.findings), verdict.gates)
    }
    for refusal in verdict.refusals { log.say(.gateRefused, refusal.message) }
    throw first
  }

  /// Measures every gate.
  func verdict() -> Verdict {
    var verdict = Verdict(findings: GateWarnings(analysis: analysis, stored: stored).findings)
    for gate in PublicationGate.allCases { judge(gate, measured(gate), &verdict) }
    return verdict
  }

  private func judge(
    _ gate: PublicationGate, _ measured: Measurement, _ verdict: inout Verdict
  ) {
    let setting = settings[gate]
    var (result, reason) = ("passed", nil as String?)
    if !gate.holds(measured.number, limit: setting.limit) {
      if gate == .revisedShare, let accepted = acceptedRevisions {
        (result, reason) = ("accepted", accepted)
      } else {
        result = "refused"
        verdict.refusals.append(refusal(gate, measured, limit: setting.limit))
      }
    } else if !gate.holds(measured.number, limit: gate.usualLimit) {
      (result, reason) = ("loosened", setting.reason)
    } else if gate.isLoose(setting.limit) {
      reason = setting.reason
    }
    verdict.gates.append(
      Manifest.Gate(
        id: gate.rawValue, measured: measured.number, limit: setting.limit,
        usualLimit: gate.usualLimit, result: result, reason: reason,
        place: measured.place.isEmpty ? nil : measured.place))
    guard let reason, result != "passed" else { return }
    verdict.findings.append(
      Finding(
        rule: "gate-\(result)", severity: .warning,
        message: "\(sentence(gate, measured, limit: setting.limit)); published all the same",
        remedy: "Accepted: \(reason)"))
  }

  private func refusal(
    _ gate: PublicationGate, _ measured: Measurement, limit: Double
  ) -> PipelineFault {
    let way =
      gate == .revisedShare
      ? "Look at the changes; if they are meant, run with --accept-revisions and the reason."
      : "Look at the files; if this is meant, set 'gates: {\(gate.rawValue): {limit: ..., reason: ...}}'."
    return PipelineFault(
      .dataRefused, sentence(gate, measured, limit: limit),
      remedy: "Nothing was published; the last good output is in place. \(way)")
  }

  private func sentence(
    _ gate: PublicationGate, _ measured: Measurement, limit: Double
  ) -> String {
    func text(_ number: Double) -> String {
      gate.isCount ? "\(Int(number))" : "\((number * 100_000).rounded() / 1_000) %"
    }
    let place = measured.place.isEmpty ? "" : " (\(measured.place))"
    return "gate \(gate.rawValue): \(text(measured.number))\(place), "
      + "\(gate.isLeast ? "at least" : "at most") \(text(limit)) is allowed"
  }
}

extension PublicationGates {
  /// The number of a gate.
  func measured(_ gate: PublicationGate) -> Measurement {
    switch gate {
    case .emptySources:
      let names = figures.sources.filter { $0.rows == 0 }.map(\.name)
      return Measurement(number: Double(names.count), place: names.joined(separator: ", "))
    case .missingNational:
      let missing = figures.findings.filter { $0.rule == "no-national-figure" }
      let ids = Set(missing.compactMap(\.measure))
      return Measurement(number: Double(ids.count), place: ids.sorted().joined(separator: ", "))
    case .regionalSum: return regionalSum
    case .authoritiesKept: return authoritiesKept
    case .earlierPeriod: return earlierPeriod
    case .revisedShare: return revisedShare
    }
  }

  private var regionalSum: Measurement {
    analysis.table.measures.reduce(Measurement(number: 0)) { worst, measure in
      let rows = analysis.table.observations(of: measure.id)
      guard let year = rows.map(\.year).max(),
        let sum = RegionalSum(
          of: measure, rows, year: year, register: analysis.table.register),
        sum.gap > worst.number
      else { return worst }
      return Measurement(number: sum.gap, place: "\(measure.id) \(year)")
    }
  }

  private var authoritiesKept: Measurement {
    analysis.table.measures.reduce(Measurement(number: 1)) { worst, measure in
      let held = FiguresHeld(measure, analysis.table)
      guard let latest = held.latestYear else { return worst }
      let (now, before) = (held.authorities(latest), held.authorities(latest - 1))
      guard before > 0, Double(now) / Double(before) < worst.number else { return worst }
      return Measurement(
        number: Double(now) / Double(before),
        place: "\(measure.id): \(now) authorities in \(latest), \(before) the year before")
    }
  }

  private var earlierPeriod: Measurement {
    let older = analysis.table.measures.compactMap { measure -> String? in
      guard let before = stored[measure.id]?.latestYear else { return nil }
      let now = analysis.table.observations(of: measure.id).filter(\.holdsFigure).map(\.year).max()
      guard let now, now < before else { return now == nil ? "\(measure.id): no figure" : nil }
      return "\(measure.id): \(now), published up to \(before)"
    }
    return Measurement(number: Double(older.count), place: older.joined(separator: "; "))
  }

  private var revisedShare: Measurement {
    let revised = Dictionary(
      changes.filter { $0.kind != .newFigure }.map { ($0.measure, 1) }, uniquingKeysWith: +)
    return analysis.table.measures.reduce(Measurement(number: 0)) { worst, measure in
      guard let count = revised[measure.id], let all = stored[measure.id]?.figures, all > 0,
        Double(count) / Double(all) > worst.number
      else { return worst }
      return Measurement(
        number: Double(count) / Double(all),
        place: "\(measure.id): \(count) of \(all) figures")
    }
  }
}
