internal import Glibc

/// Messages for people, apart from results.
enum StandardError {
  /// Writes text to standard error.
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    // SAFETY: the buffer is read within the call. A failed write to standard error has no remedy.
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
