internal import Glibc

/// Says on standard error what a run is doing: a line that is rewritten in a terminal, else one line
/// a stage.
public struct ProgressReport: Sendable {
  /// How lines are written.
  public enum Format: String, Sendable, CaseIterable {
    case text
    case json
    /// Nothing but faults.
    case quiet
  }

  private let format: Format
  private let isTerminal: Bool

  /// A report in a format.
  public init(format: Format) {
    self.format = format
    isTerminal = isatty(STDERR_FILENO) == 1
  }

  /// Says that a stage is done.
  ///
  /// - Parameters:
  ///   - stage: A stable name in lower case.
  ///   - number: Which stage of `of` it is.
  ///   - message: What was done, with counts; never a figure about a child.
  func finished(_ stage: String, _ number: Int, of count: Int, _ message: String) {
    switch format {
    case .quiet: return
    case .json:
      write(
        "{\"event\":\"stage\",\"stage\":\"\(stage)\",\"message\":\(JSONText.quoted(message))}\n")
    case .text where isTerminal:
      let done = String(repeating: "=", count: number * 20 / count)
      let left = String(repeating: " ", count: 20 - number * 20 / count)
      write("\r\u{1B}[K[\(done)\(left)] \(message)")
    case .text:
      write("\(stage): \(message)\n")
    }
  }

  /// Says something that must be read, such as a warning or the summary.
  func say(_ event: String, _ message: String) {
    switch format {
    case .json: write("{\"event\":\"\(event)\",\"message\":\(JSONText.quoted(message))}\n")
    case .text: write("\(message)\n")
    case .quiet: if ["refused", "skipped"].contains(event) { write("\(message)\n") }
    }
  }

  /// Ends the line that a terminal shows.
  func endLine() {
    if format == .text, isTerminal { write("\n") }
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    // SAFETY: the buffer is read within the call. A failed write to standard error has no remedy.
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
