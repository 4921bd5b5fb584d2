/// Why a file could not be fetched: the address, what was wrong and what to do.
public struct DownloadFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The ways in which a download fails, by what the caller may do next.
  public enum Kind: Sendable, Equatable {
    /// What was asked for cannot be asked for: an address or version of the wrong form.
    case request
    /// The server does not have it, does not give it, or cannot be trusted.
    case unavailable
    /// It may work later: no answer, too many requests, a fault of the server's own.
    case temporary
    /// What came is not the file.
    case wrongContent
    /// A file cannot be made.
    case cannotCreate
    /// Writing failed.
    case cannotWrite
  }

  /// Which of them.
  public let kind: Kind
  /// The address that was asked, or the path that was to be written.
  public let place: String
  /// What was wrong.
  public let message: String
  /// What to do about it.
  public let remedy: String

  /// A fault from its parts.
  public init(_ kind: Kind, _ place: String, _ message: String, remedy: String) {
    (self.kind, self.place, self.message, self.remedy) = (kind, place, message, remedy)
  }

  /// The place and what was wrong, in one line.
  public var description: String { "\(place): \(message)" }
}

extension DownloadFault {
  /// A fault of content: what came from an address is not what was asked for.
  static func wrongContent(_ place: String, _ message: String) -> DownloadFault {
    DownloadFault(
      .wrongContent, place, message,
      remedy: "The old file is in place. Look at the address in a browser, and try again later.")
  }

  /// The fault of an `errno` at a path.
  static func writing(_ path: String, _ code: Int32, _ kind: Kind = .cannotWrite) -> DownloadFault {
    DownloadFault(
      kind, path, "writing failed (\(systemMessage(code)))",
      remedy: "Check the permissions of the folder and the space on the disk.")
  }
}
