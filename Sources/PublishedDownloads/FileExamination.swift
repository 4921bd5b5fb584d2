/// Looks at files with what the rest of the program knows: digests, and the reader of published files.
public protocol FileExamination: Sendable {
  /// SHA-256 of a file's bytes in hexadecimal digits, and its size; `nil` where it cannot be read.
  func digest(of path: String) -> (sha256: String, bytes: Int)?

  /// Reads a file that is to be published under a name.
  ///
  /// - Returns: Its rows.
  /// - Throws: whatever is wrong with it; the file is then not kept.
  func rows(of path: String, named name: String) async throws -> Int
}
