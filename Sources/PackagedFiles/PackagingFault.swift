/// Why a workbook or an archive could not be written.
public struct PackagingFault: Error, Hashable, Sendable {
  /// The file.
  public let path: String
  /// What the library says about it, without a full stop.
  public let message: String

  /// A fault from its parts.
  public init(path: String, message: String) { (self.path, self.message) = (path, message) }
}
