internal import Glibc

/// A file that appears under its name only when it is whole, and of which nothing is left when the
/// work fails or a signal ends it.
///
/// Until then it has no name, where the file system can do that; elsewhere it is `NAME.partial`.
package struct WholeFile: ~Copyable {
  /// The descriptor to write to; -1 once the file is closed.
  package private(set) var descriptor: Int32
  private let path: String
  private var hasName: Bool

  private var unfinishedPath: String { path + ".partial" }

  /// Begins a file that is to appear at a path.
  ///
  /// - Throws: `DelimitedFault.Kind.writeFailed`.
  package init(path: String) throws(DelimitedFault) {
    self.path = path
    let end = path.lastIndex(of: "/")
    let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    // The flag `O_TMPFILE`, which is a macro that Swift does not import.
    let unnamed = 0o20_000_000 | O_DIRECTORY
    descriptor = unsafe open(folder, O_RDWR | unnamed | O_CLOEXEC, 0o644)
    hasName = descriptor < 0
    if hasName {
      descriptor = unsafe open(
        path + ".partial", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    }
    guard descriptor >= 0 else {
      hasName = false
      throw DelimitedFault(.writeFailed(code: errno), file: path, found: path)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if hasName { unsafe unlink(path + ".partial") }
  }

  /// Gives the file its name, in the place of an older file.
  ///
  /// - Throws: `DelimitedFault.Kind.writeFailed`; what stood at the path is then as it was.
  package mutating func finish() throws(DelimitedFault) {
    if !hasName {
      unsafe unlink(unfinishedPath)
      let own = "/proc/self/fd/\(descriptor)"
      let code = unsafe linkat(AT_FDCWD, own, AT_FDCWD, unfinishedPath, AT_SYMLINK_FOLLOW)
      guard code == 0 else { throw fault(errno) }
      hasName = true
    }
    // A write that the system had put off may fail only now.
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw fault(errno) }
    guard unsafe rename(unfinishedPath, path) == 0 else { throw fault(errno) }
    hasName = false
  }

  private func fault(_ code: Int32) -> DelimitedFault {
    DelimitedFault(.writeFailed(code: code), file: path, found: path)
  }
}
