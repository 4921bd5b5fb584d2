internal import CareStatistics
internal import FoundationEssentials
internal import PartnerReturns
internal import PublishedStatistics
internal import Publishing
internal import TrendAnalysis
internal import Warehouse

/// One whole run: read, assess, write beside, then publish.
public struct PipelineRun: Sendable {
  /// What a run led to.
  public struct Outcome: Sendable, Equatable {
    /// The path of the overview page; `nil` for a dry run.
    public let overview: String?
    /// Whether there was nothing to do because nothing had changed.
    public let wasUnchanged: Bool
    /// How many authorities' returns, or folders of none, were skipped.
    public var skipped = 0
  }

  private let configuration: PipelineConfiguration
  private let only: [String]
  private let ifChanged: Bool
  private let dryRun: Bool
  private let report: ProgressReport
  private let acceptedRevisions: String?

  private static let stages = 7

  /// A run.
  ///
  /// - Parameters:
  ///   - configuration: The pipeline.
  ///   - only: Ids of measures for a trial run, which is not published; empty for all.
  ///   - ifChanged: End at once when nothing has changed since the latest run.
  ///   - dryRun: Read and assess, but write nothing.
  ///   - acceptedRevisions: Why more revised figures than usual are published; `nil` where not.
  ///   - report: Where progress goes.
  public init(
    configuration: PipelineConfiguration, only: [String] = [], ifChanged: Bool = false,
    dryRun: Bool = false, acceptedRevisions: String? = nil, report: ProgressReport
  ) {
    self.acceptedRevisions = acceptedRevisions
    (self.configuration, self.only) = (configuration, only)
    (self.ifChanged, self.dryRun, self.report) = (ifChanged, dryRun, report)
  }

  /// Does the run.
  ///
  /// - Throws: `PipelineFault`; nothing is then published, and the last good output is untouched.
  public func execute() async throws -> Outcome {
    let started = Date()
    let inputs = try PipelineInputs(configuration: configuration, only: only)
    report.finished(
      "inputs", 1, of: Self.stages, "\(inputs.files.count) files, fingerprint \(inputs.shortName)")
    if ifChanged, let outcome = unchanged(inputs) { return outcome }
    if dryRun {
      let figures = try await read(inputs)
      _ = try await assess(inputs, figures)
      let night = readReturns(inputs)
      report.endLine()
      saySkipped(night)
      report.say("dry-run", "dry run: nothing was written")
      return Outcome(overview: nil, wasUnchanged: false, skipped: night?.skipped.count ?? 0)
    }
    // Neither folder is touched where one of them cannot be published in.
    try OutputFolder.refuseSolidLatest(in: configuration.output)
    try OutputFolder.refuseSolidLatest(in: "\(configuration.output)/private")
    let folder = try OutputFolder(path: configuration.output)
    let lock = try RunLock(folder: folder.path)
    let hasSettled = try clearUp(folder)
    if ifChanged, hasSettled, let outcome = unchanged(inputs) { return outcome }
    let (id, named) = await RunIdentity.unused(started, inputs.fingerprint) {
      folder.runs.contains($0)
    }
    let outcome: Outcome
    do {
      outcome = try await publish(inputs, in: folder, id: id, started: named)
    } catch {
      giveUp(id, in: folder)
      throw error
    }
    _ = consume lock
    return outcome
  }

  /// What there is to say when nothing has changed since the latest run and it is whole; `nil` when
  /// there is something to do.
  private func unchanged(_ inputs: PipelineInputs) -> Outcome? {
    guard let folder = try? OutputFolder(existing: configuration.output),
      let run = folder.runInStep(fingerprint: inputs.fingerprint),
      inputs.returns == nil || folder.privatePart?.latestIfWhole == run
    else { return nil }
    LastCheck.leave(run: run, at: Date(), in: folder.path)
    // Returns that were skipped are skipped still, which the exit code has to say every night.
    let night = readReturns(inputs)
    report.endLine()
    report.say("unchanged", "nothing has changed since the latest run")
    saySkipped(night)
    return Outcome(
      overview: "\(folder.path)/latest/index.html", wasUnchanged: true,
      skipped: night?.skipped.count ?? 0)
  }

