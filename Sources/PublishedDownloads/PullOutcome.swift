/// What became of one file.
public struct PullOutcome: Sendable, Equatable {
  /// The ways in which it can end well.
  public enum Change: String, Sendable {
    /// There was none of the name.
    case new
    /// It took the place of another.
    case updated
    /// What is there is what the service has.
    case unchanged
    /// It would be fetched; nothing was written.
    case pending = "would fetch"
  }

  /// The name of the file.
  public let name: String
  /// Which of them.
  public let change: Change
  /// What the service says of it, and what was found in it.
  public let words: [String]

  /// One line, for example `looked_after.csv: new: version 2.0 …; 9,412 rows`.
  public var line: String {
    "\(name): \(change.rawValue)" + (words.isEmpty ? "" : ": " + words.joined(separator: "; "))
  }
}
