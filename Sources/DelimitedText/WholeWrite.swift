internal import Glibc

/// Writes all of a buffer to a descriptor, however many pieces the system takes it in.
///
/// - Returns: `nil`, or the `errno` of the write that failed; one that a signal interrupted is tried
///   again.
package func writeWhole(_ bytes: Span<UInt8>, to descriptor: Int32) -> Int32? {
  var offset = 0
  while offset < bytes.count {
    // SAFETY: the kernel reads within the span, from `offset` to its end.
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
    }
    if count >= 0 {
      offset += count
    } else if errno != EINTR {
      return errno
    }
  }
  return nil
}
