internal import Glibc

/// A file or another descriptor that is open for reading, and what was known of it then.
///
/// A regular file that changes while it is read could give a wrong number without any fault in its
/// text; so its size and time of change are kept and asked again at the end.
@safe package final class OpenFile: Sendable {
  /// What messages call the file.
  package let name: String
  /// The size of a regular file in bytes; `nil` for anything else, such as a pipe.
  package let size: Int?

  private let descriptor: Int32
  private let isOwn: Bool
  private let changed: Timestamp

  private struct Timestamp: Equatable {
    var seconds = 0
    var nanoseconds = 0
  }

  /// Opens a path.
  ///
  /// - Parameter isRegular: Whether it has to be a regular file: the opening of a pipe waits for its
  ///   other end, which a night job must not, and what cannot be read twice has no digest.
  /// - Throws: a fault for a file that is missing, a directory, or not to be opened.
  package init(path: String, isRegular: Bool = false) throws(DelimitedFault) {
    let flags = O_RDONLY | O_CLOEXEC | (isRegular ? O_NONBLOCK : 0)
    // SAFETY: the path is lent as a C string for the call.
    let opened = unsafe open(path, flags)
    guard opened >= 0 else {
      throw DelimitedFault(Self.kind(ofOpenError: errno), file: path, found: path)
    }
    let facts = Self.facts(of: opened)
    if let facts, facts.st_mode & S_IFMT == S_IFDIR {
      close(opened)
      throw DelimitedFault(.directory, file: path, found: path)
    }
    if isRegular, facts.map({ $0.st_mode & S_IFMT != S_IFREG }) ?? true {
      close(opened)
      throw DelimitedFault(.notRegular, file: path, found: path)
    }
    (name, descriptor, isOwn) = (path, opened, true)
    (size, changed) = Self.identity(facts)
  }

  /// Takes a descriptor that stays the caller's.
  package init(descriptor: Int32, name: String) {
    (self.name, self.descriptor, isOwn) = (name, descriptor, false)
    (size, changed) = Self.identity(Self.facts(of: descriptor))
  }

  deinit {
    if isOwn { close(descriptor) }
  }

  private static func facts(of descriptor: Int32) -> stat? {
    var facts = stat()
    // SAFETY: the structure is a local one, filled within the call.
    return unsafe fstat(descriptor, &facts) == 0 ? facts : nil
  }

  private static func identity(_ facts: stat?) -> (Int?, Timestamp) {
    guard let facts, facts.st_mode & S_IFMT == S_IFREG else { return (nil, Timestamp()) }
    let time = facts.st_mtim
    return (Int(facts.st_size), Timestamp(seconds: time.tv_sec, nanoseconds: time.tv_nsec))
  }

  /// Fills memory from the descriptor's position; 0 at the end only.
  func read(into memory: UnsafeMutableRawBufferPointer) throws(DelimitedFault) -> Int {
    // SAFETY: the caller vouches for the memory.
    let count = try repeating { unsafe Glibc.read(descriptor, memory.baseAddress, memory.count) }
    if count == 0 { try checkUnchanged() }
    return count
  }

  /// Fills memory from a place in a regular file; fewer bytes than asked at its end only.
  package func read(
    at offset: Int, into memory: UnsafeMutableRawBufferPointer
  ) throws(DelimitedFault) -> Int {
    var filled = 0
    while filled < memory.count {
      // SAFETY: the caller vouches for the memory; `filled` stays below its end.
      let count = try repeating {
        unsafe pread(
          descriptor, memory.baseAddress.map { unsafe $0 + filled }, memory.count - filled,
          offset + filled)
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// A signal that was handled is no failure of the file.
  private func repeating(_ call: () -> Int) throws(DelimitedFault) -> Int {
    while true {
      let count = call()
      if count >= 0 { return count }
      let code = errno
      if code == EINTR { continue }
      throw DelimitedFault(
        code == EISDIR ? .directory : .readFailed(code: code), file: name, found: name)
    }
  }

  /// Throws where a regular file is no longer as it was when it was opened.
  func checkUnchanged() throws(DelimitedFault) {
    let (sizeNow, changedNow) = Self.identity(Self.facts(of: descriptor))
    if size != nil, sizeNow != size || changedNow != changed { throw change }
  }

  /// The fault of a file that is no longer as it was.
  var change: DelimitedFault {
    let sizeNow = Self.identity(Self.facts(of: descriptor)).0
    return DelimitedFault(
      .changedWhileRead, file: name,
      found: "\(size ?? 0) bytes at first, \(sizeNow.map { "\($0)" } ?? "unknown") in the end")
  }

  /// The fault that an `errno` of `open` stands for.
  private static func kind(ofOpenError code: Int32) -> DelimitedFault.Kind {
    switch code {
    case ENOENT, ENOTDIR: .missingFile
    case EACCES, EPERM: .permissionDenied
    case EISDIR: .directory
    default: .cannotOpen(code: code)
    }
  }
}
