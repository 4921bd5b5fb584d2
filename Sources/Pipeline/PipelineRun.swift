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
    /// How it ended.
    public let status: RunSummary.Status
    /// The path of the overview page; `nil` for a dry run.
    public let overview: String?
    /// The folder of the run that the overview is of; `nil` for a dry run.
    public let folder: String?
    /// How many authorities' returns, or folders of none, were skipped.
    public let skipped: Int
    /// The exit code of the process: whatever was skipped shows in it, and a hook that failed.
    public fileprivate(set) var exitCode: ExitCode

    /// Whether there was nothing to do because nothing had changed.
    public var wasUnchanged: Bool { status == .unchanged }

    init(status: RunSummary.Status, overview: String?, folder: String?, skipped: Int) {
      (self.status, self.overview, self.folder) = (status, overview, folder)
      self.skipped = skipped
      exitCode = skipped == 0 ? .done : .doneWithErrors
    }
  }

  let configuration: PipelineConfiguration
  private let only: [String]
  private let ifChanged: Bool
  private let dryRun: Bool
  private let acceptedRevisions: String?
  let log: RunLog

  /// A run.
  ///
  /// - Parameters:
  ///   - configuration: The pipeline.
  ///   - only: Ids of measures for a trial run, which is not published; empty for all.
  ///   - ifChanged: End at once when nothing has changed since the latest run.
  ///   - dryRun: Read and assess, but write nothing.
  ///   - acceptedRevisions: Why more revised figures than usual are published; `nil` where not.
  ///   - log: Where progress goes.
  public init(
    configuration: PipelineConfiguration, only: [String] = [], ifChanged: Bool = false,
    dryRun: Bool = false, acceptedRevisions: String? = nil, log: RunLog
  ) {
    self.acceptedRevisions = acceptedRevisions
    (self.configuration, self.only) = (configuration, only)
    (self.ifChanged, self.dryRun, self.log) = (ifChanged, dryRun, log)
  }

  /// Does the run, then starts its hooks.
  ///
  /// - Throws: `PipelineFault`; nothing is then published, and the last good output is untouched.
  public func execute() async throws -> Outcome {
    log.say(.runStarted, "\(configuration.path), version \(Version.number)")
    var outcome: Outcome
    do {
      outcome = try await perform()
    } catch {
      let fault = PipelineFault(error)
      log.say(.runFailed, fault.description)
      _ = close(.failed, fault.exitCode, folder: nil, fault: fault.description)
      throw error
    }
    outcome.exitCode = close(outcome.status, outcome.exitCode, folder: outcome.folder)
    return outcome
  }

  /// Starts the hooks, then ends the log with all that was said, theirs too.
  ///
  /// - Returns: The exit code: a hook that failed alters that of a run that went well.
  private func close(
    _ status: RunSummary.Status, _ code: ExitCode, folder: String?, fault: String? = nil
  ) -> ExitCode {
    let summary = log.summary(status, code, folder: folder, fault: fault)
    let isWell = configuration.hooks.run(summary, log: log)
    let last = code == .done && !isWell ? .doneWithErrors : code
    log.end(log.summary(status, last, folder: folder, fault: fault))
    return last
  }

  private func perform() async throws -> Outcome {
    let started = Date()
    let inputs = try PipelineInputs(configuration: configuration, only: only)
    log.say(
      .inputsFound, "\(inputs.files.count) files, fingerprint \(inputs.shortName)",
      [.inputs: inputs.files.count])
    if ifChanged, let outcome = unchanged(inputs) { return outcome }
    if dryRun {
      let figures = try await read(inputs)
      _ = try await assess(inputs, figures)
      let night = readReturns(inputs)
      sayWarnings(of: figures)
      saySkipped(night)
      log.say(.runDry, "dry run: nothing was written")
      return Outcome(
        status: .dryRun, overview: nil, folder: nil, skipped: night?.skipped.count ?? 0)
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
      log.name(run: id)
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
    log.name(run: run)
    log.say(.runUnchanged, "nothing has changed since the latest run")
    saySkipped(night)
    return Outcome(
      status: .unchanged, overview: "\(folder.path)/latest/index.html",
      folder: "\(folder.path)/runs/\(run)", skipped: night?.skipped.count ?? 0)
  }

  /// Reads the published files; a finding of severity error ends the run.
  private func read(_ inputs: PipelineInputs) async throws(PipelineFault) -> PublishedFigures {
    let store = "\(configuration.output)/\(OutputFolder.storeName)"
    let figures = await inputs.figures(held: inputs.held?.load(from: store) ?? [])
    guard let first = figures.firstError else {
      let rows = figures.sources.reduce(0) { $0 + $1.rows }
      let (observations, findings) = (figures.observations.count, figures.findings.count)
      let held = figures.heldFiles
      log.say(
        .filesRead,
        "\(rows) rows, \(observations) observations, \(findings) findings"
          + (held == 0 ? "" : "; \(held) files as an earlier run had read them"),
        [.rows: rows, .observations: observations, .findings: findings, .heldFiles: held])
      return figures
    }
    let errors = figures.findings.filter { $0.severity == .error }
    for error in errors { log.say(.dataRefused, FindingList.line(error)) }
    throw PipelineFault(
      .dataRefused, "\(errors.count) data errors, the first: \(FindingList.line(first))",
      remedy: "Nothing was published; the last good output is in place. `carenumbers check` lists "
        + "all. \(first.remedy)")
  }

  private func assess(
    _ inputs: PipelineInputs, _ figures: PublishedFigures
  ) async throws -> Analysis {
    let analysis = try await AnalysisStage(inputs: inputs, figures: figures).analysis()
    let assessed = analysis.trends.filter { $0.estimate != nil }.count
    let graded = analysis.trends.filter { $0.grade != nil }.count
    log.say(
      .trendsAssessed, "\(assessed) trends assessed, \(graded) with a grade",
      [.assessed: assessed, .graded: graded])
    return analysis
  }

  private func publish(
    _ inputs: PipelineInputs, in folder: OutputFolder, id: String, started: Date
  ) async throws -> Outcome {
    let figures = try await read(inputs)
    // The store is opened and compared while trends are assessed: that is as long again.
    async let held = onOwnThread("differences") {
      let store = try Warehouse(path: folder.store)
      let compared = try ComparedRun(
        in: store, latest: folder.latest, withdrawn: WithdrawnRuns(in: folder.path).names,
        inputs: inputs, figures: figures)
      return (store: store, compared: compared)
    }
    let analysis = try await assess(inputs, figures)
    let night = readReturns(inputs)
    let (store, compared) = try await held
    guard only.isEmpty else {
      let none = RunComparison(inputs, analysis, with: nil)
      _ = try await write(inputs, figures, analysis, night, none, id: id, started, in: folder)
      sayWarnings(of: figures)
      log.say(.runTrial, "a trial run of \(only.joined(separator: ", ")); not published")
      return Outcome(
        status: .trial, overview: "\(folder.path)/runs/\(id)/index.html",
        folder: "\(folder.path)/runs/\(id)", skipped: 0)
    }
    RunMemory.returnUnused()
    let comparison = RunComparison(inputs, analysis, with: compared)
    let (judged, gates) = try PublicationGates(
      settings: configuration.gates, figures: figures, analysis: analysis,
      stored: compared.extents, changes: compared.revisions, acceptedRevisions: acceptedRevisions
    ).pass(log)
    let stage = StoreStage(
      id: id, started: RunIdentity.utc(started), fingerprint: inputs.fingerprint, figures: judged,
      analysis: analysis, local: night?.observations ?? [], history: comparison.history,
      readings: inputs.held?.stored(figures.readings) ?? [])
    // Before the first local figure is in it; its journal takes the file's rights.
    if inputs.returns != nil { try folder.closeStore() }
    let gate = CommitGate()
    async let stored: Void = stage.record(in: store, gate: gate)
    do {
      let finished = try await write(
        inputs, judged, analysis, night, comparison, gates: gates, id: id, started, in: folder)
      Interruption.close()
      gate.open(finished: finished)
    } catch {
      gate.refuse()
      // The rollback's own error says only that this run came to nothing.
      _ = try? await stored
      throw error
    }
    try await stored
    sayChanges(comparison.changes)
    for place in [folder, try privateFolder(inputs)].compactMap({ $0 }) {
      try place.publish(run: id)
      Retention(place, keeping: configuration.keptRuns).apply()
    }
    log.say(.runPublished, "run \(id)")
    sayWarnings(of: judged)
    saySkipped(night)
    return Outcome(
      status: .published, overview: "\(folder.path)/latest/index.html",
      folder: "\(folder.path)/runs/\(id)", skipped: night?.skipped.count ?? 0)
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
    log.say(
      .returnsRead,
      "returns of \(used) authorities, \(night.observations.count) local observations",
      [
        .authorities: used, .localObservations: night.observations.count,
        .skipped: night.skipped.count,
      ])
    return night
  }

  /// Writes the run's folder whole.
  ///
  /// - Returns: The time when it was.
  private func write(
    _ inputs: PipelineInputs, _ figures: PublishedFigures, _ analysis: Analysis,
    _ night: PartnerNight?, _ comparison: RunComparison, gates: [Manifest.Gate]? = nil, id: String,
    _ started: Date, in folder: OutputFolder
  ) async throws -> String {
    let partial = "\(folder.path)/runs/\(id).partial"
    let stage = SiteStage(
      inputs: inputs, figures: figures, analysis: analysis, comparison: comparison)
    let earlier = folder.latest.map { folder.run($0) }
    let written = try await stage.write(to: partial, after: earlier, log: log)
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
    return manifest.run.finished
  }
}
