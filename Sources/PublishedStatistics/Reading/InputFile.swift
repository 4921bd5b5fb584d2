/// A file that a run is to read, with the source that it belongs to.
public struct InputFile: Sendable, Hashable {
  /// The source's id in the catalogue.
  public let source: String
  /// The path to open.
  public let path: String
  /// The name to show: the path's last part.
  public let name: String
  /// SHA-256 of the bytes, in lower-case hexadecimal digits.
  public let sha256: String
  /// The size in bytes.
  public let bytes: Int

  /// An input file from its parts.
  public init(source: String, path: String, name: String, sha256: String, bytes: Int) {
    (self.source, self.path, self.name) = (source, path, name)
    (self.sha256, self.bytes) = (sha256, bytes)
  }
}
