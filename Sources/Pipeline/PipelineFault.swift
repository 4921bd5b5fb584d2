internal import DelimitedText
internal import PackagedFiles
internal import PartnerReturns
internal import PublishedDownloads
internal import PublishedStatistics
internal import Warehouse

/// Why a run could not be done: the exit code, what happened and what to do.
public struct PipelineFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The code that the command ends with.
  public let exitCode: ExitCode
  /// What happened, with the place.
  public let message: String
  /// What to do about it.
  public let remedy: String

  /// A fault from its parts.
  public init(_ exitCode: ExitCode, _ message: String, remedy: String) {
    (self.exitCode, self.message, self.remedy) = (exitCode, message, remedy)
  }

  /// The message, then the remedy on a line of its own.
  public var description: String { "\(message)\n  \(remedy)" }

  /// Any error of the modules below as a fault with its exit code.
  public init(_ error: any Error) {
    switch error {
    case let fault as PipelineFault: self = fault
    case let fault as ConfigurationFault:
      self.init(.configurationWrong, fault.description, remedy: fault.remedy)
    case let fault as DelimitedFault:
      self.init(Self.exitCode(of: fault), fault.description, remedy: fault.remedy)
    case let fault as ReturnFault:
      self.init(.inputMissing, "\(fault.file): \(fault.message)", remedy: fault.remedy)
    case let fault as WarehouseFault:
      self.init(Self.exitCode(of: fault), fault.description, remedy: fault.remedy)
    case let fault as DownloadFault:
      self.init(Self.exitCode(of: fault), fault.description, remedy: fault.remedy)
    case let fault as PackagingFault:
      self.init(
        .cannotWrite, "\(fault.path): \(fault.message)",
        remedy: "Check the permissions and the space on the disk.")
    default:
      self.init(
        .internalFault, "unexpected: \(error)",
        remedy: "This is a fault in the program; please report it with this message.")
    }
  }

  private static func exitCode(of fault: WarehouseFault) -> ExitCode {
    switch fault.kind {
    case .cannotOpen: .cannotCreate
    // To run again does not mend it.
    case .damaged: .dataRefused
    case .notOurs, .newerVersion: .configurationWrong
    case .cannotWrite: .cannotWrite
    case .busy: .busy
    case .rejected: .internalFault
    }
  }

  private static func exitCode(of fault: DownloadFault) -> ExitCode {
    switch fault.kind {
    case .request: .usage
    case .unavailable: .inputMissing
    case .temporary: .busy
    case .wrongContent: .dataRefused
    case .cannotCreate: .cannotCreate
    case .cannotWrite: .cannotWrite
    }
  }

  private static func exitCode(of fault: DelimitedFault) -> ExitCode {
    switch fault.kind {
    case .missingFile, .directory, .notRegular, .permissionDenied, .cannotOpen, .readFailed:
      .inputMissing
    case .writeFailed: .cannotWrite
    default: .dataRefused
    }
  }
}
