/// How a command ended, in the numbers of `sysexits.h`.
public enum ExitCode: Int32, Sendable, CaseIterable {
  /// Everything was done.
  case done = 0
  /// Done, but some inputs were skipped, or `check` or `doctor` found errors.
  case doneWithErrors = 1
  /// The command line is wrong.
  case usage = 64
  /// The data failed a check; the last good output is left in place. Do not retry.
  case dataRefused = 65
  /// An input is missing or cannot be read.
  case inputMissing = 66
  /// A fault in the program itself.
  case internalFault = 70
  /// An output cannot be created.
  case cannotCreate = 73
  /// Writing failed, for example because the disk is full.
  case cannotWrite = 74
  /// Another run is going on, or a service does not answer; retry later.
  case busy = 75
  /// The pipeline file or another configuration file is wrong.
  case configurationWrong = 78
  /// Interrupted from the keyboard (SIGINT); nothing was published.
  case interrupted = 130
  /// Told to end (SIGTERM); nothing was published.
  case terminated = 143

  /// The name that is printed with the number.
  public var name: String {
    switch self {
    case .done: "done"
    case .doneWithErrors: "done with errors"
    case .usage: "usage"
    case .dataRefused: "data refused"
    case .inputMissing: "input missing"
    case .internalFault: "internal fault"
    case .cannotCreate: "cannot create"
    case .cannotWrite: "cannot write"
    case .busy: "busy"
    case .configurationWrong: "configuration wrong"
    case .interrupted: "interrupted"
    case .terminated: "terminated"
    }
  }

  /// What it means, for `--help`.
  public var meaning: String {
    switch self {
    case .done: "everything was done"
    case .doneWithErrors: "done, but some inputs were skipped, or check or doctor found errors"
    case .usage: "the command line is wrong"
    case .dataRefused: "data checks failed; the last good output is left in place; do not retry"
    case .inputMissing: "an input is missing or cannot be read"
    case .internalFault: "a fault in the program itself"
    case .cannotCreate: "an output cannot be created"
    case .cannotWrite: "writing failed, for example because the disk is full"
    case .busy: "another run is going on, or a service does not answer; retry later"
    case .configurationWrong:
      "the pipeline file or another configuration file is wrong, or the store is another program's"
    case .interrupted: "interrupted from the keyboard; nothing was published"
    case .terminated: "told to end; nothing was published"
    }
  }
}
