internal import DelimitedText
internal import FoundationEssentials
internal import Glibc

/// The folder that runs are written to: `runs`, `latest` and, beside the public one, the store.
///
/// How a run gets there is told in `Publication.swift`.
package struct OutputFolder: Sendable {
  /// The folder's path.
  package let path: String

  /// A folder that is there already.
  ///
  /// - Throws: `PipelineFault` with `inputMissing` where it is none, or has no runs; `cannotCreate`
  ///   where a link stands for its runs, its private part or its store.
  package init(existing path: String) throws(PipelineFault) {
    self.path = path
    try Self.refuseLinks(in: path)
    guard InputFolder.isFolder("\(path)/runs") else {
      throw PipelineFault(
        .inputMissing, "\(path): no folder with runs",
        remedy: "Give the folder that `carenumbers run` writes to with --output.")
    }
  }

  /// Makes the folder and its `runs` where they are missing.
  ///
  /// - Parameter isPrivate: Whether the folder's owner and group alone may look into it.
  /// - Throws: `PipelineFault` with `cannotCreate`, or `cannotWrite` for a folder that cannot be closed.
  package init(path: String, isPrivate: Bool = false) throws(PipelineFault) {
    self.path = path
    try Self.refuseSolidLatest(in: path)
    try Self.refuseLinks(in: path)
    if isPrivate {
      try Self.makeFolder(path, isPrivate: true)
      // A folder that was there already may be open to all.
      try Self.closeToOthers(path)
    }
    try Self.makeFolder("\(path)/runs", isPrivate: isPrivate)
    // Better known now than when the night's work is done.
    for place in [path, "\(path)/runs"] { try Self.refuseUnwritable(place, .cannotCreate) }
    let store = "\(path)/\(Self.storeName)"
    if unsafe access(store, F_OK) == 0 { try Self.refuseUnwritable(store, .cannotWrite) }
  }

  private static func refuseUnwritable(_ path: String, _ code: ExitCode) throws(PipelineFault) {
    guard unsafe access(path, W_OK) != 0 else { return }
    throw PipelineFault(
      code, "\(path): \(systemMessage(errno))",
      remedy: "Let who runs this write there; the last good output is in place.")
  }

  /// The folder of private pages beside the public ones, if it is there.
  package var privatePart: OutputFolder? {
    Self.isLink("\(path)/private") ? nil : try? OutputFolder(existing: "\(path)/private")
  }

  /// The store's name in the folder.
  static let storeName = "carenumbers.sqlite"

  /// The path of the store.
  package var store: String { "\(path)/\(Self.storeName)" }

  /// The run that `latest` points to; `nil` where it points to none.
  package var latest: String? {
    let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(path)/latest")
    guard let target, target.hasPrefix("runs/") else { return nil }
    let name = String(target.dropFirst(5))
    return Self.isRunName(name) ? name : nil
  }

  /// The names of all finished runs, trials included, oldest first.
  package var runs: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/runs")) ?? []
    return names.filter(Self.isRunName).sorted()
  }

  /// A run in this folder.
  package func run(_ name: String) -> RunFolder { RunFolder(path: "\(path)/runs/\(name)") }

  /// Whether a name can be that of a finished run: no way to another folder, and no leftover.
  package static func isRunName(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && !name.hasSuffix(".partial")
  }

  /// Whether a name is one that runs are given, such as `2026-11-25T023004Z-9f3a1c20`: nothing else is
  /// ever removed as an old run.
  static func isGivenName(_ name: String) -> Bool {
    let form = Array("0000-00-00T000000Z-".utf8)
    let bytes = Array(name.utf8)
    guard bytes.count == form.count + 8 else { return false }
    func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    return zip(bytes, form).allSatisfy { $1 == 48 ? isDigit($0) : $0 == $1 }
      && bytes.suffix(8).allSatisfy { isDigit($0) || (97...102).contains($0) }
  }

  /// Refuses a `latest` that is no link: a rename cannot take the place of a folder, and must not
  /// take that of somebody's file.
  ///
  /// - Throws: `PipelineFault` with `cannotCreate`; nothing has then been touched.
  static func refuseSolidLatest(in path: String) throws(PipelineFault) {
    var facts = stat()
    // SAFETY: the structure is a local one, filled within the call.
    guard unsafe lstat("\(path)/latest", &facts) == 0, facts.st_mode & S_IFMT != S_IFLNK else {
      return
    }
    let kind = facts.st_mode & S_IFMT == S_IFDIR ? "a folder" : "a file"
    throw PipelineFault(
      .cannotCreate, "\(path)/latest is \(kind), not a link to a run",
      remedy: "Move it away; the next run makes the link. Nothing was written.")
  }

  /// Refuses a link in the place of anything that a run writes into or removes from.
  ///
  /// What it leads to is somebody else's. The output folder as a whole may be a link.
  ///
  /// - Throws: `PipelineFault` with `cannotCreate`; nothing has then been touched.
  static func refuseLinks(in path: String) throws(PipelineFault) {
    for name in ["runs", "private", "carenumbers.sqlite", "carenumbers.sqlite-journal"]
    where isLink("\(path)/\(name)") {
      throw PipelineFault(
        .cannotCreate, "\(path)/\(name) is a link",
        remedy: "Remove it, and let the output folder itself be elsewhere. Nothing was written.")
    }
  }

  private static func isLink(_ path: String) -> Bool {
    var facts = stat()
    // SAFETY: the structure is a local one, filled within the call.
    return unsafe lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFLNK
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

  /// Writes a whole new file.
  ///
  /// - Parameters:
  ///   - isPrivate: Whether the owner and the group alone may read it.
  ///   - followsLink: Whether a link is written through, as to a device that a person names.
  ///   - isFirst: Whether a file that is there already is a fault, rather than replaced.
  /// - Throws: `PipelineFault` with `cannotCreate` or `cannotWrite`.
  static func write(
    _ bytes: [UInt8], to path: String, isPrivate: Bool = false, followsLink: Bool = false,
    isFirst: Bool = false
  ) throws(PipelineFault) {
    let mode: mode_t = isPrivate ? 0o640 : 0o644
    let flags =
      O_WRONLY | O_CREAT | O_CLOEXEC | (isFirst ? O_EXCL : O_TRUNC)
      | (followsLink ? 0 : O_NOFOLLOW)
    let descriptor = unsafe open(path, flags, mode)
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
  func closeStore() throws(PipelineFault) { try Self.closeToOthers("\(path)/\(Self.storeName)") }

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
}
