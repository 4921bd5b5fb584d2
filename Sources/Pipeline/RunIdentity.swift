internal import FoundationEssentials

/// Names a run: its start in UTC and the first digits of its fingerprint.
enum RunIdentity {
  /// For example `2026-11-25T023004Z-9f3a1c20`; sorts by time.
  static func id(started: Date, fingerprint: String) -> String {
    let text = utc(started).filter { $0 != ":" }
    return "\(text)-\(fingerprint.prefix(8))"
  }

  /// The id of a run that starts now, and its start.
  ///
  /// A run in the same second as another one on the same inputs waits for the next second.
  static func unused(
    _ started: Date, _ fingerprint: String, isTaken: (String) -> Bool
  ) async -> (id: String, started: Date) {
    var started = started
    while isTaken(id(started: started, fingerprint: fingerprint)) {
      // Only a cancelled task wakes early, and it looks again.
      try? await Task.sleep(for: .milliseconds(50))
      started = Date()
    }
    return (id(started: started, fingerprint: fingerprint), started)
  }

  /// A time as `2026-11-25T02:30:04Z`.
  static func utc(_ date: Date) -> String { date.formatted(.iso8601) }
}

extension PipelineInputs {
  /// The first sixteen digits of the fingerprint, as pages show it.
  var shortName: String { String(fingerprint.prefix(16)) }
}
