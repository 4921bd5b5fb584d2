internal import Glibc

/// A file opened for reading in pieces.
struct ReadableFile: ~Copyable {
  private let descriptor: Int32
  private let path: String

  init(path: String) throws(PipelineFault) {
    self.path = path
    // Opening a pipe would wait for its other end; a night job must not.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw PipelineFault(
        .inputMissing, "\(path): \(systemMessage(errno))",
        remedy: "Check the path and the permissions.")
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw PipelineFault(
        .inputMissing, "\(path): not a regular file",
        remedy: "Put a file there; folders, pipes and devices are not read.")
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// The next piece of at most 1 MiB; `nil` at the end.
  func next() throws(PipelineFault) -> [UInt8]? {
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    // SAFETY: the kernel writes at most the buffer's size into it.
    let count = unsafe piece.withUnsafeMutableBytes {
      unsafe read(descriptor, $0.baseAddress, $0.count)
    }
    guard count >= 0 else {
      throw PipelineFault(
        .inputMissing, "\(path): \(systemMessage(errno))", remedy: "Check the disk and the path.")
    }
    piece.removeLast(piece.count - count)
    return count == 0 ? nil : piece
  }

  /// More than any settings, notes or manifest can have.
  private static let textLimit = 32 << 20

  /// A whole small file as text.
  static func text(_ path: String) throws(PipelineFault) -> String {
    let file = try ReadableFile(path: path)
    var bytes: [UInt8] = []
    while let piece = try file.next() {
      bytes += piece
      guard bytes.count <= textLimit else {
        throw PipelineFault(
          .configurationWrong, "\(path): more than \(textLimit >> 20) MiB of settings",
          remedy: "Check that this is the right file.")
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PipelineFault(
        .configurationWrong, "\(path): not UTF-8 text", remedy: "Save the file as UTF-8.")
    }
    return text
  }
}

/// The system's own words for an error number.
func systemMessage(_ code: Int32) -> String {
  // SAFETY: strerror gives a zero-terminated text that is copied at once.
  unsafe String(cString: strerror(code))
}
