/// Something wrong in a configuration file, with its place and what to do.
public struct ConfigurationFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's name as it was given.
  public let file: String
  /// The line, counted from 1; `nil` when the file as a whole is meant.
  public let line: Int?
  /// The column, counted from 1; `nil` when the line as a whole is meant.
  public let column: Int?
  /// What is wrong.
  public let message: String
  /// What to do about it.
  public let remedy: String

  /// A fault from its parts.
  public init(file: String, line: Int?, column: Int?, message: String, remedy: String) {
    (self.file, self.line, self.column) = (file, line, column)
    (self.message, self.remedy) = (message, remedy)
  }

  /// The place and what is wrong: `FILE:LINE:COLUMN: message`.
  public var description: String {
    let place = [line, column].compactMap { $0.map(String.init) }.joined(separator: ":")
    return place.isEmpty ? "\(file): \(message)" : "\(file):\(place): \(message)"
  }
}
