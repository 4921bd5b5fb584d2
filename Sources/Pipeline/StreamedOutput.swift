internal import DelimitedText
internal import Glibc

/// A file, or standard output, that is written piece by piece.
///
/// A file appears under its name only when it is whole. What is there already and is no plain file,
/// such as a device or a link, is written to as it is.
package struct StreamedOutput: ~Copyable {
  private let name: String
  /// The file to appear; `nil` where the descriptor is written to as it is.
  private var file: WholeFile?
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
    descriptor = STDOUT_FILENO
    closesDescriptor = path != nil
    guard let path else { return }
    if Self.isReplaceable(path) {
      let whole: WholeFile
      do { whole = try WholeFile(path: path) } catch {
        throw Self.cannotCreate(path, Self.code(of: error))
      }
      descriptor = whole.descriptor
      file = consume whole
      return
    }
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.cannotCreate(path, errno) }
  }

  deinit {
    if closesDescriptor, file == nil, descriptor >= 0 { close(descriptor) }
  }

  private static func code(of fault: DelimitedFault) -> Int32 {
    if case .writeFailed(let code) = fault.kind { code } else { EIO }
  }

  private static func cannotCreate(_ path: String, _ code: Int32) -> PipelineFault {
    PipelineFault(
      .cannotCreate, "\(path): \(systemMessage(code))",
      remedy: "Check that the folder exists and may be written to.")
  }

  /// Writes a piece, all of it.
  ///
  /// - Throws: `PipelineFault` with `cannotWrite`.
  package func write(_ piece: Span<UInt8>) throws(PipelineFault) {
    if let code = writeWhole(piece, to: descriptor) { throw fault(code) }
  }

  /// Closes the output and gives a file its name.
  ///
  /// - Throws: `PipelineFault` with `cannotWrite`; the file is then as it was before.
  package mutating func finish() throws(PipelineFault) {
    guard closesDescriptor else { return }
    if file != nil {
      do { try file?.finish() } catch { throw fault(Self.code(of: error)) }
      return
    }
    let code = close(descriptor) == 0 ? nil : errno
    descriptor = -1
    if let code { throw fault(code) }
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
