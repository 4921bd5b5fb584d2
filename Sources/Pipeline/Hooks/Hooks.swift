/// The programs that the pipeline file names, to be started when a run has ended.
///
/// Each is a list of arguments, started without a shell, so that nothing in it is expanded. A hook
/// comes last: what is published stays published whatever becomes of it.
public struct Hooks: Sendable, Equatable {
  /// When a hook is started.
  public enum Occasion: String, Sendable, CaseIterable {
    /// A run was published, or nothing had changed.
    case success = "on_success"
    /// A run came to nothing.
    case failure = "on_failure"
    /// A run was published whose figures differ from those held before.
    case change = "on_change"
    /// A run was published that gives an area a grade, takes one away or changes one.
    case flagChange = "on_flag_change"
  }

  /// The arguments by occasion, the program first; no entry for an occasion without a hook.
  public var commands: [Occasion: [String]]
  /// How many seconds a hook may take.
  public var seconds: Int

  /// Hooks from their parts.
  public init(_ commands: [Occasion: [String]] = [:], seconds: Int = 60) {
    (self.commands, self.seconds) = (commands, seconds)
  }

  /// The occasions that a summary gives, in the order in which hooks are started.
  static func occasions(of summary: RunSummary) -> [Occasion] {
    switch summary.status {
    case .failed: return [.failure]
    case .dryRun, .trial: return []
    case .unchanged: return [.success]
    case .published:
      return [.success] + (summary.count(.changedFigures) > 0 ? [.change] : [])
        + (summary.count(.flagChanges) > 0 ? [.flagChange] : [])
    }
  }

  /// Starts what the summary asks for, one after the other, and says how each ended.
  ///
  /// - Returns: Whether all ended well.
  package func run(_ summary: RunSummary, log: RunLog) -> Bool {
    var isWell = true
    for occasion in Self.occasions(of: summary) {
      guard let command = commands[occasion] else { continue }
      let end = HookProcess(command: command, seconds: seconds).run(
        input: summary.json() + "\n",
        environment: [
          "RUN_ID": summary.runID ?? "", "RUN_STATUS": summary.status.rawValue,
          "RUN_DIR": summary.folder ?? "", "RUN_EXIT_CODE": "\(summary.exitCode)",
        ])
      let said = end.output.isEmpty ? "" : ": \(end.output)"
      if case .ended(0) = end.kind {
        log.say(.hookEnded, "\(occasion.rawValue) \(command[0]) ended well\(said)")
      } else {
        isWell = false
        log.say(.hookFailed, "\(occasion.rawValue) \(command[0]) \(end.kind.inWords)\(said)")
      }
    }
    return isWell
  }
}
