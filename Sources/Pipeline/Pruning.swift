/// Applies the retention to an output folder and its private part.
package struct Pruning: Sendable {
  /// What was removed, or would be: paths from the output folder on, a line each.
  package let text: String

  /// Does it.
  ///
  /// - Parameters:
  ///   - count: How many runs to keep; `latest` and the whole run before it stay in any case.
  ///   - dryRun: List what would go, and remove nothing.
  /// - Throws: `PipelineFault` with `busy` while a run is going on.
  package init(_ folder: OutputFolder, keeping count: Int, dryRun: Bool) throws(PipelineFault) {
    if dryRun {
      text = Self.retentions(of: folder, count).map(\.text).joined()
      return
    }
    let lock = try RunLock(folder: folder.path)
    let retentions = Self.retentions(of: folder, count)
    for (retention, _) in retentions { retention.apply() }
    text = retentions.map(\.text).joined()
    _ = consume lock
  }

  private static func retentions(
    of folder: OutputFolder, _ count: Int
  ) -> [(retention: Retention, text: String)] {
    [("", folder), ("private/", folder.privatePart)].compactMap { prefix, folder in
      guard let folder else { return nil }
      let retention = Retention(folder, keeping: count)
      return (retention, retention.removable.map { "\(prefix)\($0)\n" }.joined())
    }
  }
}
