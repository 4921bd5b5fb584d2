internal import FoundationEssentials
internal import Glibc

// How a run is published so that a process which dies at any moment, or a machine that loses its power,
// leaves `latest` whole and in step with the store.
//
// A run has two results, which no single step of the file system can switch together: its row in the
// store, and `latest`. One of the two has to come first, and the order is:
//
//   1. `runs/ID.partial` is written, brought to the disk, read back and compared with its manifest.
//   2. The link `.latest-ID` is made. It points to `runs/ID`, which is not there yet, and says that a
//      publication is under way.
//   3. `runs/ID.partial` becomes `runs/ID`.
//   4. The store commits.
//   5. `.latest-ID` becomes `latest`: the link that is switched is the one that told of it.
//
// Private pages go the same way in a folder of their own: 1 to 3 before the one commit, 5 after it.
// Every step is on the disk before the next begins. So a link `.latest-ID` that a later run finds
// tells where its maker died, and the store, which is the judge, how to go on:
//
//   - The store holds the figures of ID: it died between 4 and 5. The switch is done now. To drop the
//     run instead would leave the store with the figures of a run that is nowhere.
//   - The store has never heard of ID: it died between 2 and 4. Link and folder go; nothing ever
//     pointed to them.
//   - The store has a later run: the link is a stray and goes alone.
//
// `latest` thus never points to a run that the store does not know, and the store is never ahead of
// `latest` for longer than until the next run begins. A run folder without such a link has been
// published, or is a trial, whose manifest says so.
//
// Rolling back moves `latest` alone, and notes which run it withdrew. The store keeps the figures of the
// run that was withdrawn until the next run replaces them. It also knows what each run replaced, so the
// next run is compared with the one that `latest` was moved back to, not with the withdrawn one. Its
// link has another name, so that no later run takes it for a publication under way.
extension OutputFolder {
  private static let pending = ".latest-"
  private static let returning = ".rollback-"

  /// Turns a partial folder into a finished run: steps 1 to 3.
  ///
  /// - Parameter isPublished: Whether `latest` is to point to it; not so for a trial.
  /// - Throws: `PipelineFault` with `cannotWrite`, also when a file does not read back as it was
  ///   written.
  package func seal(run id: String, isPublished: Bool) throws(PipelineFault) {
    let partial = RunFolder(path: "\(path)/runs/\(id).partial")
    try partial.sync()
    if let first = partial.deviations(of: id).first {
      throw PipelineFault(
        .cannotWrite, "\(partial.path): a file is not as it was written: \(first)",
        remedy: "Check the disk; nothing was published.")
    }
    if isPublished {
      try link("\(Self.pending)\(id)", to: id)
      try RunFolder.sync(path)
    }
    guard unsafe rename("\(path)/runs/\(id).partial", "\(path)/runs/\(id)") == 0 else {
      throw PipelineFault(
        .cannotWrite, "\(path)/runs/\(id): \(systemMessage(errno))",
        remedy: "Check the permissions of the output folder.")
    }
    try RunFolder.sync("\(path)/runs")
  }

  /// Lets `latest` point to a sealed run: step 5.
  ///
  /// - Throws: `PipelineFault` with `cannotWrite`; `latest` is then as it was.
  package func publish(run id: String) throws(PipelineFault) {
    try switchLatest(by: "\(Self.pending)\(id)")
  }

  /// Lets `latest` point to an older run, without a word to the store.
  ///
  /// - Throws: `PipelineFault` with `cannotWrite` or `cannotCreate`; `latest` is then as it was.
  package func returnTo(run id: String) throws(PipelineFault) {
    try Self.refuseSolidLatest(in: path)
    var withdrawn = WithdrawnRuns(in: path)
    let newer = latest.flatMap { $0 > id ? $0 : nil }
    try withdrawn.withdraw(newer, takingBack: id, of: runs, in: path)
    try link("\(Self.returning)\(id)", to: id)
    try switchLatest(by: "\(Self.returning)\(id)")
  }

  private func link(_ name: String, to id: String) throws(PipelineFault) {
    unsafe unlink("\(path)/\(name)")
    guard unsafe symlink("runs/\(id)", "\(path)/\(name)") == 0 else { throw linkFault(errno) }
  }

  private func switchLatest(by name: String) throws(PipelineFault) {
    guard unsafe rename("\(path)/\(name)", "\(path)/latest") == 0 else { throw linkFault(errno) }
    try RunFolder.sync(path)
  }

  private func linkFault(_ code: Int32) -> PipelineFault {
    PipelineFault(
      .cannotWrite, "\(path)/latest: \(systemMessage(code))",
      remedy: "Check the permissions of the output folder, and that 'latest' is no folder.")
  }

  /// The runs whose publication is under way, or was when their process died.
  package var pendingRuns: [String] {
    rootNames(Self.pending).map { String($0.dropFirst(Self.pending.count)) }.sorted()
  }

  /// Ends publications whose process died: see the top of this file.
  ///
  /// Only the holder of the lock may call it.
  ///
  /// - Parameters:
  ///   - current: The run whose figures the store holds.
  ///   - known: Every run in the store.
  /// - Returns: The run that `latest` points to since now; `nil` when it was left alone.
  /// - Throws: `PipelineFault` with `cannotWrite`.
  package func settle(current: String?, known: Set<String>) throws(PipelineFault) -> String? {
    var published: String?
    for id in pendingRuns where Self.isRunName(id) {
      if id == current, run(id).isWhole {
        try publish(run: id)
        published = id
      } else if known.contains(id) {
        unsafe unlink("\(path)/\(Self.pending)\(id)")
      } else {
        abandon(run: id)
      }
    }
    return published
  }

  /// Removes all of a run that came to nothing.
  package func abandon(run id: String) {
    // What cannot be removed now is tried again by the next run. The link goes last: it alone says
    // that the folder is nobody's.
    remove(run: id)
    try? FileManager.default.removeItem(atPath: "\(path)/runs/\(id).partial")
    if !FileManager.default.fileExists(atPath: "\(path)/runs/\(id)") {
      unsafe unlink("\(path)/\(Self.pending)\(id)")
    }
  }

  /// Removes a finished run; one that is half removed has the name of a leftover.
  package func remove(run id: String) {
    let leftover = "\(path)/runs/\(id).partial"
    guard unsafe rename("\(path)/runs/\(id)", leftover) == 0 else { return }
    try? FileManager.default.removeItem(atPath: leftover)
  }

  /// What killed runs left behind and nothing needs: paths inside the folder.
  package var leftovers: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/runs")) ?? []
    return names.filter { $0.hasSuffix(".partial") }.map { "runs/\($0)" }.sorted()
      + (rootNames(Self.returning) + rootNames(LastCheck.unfinished)
      + rootNames(WithdrawnRuns.unfinished)).sorted()
  }

  /// Removes what killed runs left behind; links to publications under way are for `settle`.
  ///
  /// Only the holder of the lock may call it.
  package func clearLeftovers() {
    for name in leftovers { try? FileManager.default.removeItem(atPath: "\(path)/\(name)") }
  }

  private func rootNames(_ prefix: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasPrefix(prefix) }
  }
}
