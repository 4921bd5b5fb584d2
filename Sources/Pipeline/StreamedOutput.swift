internal import Glibc

/// A file, or standard output, that is written piece by piece.
///
/// A file appears under its name only when it is whole: until then it is `NAME.partial`, which goes
/// when the work fails. What is there already and is no plain file, such as a device or a link, is
/// written to as it is.
package struct StreamedOutput: ~Copyable {
  private let name: String
  /// Where a file is to appear, and where it is until then.
  private let places: (final: String, partial: String)?
  private let closesDescriptor: Bool
  private var descriptor: Int32

  /// Opens the output.
  ///
  /// A broken pipe and a file beyond the shell's limit are from here on failures of writing that the
  /// process hears of, rather than signals that end it.
  ///
  /// - Parameter path: The file's path; `nil` for standard output.
  /// - Throws: `PipelineFault` with `cannotCreate`.
  package init(path: String?) throws(PipelineFault) {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    name = path ?? "standard output"
    places = path.flatMap { Self.isReplaceable($0) ? ($0, $0 + ".partial") : nil }
    closesDescriptor = path != nil
    descriptor = STDOUT_FILENO
    guard let path else { return }
    let opened = unsafe open(
      places?.partial ?? path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard opened >= 0 else {
      throw PipelineFault(
        .cannotCreate, "\(path): \(systemMessage(errno))",
        remedy: "Check that the folder exists and may be written to.")
    }
    descriptor = opened
  }

  deinit {
    guard closesDescriptor, descriptor >= 0 else { return }
    close(descriptor)
    if let places { unsafe unlink(places.partial) }
  }

  /// Writes a piece, all of it.
  ///
  /// - Throws: `PipelineFault` with `cannotWrite`.
  package func write(_ piece: Span<UInt8>) throws(PipelineFault) {
    var offset = 0
    while offset < piece.count {
      // SAFETY: the kernel reads within the span, from `offset` to its end.
      let count = unsafe piece.withUnsafeBytes { bytes in
        unsafe Glibc.write(
          descriptor, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
      }
      if count >= 0 {
        offset += count
      } else if errno != EINTR {
        throw fault(errno)
      }
    }
  }

  /// Closes the output and gives a file its name.
  ///
  /// - Throws: `PipelineFault` with `cannotWrite`; the file is then as it was before.
  package mutating func finish() throws(PipelineFault) {
    guard closesDescriptor else { return }
    // A write that the system had put off may fail only now.
    var failure: Int32? = close(descriptor) == 0 ? nil : errno
    descriptor = -1
    guard let places else {
      if let failure { throw fault(failure) }
      return
    }
    if failure == nil, unsafe rename(places.partial, places.final) != 0 { failure = errno }
    guard let failure else { return }
    unsafe unlink(places.partial)
    throw fault(failure)
  }

  /// Whether a whole file may take the place of what is at a path.
  private static func isReplaceable(_ path: String) -> Bool {
    var facts = stat()
    // SAFETY: the structure is a local one, filled within the call.
    guard unsafe lstat(path, &facts) == 0 else { return true }
    return facts.st_mode & S_IFMT == S_IFREG
  }

  private func fault(_ code: Int32) -> PipelineFault {
    let remedy =
      switch code {
      case ENOSPC, EDQUOT: "Free some space on the disk, or write less, then run again."
      case EPIPE: "The reader of the output ended early; nothing is wrong if it had all it wanted."
      case EFBIG: "The file is beyond the limit on file sizes; raise it (ulimit -f) or write less."
      default: "Check the disk and the permissions of the folder."
      }
    return PipelineFault(
      .cannotWrite, "\(name): writing failed (\(systemMessage(code)))", remedy: remedy)
  }
}