  /// Ends what a killed run had begun, and removes what it left.
  ///
  /// - Returns: Whether a run was published that way.
  private func clearUp(_ folder: OutputFolder) throws -> Bool {
    let folders = [folder, folder.privatePart].compactMap { $0 }
    var settled: String?
    if folders.contains(where: { !$0.pendingRuns.isEmpty }) {
      let store = try Warehouse(path: folder.store)
      let (current, known) = (try store.runOfFigures()?.id, Set(try store.runs().map(\.id)))
      for folder in folders {
        settled = try folder.settle(current: current, known: known) ?? settled
      }
    }
    for folder in folders { folder.clearLeftovers() }
    guard let settled else { return false }
    report.say("settled", "run \(settled), which was cut off while it was published, is now latest")
    return true
  }

  /// Removes what a failed run wrote, unless the store has it; what cannot be removed now is left to
  /// the next run.
  private func giveUp(_ id: String, in folder: OutputFolder) {
    let folders = [folder, folder.privatePart].compactMap { $0 }
    if folders.contains(where: { $0.latest == id }) { return }
    if folders.contains(where: { $0.pendingRuns.contains(id) }) {
      guard let runs = try? Warehouse(path: folder.store).runs(),
        !runs.contains(where: { $0.id == id })
      else { return }
    }
    for folder in folders { folder.abandon(run: id) }
  }

  /// Reads the published files; a finding of severity error ends the run.
  private func read(_ inputs: PipelineInputs) async throws(PipelineFault) -> PublishedFigures {
    let read = await PublishedFigures.read(
      inputs.catalogue, files: inputs.files, register: inputs.reference.register)
    let excuses = GateExcuses(
      settings: configuration.gates, figures: read,
      measures: inputs.catalogue.measures.map(\.measure), register: inputs.reference.register)
    let figures = read.accepting(excuses.reason)
    let errors = figures.findings.filter { $0.severity == .error }
    // A finding with a place in a file is the cause; those on sums and coverage often follow from it.
    guard let first = errors.first(where: { !$0.file.isEmpty }) ?? errors.first else {
      let rows = figures.sources.reduce(0) { $0 + $1.rows }
      report.finished(
        "read", 2, of: Self.stages,
        "\(rows) rows, \(figures.observations.count) observations, \(figures.findings.count) findings"
      )
      return figures
    }
    report.endLine()
    for error in errors.prefix(20) { report.say("refused", FindingList.line(error)) }
    if errors.count > 20 {
      report.say("refused", "and \(errors.count - 20) more; `carenumbers check` lists all")
    }
    throw PipelineFault(
      .dataRefused, "\(errors.count) data errors, the first: \(FindingList.line(first))",
      remedy: "Nothing was published; the last good output is in place. \(first.remedy)")
  }

  private func assess(
    _ inputs: PipelineInputs, _ figures: PublishedFigures
  ) async throws -> Analysis {
    let analysis = try await AnalysisStage(inputs: inputs, figures: figures).analysis()
    let assessed = analysis.trends.filter { $0.estimate != nil }.count
    let graded = analysis.trends.filter { $0.grade != nil }.count
    report.finished(
      "assess", 3, of: Self.stages, "\(assessed) trends assessed, \(graded) with a grade")
    return analysis
  }

  private func publish(
    _ inputs: PipelineInputs, in folder: OutputFolder, id: String, started: Date
  ) async throws -> Outcome {
    let figures = try await read(inputs)
    // The store is opened and compared while trends are assessed: that is as long again.
    async let held = onOwnThread("differences") {
      let store = try Warehouse(path: folder.store)
      // The same inputs, settings and version cannot give other figures.
      let isSame = try store.runOfFigures()?.fingerprint == inputs.fingerprint
      return (
        store: store, changes: isSame ? [] : try store.differences(from: figures.observations)
      )
    }
    let analysis = try await assess(inputs, figures)
    let night = readReturns(inputs)
    let (store, changes) = try await held
    guard only.isEmpty else {
      _ = try await write(
        inputs, figures, analysis, night, changes: [], id: id, started, in: folder)
      report.endLine()
      report.say("trial", "a trial run of \(only.joined(separator: ", ")); not published")
      return Outcome(overview: "\(folder.path)/runs/\(id)/index.html", wasUnchanged: false)
    }
    let (judged, gates) = try PublicationGates(
      settings: configuration.gates, figures: figures, analysis: analysis,
      stored: try store.extents(), changes: changes, acceptedRevisions: acceptedRevisions
    ).pass(report)
    let stage = StoreStage(
      id: id, started: RunIdentity.utc(started), fingerprint: inputs.fingerprint, figures: judged,
      analysis: analysis, local: night?.observations ?? [])
    // Before the first local figure is in it; its journal takes the file's rights.
    if inputs.returns != nil { try folder.closeStore() }
    let gate = CommitGate()
    async let stored: Void = stage.record(in: store, gate: gate)
    do {
      let finished = try await write(
        inputs, judged, analysis, night, changes: changes, gates: gates, id: id, started, in: folder
      )
      Interruption.close()
      gate.open(finished: finished)
    } catch {
      gate.refuse()
      // The rollback's own error says only that this run came to nothing.
      _ = try? await stored
      throw error
    }
    try await stored
    report.finished("store", 6, of: Self.stages, "\(changes.count) changed figures")
    for place in [folder, try privateFolder(inputs)].compactMap({ $0 }) {
      try place.publish(run: id)
      Retention(place, keeping: configuration.keptRuns).apply()
    }
    report.finished("publish", 7, of: Self.stages, "run \(id)")
    report.endLine()
    closingSummary(judged)
    saySkipped(night)
    return Outcome(
      overview: "\(folder.path)/latest/index.html", wasUnchanged: false,
      skipped: night?.skipped.count ?? 0)
  }

