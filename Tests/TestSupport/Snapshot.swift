import Foundation
public import Testing

/// Compares text with `Tests/<folder>/Snapshots/<name>`.
///
/// With `UPDATE_SNAPSHOTS` set in the environment, or where the snapshot is missing, the text is
/// recorded; recording always fails the test, so that a new snapshot is looked at and committed
/// before anything passes.
public func expectSnapshot(
  _ text: String, named name: String, in folder: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let url = packageRoot.appending(path: "Tests/\(folder)/Snapshots/\(name)")
  let update = ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil
  guard !update, let expected = try? String(contentsOf: url, encoding: .utf8) else {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name): look at it, then run again", sourceLocation: sourceLocation)
    return
  }
  guard text != expected else { return }
  let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let index =
    zip(expectedLines, lines).firstIndexOfDifference ?? min(expectedLines.count, lines.count)
  let before = index < expectedLines.count ? expectedLines[index].prefix(300) : "(end)"
  let after = index < lines.count ? lines[index].prefix(300) : "(end)"
  Issue.record(
    "\(name) differs from line \(index + 1)\nexpected: \(before)\nfound:    \(after)",
    sourceLocation: sourceLocation)
}

extension Zip2Sequence where Sequence1.Element: Equatable, Sequence1.Element == Sequence2.Element {
  fileprivate var firstIndexOfDifference: Int? {
    enumerated().first { $0.element.0 != $0.element.1 }?.offset
  }
}
