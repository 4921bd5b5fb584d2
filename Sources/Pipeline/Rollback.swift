internal import FoundationEssentials
internal import Glibc

/// Switches `latest` back to an older run; the store is left as it is (see `Publication.swift`).
package struct Rollback: Sendable {
  /// The run that `latest` pointed to.
  package let from: String
  /// The run that it points to now.
  package let to: String
  /// What else there is to know, a line each.
  package private(set) var notes: [String] = []

  /// Does it.
  ///
  /// - Parameters:
  ///   - folder: The output folder.
  ///   - run: The run to go back to; the newest whole one before `latest` when not given.
  /// - Throws: `PipelineFault`: `busy` while a run is going on, `inputMissing` where there is no run
  ///   to go back to, `dataRefused` when the one that was named is not as its manifest says;
  ///   `latest` is then as it was.
  package init(_ folder: OutputFolder, run: String?) throws(PipelineFault) {
    try OutputFolder.refuseSolidLatest(in: folder.path)
    let lock = try RunLock(folder: folder.path)
    guard folder.pendingRuns.isEmpty, folder.privatePart?.pendingRuns.isEmpty != false else {
      throw PipelineFault(
        .dataRefused, "\(folder.path): a run was cut off while it was published",
        remedy: "Run `carenumbers run` first, which ends it.")
    }
    from = folder.latest ?? "none"
    to = try Self.target(in: folder, run)
    try folder.returnTo(run: to)
    if let own = folder.privatePart { try returnPrivatePages(own) }
    notes.append("the store keeps the figures of the newest run until the next run replaces them")
    _ = consume lock
  }

  private static func target(
    in folder: OutputFolder, _ run: String?
  ) throws(PipelineFault) -> String {
    guard let run else {
      guard let previous = folder.previousWholeRun else {
        throw PipelineFault(
          .inputMissing, "\(folder.path): there is no whole run before latest to go back to",
          remedy: "Make one with `carenumbers run`, or name a run.")
      }
      return previous
    }
    let name = try folder.existingRun(run)
    if folder.run(name).manifest?.run.only != nil {
      throw PipelineFault(
        .dataRefused, "\(name) is a trial run of some measures, which is never published",
        remedy: "Name a whole run.")
    }
    if let first = folder.run(name).deviations().first {
      throw PipelineFault(
        .dataRefused, "\(folder.path)/runs/\(name): not as its manifest says: \(first)",
        remedy: "See `carenumbers verify \(name)`, and name another run.")
    }
    return name
  }

  /// Private pages go back with the public ones; where the run has none that are whole, none are
  /// shown rather than those of the run that was withdrawn.
  private mutating func returnPrivatePages(_ own: OutputFolder) throws(PipelineFault) {
    if own.run(to).isWhole { return try own.returnTo(run: to) }
    try OutputFolder.refuseSolidLatest(in: own.path)
    unsafe unlink("\(own.path)/latest")
    notes.append(
      "run \(to) has no whole private pages; \(own.path)/latest is gone until the next run")
  }
}
