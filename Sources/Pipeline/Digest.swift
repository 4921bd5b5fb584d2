internal import CCrypto
internal import FoundationEssentials

/// SHA-256 of bytes that come in pieces.
///
/// The library's context is private to the value and freed with it, so that use of it is safe.
@safe package struct Digest: ~Copyable {
  private let context: OpaquePointer?

  init() {
    unsafe context = EVP_MD_CTX_new()
    // SAFETY: the context is this value's own; a failed allocation is a null pointer, which every
    // function of the library refuses.
    unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Adds bytes.
  mutating func update(_ bytes: [UInt8]) {
    // SAFETY: the buffer is read within the call.
    unsafe bytes.withUnsafeBytes { buffer in
      _ = unsafe EVP_DigestUpdate(context, buffer.baseAddress, buffer.count)
    }
  }

  /// Ends the digest and gives its 32 bytes.
  consuming func finish() -> [UInt8] {
    var result = [UInt8](repeating: 0, count: 32)
    // SAFETY: the library writes the 32 bytes of SHA-256 into a buffer of 32.
    unsafe result.withUnsafeMutableBufferPointer { buffer in
      _ = unsafe EVP_DigestFinal_ex(context, buffer.baseAddress, nil)
    }
    return result
  }

  /// The digest of bytes.
  static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = Digest()
    digest.update(bytes)
    return digest.finish()
  }

  /// The digest of a text's bytes in hexadecimal digits.
  package static func hexadecimal(of text: String) -> String {
    hexadecimal(sha256(Array(text.utf8)))
  }

  /// Bytes as lower-case hexadecimal digits.
  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digest of a file in hexadecimal digits, and its size; read in pieces of 1 MiB.
  ///
  /// - Throws: `PipelineFault` with `inputMissing` when the file cannot be read.
  static func ofFile(_ path: String) throws(PipelineFault) -> (sha256: String, bytes: Int) {
    var digest = Digest()
    var size = 0
    do {
      let handle = try ReadableFile(path: path)
      while let piece = try handle.next() {
        size += piece.count
        digest.update(piece)
      }
    }
    return (hexadecimal(digest.finish()), size)
  }
}
