/// One run as the store remembers it.
public struct RunRecord: Hashable, Sendable {
  /// The run's id; no two runs share one.
  public let id: String
  /// When it began, as an RFC 3339 text in UTC.
  public let started: String
  /// When it ended; `nil` while that is not known.
  public let finished: String?
  /// The digest of everything that the result depends on: inputs, settings, version.
  public let fingerprint: String
  /// The version of the program.
  public let version: String
  /// What became of it, in a word, for example `published`.
  public let status: String
  /// The exit code that the run ended with.
  public let exitCode: Int

  /// A run from its parts.
  public init(
    id: String, started: String, finished: String?, fingerprint: String, version: String,
    status: String, exitCode: Int
  ) {
    (self.id, self.started, self.finished) = (id, started, finished)
    (self.fingerprint, self.version) = (fingerprint, version)
    (self.status, self.exitCode) = (status, exitCode)
  }
}