  /// The folder of private pages; `nil` where there are no returns.
  private func privateFolder(_ inputs: PipelineInputs) throws(PipelineFault) -> OutputFolder? {
    guard inputs.returns != nil else { return nil }
    return try OutputFolder(path: "\(configuration.output)/private", isPrivate: true)
  }

  /// Reads authorities' own returns; `nil` where the pipeline has none.
  private func readReturns(_ inputs: PipelineInputs) -> PartnerNight? {
    guard let stage = inputs.returns else { return nil }
    let night = stage.read()
    let used = night.reports.filter(\.faults.isEmpty).count
    report.finished(
      "returns", 4, of: Self.stages,
      "returns of \(used) authorities, \(night.observations.count) local observations")
    return night
  }

  /// Names the partners that were skipped, each with the reason, and those that need a look.
  private func saySkipped(_ night: PartnerNight?) {
    for finding in night?.findings ?? [] where finding.severity == .warning {
      report.say("warnings", "\(FindingList.line(finding))\n  \(finding.remedy)")
    }
    for finding in night?.skipped ?? [] {
      report.say("skipped", "skipped: \(FindingList.line(finding))\n  \(finding.remedy)")
    }
  }

  /// Writes the run's folder whole.
  ///
  /// - Returns: The time when it was.
  private func write(
    _ inputs: PipelineInputs, _ figures: PublishedFigures, _ analysis: Analysis,
    _ night: PartnerNight?, changes: [FigureChange], gates: [Manifest.Gate]? = nil, id: String,
    _ started: Date, in folder: OutputFolder
  ) async throws -> String {
    let partial = "\(folder.path)/runs/\(id).partial"
    let stage = SiteStage(inputs: inputs, figures: figures, analysis: analysis, changes: changes)
    let written = try await stage.write(to: partial)
    var manifest = Manifest(
      id: id, started: started, finished: started, inputs: inputs, figures: figures,
      analysis: analysis, outputs: written, only: only, gates: gates)
    if let night, let returns = inputs.returns, let own = try privateFolder(inputs) {
      let partial = "\(own.path)/runs/\(id).partial"
      let pages = try returns.write(night, stage.context([]), to: partial)
      manifest.run.finished = RunIdentity.utc(Date())
      try OutputFolder.write(
        manifest.ofPrivatePages(pages).json(), to: "\(partial)/manifest.json", isPrivate: true)
      try own.seal(run: id, isPublished: only.isEmpty)
    }
    manifest.run.finished = RunIdentity.utc(Date())
    try OutputFolder.write(manifest.json(), to: "\(partial)/manifest.json")
    try folder.seal(run: id, isPublished: only.isEmpty)
    report.finished(
      "write", 5, of: Self.stages,
      "\(written.count) files, \(written.reduce(0) { $0 + $1.bytes } / 1024) KiB")
    return manifest.run.finished
  }

  /// Repeats what must not be missed: the warnings by rule.
  private func closingSummary(_ figures: PublishedFigures) {
    let warnings = figures.findings.filter { $0.severity == .warning }
    let byRule = Dictionary(grouping: warnings, by: \.rule).mapValues(\.count)
    for (rule, count) in byRule.sorted(by: { $0.key < $1.key }) {
      report.say("warnings", "warning: \(count) x \(rule) (see quality.html)")
    }
  }
}
