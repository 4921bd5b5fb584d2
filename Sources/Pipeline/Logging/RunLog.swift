internal import FoundationEssentials
internal import Glibc
internal import Publishing
internal import Synchronization

/// Says on standard error what a run or a pull does, and keeps what its closing summary repeats.
///
/// For people: one line an event, rewritten for stages in a terminal. For programs: JSON lines, one
/// object an event, with the time, a level and a stable code (`LogEvent`). Of findings that another
/// place lists whole, at most 20 lines are said, and the summary says how many more there were.
public final class RunLog: Sendable {
  // A class, since the stages of a run share it, on two threads.

  /// How lines are written.
  public enum Format: String, Sendable, CaseIterable {
    case text
    case json
    /// Nothing but what must not be missed.
    case quiet
  }

  private struct State {
    var run: String?
    var last: ContinuousClock.Instant
    var steps: [RunSummary.Step] = []
    var notices: [RunSummary.Notice] = []
    var said: [LogEvent: Int] = [:]
    var isLineOpen = false
  }

  private static let mostLines = 20

  /// How lines are written.
  public let format: Format
  private let isTerminal: Bool
  private let start = ContinuousClock.now
  private let started = Date()
  private let state: Mutex<State>

  /// A log in a format.
  public init(format: Format) {
    self.format = format
    isTerminal = format == .text && isatty(STDERR_FILENO) == 1
    state = Mutex(State(last: start))
  }

  /// Names the run that later lines are about.
  func name(run: String) { state.withLock { $0.run = run } }

  /// Says that something happened.
  ///
  /// - Parameters:
  ///   - event: What happened.
  ///   - message: The same in words, with counts; never a figure about a child.
  ///   - counts: Counts by name, for the line and, of a stage, for the summary.
  func say(_ event: LogEvent, _ message: String, _ counts: KeyValuePairs<RunCount, Int> = [:]) {
    state.withLock { state in
      let said = (state.said[event] ?? 0) + 1
      state.said[event] = said
      if event.level != .info {
        guard said <= Self.mostLines || !event.isListedElsewhere else { return }
        state.notices.append(RunSummary.Notice(event: event, message: message))
      }
      var ms: Int?
      if let stage = event.stage {
        let now = ContinuousClock.now
        ms = Self.milliseconds(now - state.last)
        state.last = now
        state.steps.append(
          RunSummary.Step(
            name: stage, ms: ms ?? 0,
            counts: Dictionary(counts.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { $1 })
          ))
      }
      write(event, message, counts, ms, &state)
    }
  }

  /// Says that a run came to nothing, unless that has been said.
  public func fail(_ fault: PipelineFault) {
    let isSaid = state.withLock { ($0.said[.runFailed] ?? 0) > 0 }
    if !isSaid { say(.runFailed, fault.description) }
  }

  /// What the run came to.
  package func summary(
    _ status: RunSummary.Status, _ code: ExitCode, folder: String?, fault: String? = nil
  ) -> RunSummary {
    state.withLock { state in
      RunSummary(
        status: status, exitCode: code.rawValue, runID: state.run, folder: folder,
        started: RunIdentity.utc(started), finished: RunIdentity.utc(Date()),
        ms: Self.milliseconds(ContinuousClock.now - start), steps: state.steps,
        notices: state.notices,
        more: state.said.reduce(into: [:]) { more, entry in
          if entry.key.isListedElsewhere, entry.value > Self.mostLines {
            more[entry.key.rawValue] = entry.value - Self.mostLines
          }
        }, fault: fault)
    }
  }

  /// Ends the log with the summary, which repeats every warning and every gate that does not hold.
  func end(_ summary: RunSummary) {
    state.withLock { state in
      switch format {
      case .quiet: return
      case .json:
        write(
          "{" + head(.runEnded, state.run) + ",\"msg\":" + JSONText.quoted(Self.closing(summary))
            + ",\"summary\":" + summary.json() + "}\n")
      case .text:
        closeLine(&state)
        var lines = [Self.closing(summary)]
        for notice in summary.notices where notice.event.isRepeated {
          lines.append(
            "  \(notice.event.rawValue) \(notice.message.split(separator: "\n").first ?? "")")
        }
        for (event, count) in summary.more.sorted(by: { $0.key < $1.key }) {
          lines.append("  \(event): and \(count) more")
        }
        write(lines.joined(separator: "\n") + "\n")
      }
    }
  }

  private static func closing(_ summary: RunSummary) -> String {
    let warnings =
      summary.notices.count { $0.event.level == .warning }
      + summary.more.values.reduce(0, +)
    let time = "\(summary.ms / 1_000).\(summary.ms % 1_000 / 100) s"
    return "\(summary.status.rawValue) in \(time), exit \(summary.exitCode), "
      + "\(warnings) warning\(warnings == 1 ? "" : "s")"
  }

  private func write(
    _ event: LogEvent, _ message: String, _ counts: KeyValuePairs<RunCount, Int>, _ ms: Int?,
    _ state: inout State
  ) {
    // The command prints the fault and the exit code itself, except among lines for programs.
    guard event != .runFailed || format == .json else { return closeLine(&state) }
    switch format {
    case .quiet:
      if event.isUrgent { write(Self.line(event, message)) }
    case .json:
      var text = "{" + head(event, state.run)
      if let stage = event.stage { text += ",\"step\":\"\(stage.rawValue)\"" }
      text += ",\"msg\":" + JSONText.quoted(message)
      if let ms { text += ",\"ms\":\(ms)" }
      for (name, count) in counts { text += ",\"\(name.rawValue)\":\(count)" }
      write(text + "}\n")
    case .text:
      if isTerminal, let stage = event.stage {
        let (done, all) = (stage.number, LogEvent.Stage.allCases.count)
        let bar =
          String(repeating: "=", count: done * 20 / all)
          + String(repeating: " ", count: 20 - done * 20 / all)
        write("\r\u{1B}[K[\(bar)] \(message)")
        state.isLineOpen = true
        return
      }
      closeLine(&state)
      write(event.stage.map { "\($0.rawValue): \(message)\n" } ?? Self.line(event, message))
    }
  }

  private static func line(_ event: LogEvent, _ message: String) -> String {
    event.level == .info ? "\(message)\n" : "\(event.rawValue) \(message)\n"
  }

  /// The members that every object begins with.
  private func head(_ event: LogEvent, _ run: String?) -> String {
    let now = Date()
    let since = now.timeIntervalSince1970
    let ms = Int((since - since.rounded(.down)) * 1_000)
    let time = RunIdentity.utc(now).dropLast() + ".\(String(ms + 1_000).dropFirst())Z"
    let id = run.map { ",\"run_id\":\"\($0)\"" } ?? ""
    return "\"ts\":\"\(time)\",\"level\":\"\(event.level.rawValue)\"\(id)"
      + ",\"event\":\"\(event.rawValue)\""
  }

  private func closeLine(_ state: inout State) {
    if state.isLineOpen { write("\n") }
    state.isLineOpen = false
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    return Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    // SAFETY: the buffer is read within the call. A failed write to standard error has no remedy.
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
