internal import FoundationEssentials

/// How a run ended: what hooks get on standard input and what the log's last line holds.
///
/// It has counts and names of authorities, never a figure about a child.
public struct RunSummary: Codable, Sendable, Equatable {
  /// How a run can end.
  public enum Status: String, CaseIterable, Codable, Sendable {
    /// `latest` is this run.
    case published
    /// Nothing had changed since the latest run.
    case unchanged
    /// Read and assessed, nothing written.
    case dryRun = "dry run"
    /// Some measures alone; kept and not published.
    case trial
    /// It came to nothing; the last good output is in place.
    case failed
  }

  /// How long a stage took.
  public struct Step: Codable, Sendable, Equatable {
    /// The stage.
    public var name: LogEvent.Stage
    /// Milliseconds since the end of the stage before it; stages overlap where two go on at once.
    public var ms: Int
    /// What there was of what, by name: rows, observations, files, changed figures.
    public var counts: [String: Int]
  }

  /// A warning or an error of the log.
  public struct Notice: Codable, Sendable, Equatable {
    /// Its code.
    public var event: LogEvent
    /// Its text.
    public var message: String
  }

  /// The form of this summary.
  public var summaryVersion = 1
  /// How the run ended.
  public var status: Status
  /// The exit code of the process.
  public var exitCode: Int32
  /// The run's id, on an unchanged night that of the latest run; `nil` where it never got one.
  public var runID: String?
  /// The run's folder; `nil` where there is none.
  public var folder: String?
  /// The start, in UTC.
  public var started: String
  /// The end, in UTC.
  public var finished: String
  /// The whole time in milliseconds.
  public var ms: Int
  /// The stages that ended, in their order.
  public var steps: [Step]
  /// Every warning and error of the run; of those listed elsewhere, the first 20 of a code.
  public var notices: [Notice]
  /// How many of a code there were beyond those; empty for none.
  public var more: [String: Int]
  /// Why the run failed, with the remedy; `nil` where it did not.
  public var fault: String?

  private enum CodingKeys: String, CodingKey {
    case summaryVersion = "summary_version"
    case status
    case exitCode = "exit_code"
    case runID = "run_id"
    case folder, started, finished, ms, steps, notices, more, fault
  }

  /// A count of the first stage that has it; 0 where none has.
  func count(_ name: RunCount) -> Int {
    steps.lazy.compactMap { $0.counts[name.rawValue] }.first ?? 0
  }

  /// The summary as JSON in one line, keys sorted.
  public func json() -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts, whole numbers and lists of both can always be encoded.
    guard let bytes = try? encoder.encode(self) else { return "{}" }
    return String(decoding: bytes, as: UTF8.self)
  }
}
