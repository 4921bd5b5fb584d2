internal import DelimitedText
internal import FoundationEssentials
internal import Glibc

/// The folder that runs are written to: build beside, rename when whole, then switch `latest`.
package struct OutputFolder: Sendable {
  /// The folder's path.
  package let path: String

  /// Makes the folder and its `runs` where they are missing.
  ///
  /// - Parameter isPrivate: Whether the folder's owner and group alone may look into it.
  /// - Throws: `PipelineFault` with `cannotCreate`, or `cannotWrite` for a folder that cannot be closed.
  package init(path: String, isPrivate: Bool = false) throws(PipelineFault) {
    self.path = path
    if isPrivate {
      try Self.makeFolder(path, isPrivate: true)
      // A folder that was there already may be open to all.
      try Self.closeToOthers(path)
    }
    try Self.makeFolder("\(path)/runs", isPrivate: isPrivate)
  }

  /// Makes a folder with all folders above it.
  ///
  /// - Parameter isPrivate: Whether the owner and the group alone may look into it.
  static func makeFolder(_ path: String, isPrivate: Bool = false) throws(PipelineFault) {
    let attributes: [FileAttributeKey: Any]? = isPrivate ? [.posixPermissions: 0o750] : nil
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: attributes)
    } catch {
      throw PipelineFault(
        .cannotCreate, "\(path): the folder cannot be made",
        remedy: "Check the path, the permissions and the space on the disk.")
    }
  }

  /// Removes what killed runs left behind.
  ///
  /// Only the holder of the lock may call it.
  package func clearLeftovers() {
    // What cannot be removed now is tried again by the next run; it is in nobody's way.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/runs")) ?? []
    for name in names where name.hasSuffix(".partial") {
      try? FileManager.default.removeItem(atPath: "\(path)/runs/\(name)")
    }
  }

  /// Writes a whole new file.
  ///
  /// - Parameter isPrivate: Whether the owner and the group alone may read it.
  /// - Throws: `PipelineFault` with `cannotCreate` or `cannotWrite`.
  static func write(
    _ bytes: [UInt8], to path: String, isPrivate: Bool = false
  ) throws(PipelineFault) {
    let mode: mode_t = isPrivate ? 0o640 : 0o644
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else {
      throw PipelineFault(
        .cannotCreate, "\(path): \(systemMessage(errno))",
        remedy: "Check the permissions and the space on the disk.")
    }
    var failure = writeWhole(bytes.span, to: descriptor)
    if close(descriptor) != 0, failure == nil { failure = errno }
    if let failure {
      throw PipelineFault(
        .cannotWrite, "\(path): \(systemMessage(failure))",
        remedy: "Free some space on the disk, then run again.")
    }
  }

  /// Closes the store to all but its owner and group: it holds authorities' own figures.
  ///
  /// - Throws: `PipelineFault` with `cannotWrite`.
  func closeStore() throws(PipelineFault) { try Self.closeToOthers("\(path)/carenumbers.sqlite") }

  /// Takes all rights from others, and the right to write from the group; gives none.
  private static func closeToOthers(_ path: String) throws(PipelineFault) {
    var facts = stat()
    // SAFETY: the structure is a local one, filled within the call.
    guard unsafe stat(path, &facts) == 0, unsafe chmod(path, facts.st_mode & 0o750) == 0 else {
      throw PipelineFault(
        .cannotWrite, "\(path): \(systemMessage(errno))",
        remedy: "It must belong to who runs this, so that it can be closed to others.")
    }
  }

  /// Turns a finished partial folder into a run.
  ///
  /// - Throws: `PipelineFault` with `cannotWrite`.
  func finish(run id: String) throws(PipelineFault) {
    guard unsafe rename("\(path)/runs/\(id).partial", "\(path)/runs/\(id)") == 0 else {
      throw PipelineFault(
        .cannotWrite, "\(path)/runs/\(id): \(systemMessage(errno))",
        remedy: "Check the permissions of the output folder.")
    }
  }

  /// Lets `latest` point to a run, in one step.
  ///
  /// - Throws: `PipelineFault` with `cannotWrite`; `latest` is then as it was.
  func publish(run id: String) throws(PipelineFault) {
    let temporary = "\(path)/.latest-\(id)"
    unsafe unlink(temporary)
    guard unsafe symlink("runs/\(id)", temporary) == 0,
      unsafe rename(temporary, "\(path)/latest") == 0
    else {
      throw PipelineFault(
        .cannotWrite, "\(path)/latest: \(systemMessage(errno))",
        remedy: "Check the permissions of the output folder, and that 'latest' is no folder.")
    }
  }

  /// Removes the oldest finished runs beyond the newest `count`; never the one `latest` points to.
  func prune(keeping count: Int, current id: String) {
    // A run that cannot be removed now is tried again by the next night.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/runs")) ?? []
    let finished = names.filter { !$0.hasSuffix(".partial") && $0 != id }.sorted()
    for name in finished.dropLast(max(count - 1, 0)) {
      try? FileManager.default.removeItem(atPath: "\(path)/runs/\(name)")
    }
  }
}
