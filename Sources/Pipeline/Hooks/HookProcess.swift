internal import FoundationEssentials
internal import Glibc

/// One program that is started, given a text on standard input, and waited for.
struct HookProcess {
  /// How it ended.
  struct End: Equatable {
    enum Kind: Equatable {
      /// With an exit code.
      case ended(Int32)
      /// By a signal of its own or of somebody else's.
      case signalled(Int32)
      /// It took too long and was ended.
      case tooLong(seconds: Int)
      /// It never began; why.
      case notStarted(String)

      var inWords: String {
        switch self {
        case .ended(let code): "ended with \(code)"
        case .signalled(let number): "was ended by signal \(number)"
        case .tooLong(let seconds): "took longer than \(seconds) s and was ended"
        case .notStarted(let reason): "could not be started: \(reason)"
        }
      }
    }
    let kind: Kind
    /// The beginning of what it wrote to standard output and standard error, in one line.
    let output: String
  }

  /// The program and its arguments, never none; a name without a slash is looked for in PATH.
  let command: [String]
  /// How long it may take.
  let seconds: Int

  private static let mostOutput = 2_000
  /// How long a program has between being asked to end and being ended.
  private static let grace = 2

  /// Runs the program.
  ///
  /// - Parameters:
  ///   - input: What it can read from standard input.
  ///   - environment: Variables beside those of this process.
  func run(input: String, environment: [String: String]) -> End {
    // Files without a name: a pipe could fill, and then both sides would wait.
    guard let given = unsafe tmpfile(), let taken = unsafe tmpfile() else {
      return End(kind: .notStarted(Self.reason(errno)), output: "")
    }
    defer {
      unsafe fclose(given)
      unsafe fclose(taken)
    }
    let (inward, outward) = unsafe (fileno(given), fileno(taken))
    let bytes = Array(input.utf8)
    // SAFETY: the buffer is read within the call.
    let written = unsafe bytes.withUnsafeBytes { unsafe write(inward, $0.baseAddress, $0.count) }
    guard written == bytes.count, lseek(inward, 0, SEEK_SET) == 0 else {
      return End(kind: .notStarted("no room for its input"), output: "")
    }
    var process = pid_t()
    let fault = spawn(&process, inward, outward, environment)
    guard fault == 0 else { return End(kind: .notStarted(Self.reason(fault)), output: "") }
    let kind = wait(for: process)
    return End(kind: kind, output: Self.beginning(of: outward))
  }

  private func spawn(
    _ process: inout pid_t, _ inward: Int32, _ outward: Int32, _ environment: [String: String]
  ) -> Int32 {
    // SAFETY: both records are set up before they are used and ended before they go; the library keeps
    // no pointer to them.
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, inward, STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, outward, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, outward, STDERR_FILENO)
    // A group of its own, so that what it starts can be ended with it.
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    var variables = ProcessInfo.processInfo.environment
    variables.merge(environment) { $1 }
    let pairs = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var arguments = unsafe command.map { unsafe strdup($0) } + [nil]
    var entries = unsafe pairs.map { unsafe strdup($0) } + [nil]
    defer { unsafe (arguments + entries).forEach { unsafe free($0) } }
    // SAFETY: both lists end with a null pointer and live until the call returns; the child has its
    // own copy of them by then.
    return unsafe posix_spawnp(
      &process, command[0], &actions, &attributes, &arguments, &entries)
  }

  /// Waits until the program ends or its time is over.
  private func wait(for process: pid_t) -> End.Kind {
    if let status = status(of: process, within: Double(seconds)) { return Self.kind(status) }
    kill(-process, SIGTERM)
    if status(of: process, within: Double(Self.grace)) == nil {
      kill(-process, SIGKILL)
      var status: Int32 = 0
      unsafe waitpid(process, &status, 0)
    }
    return .tooLong(seconds: seconds)
  }

  /// The status of a program that has ended in time; `nil` for one that goes on.
  private func status(of process: pid_t, within seconds: Double) -> Int32? {
    let end = ContinuousClock.now + .seconds(seconds)
    var status: Int32 = 0
    while true {
      if unsafe waitpid(process, &status, WNOHANG) == process { return status }
      if ContinuousClock.now >= end { return nil }
      usleep(5_000)
    }
  }

  /// What a status of `waitpid` says: the low seven bits are the signal, the next byte the code.
  private static func kind(_ status: Int32) -> End.Kind {
    status & 0x7F == 0 ? .ended(status >> 8 & 0xFF) : .signalled(status & 0x7F)
  }

  private static func beginning(of file: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: mostOutput)
    // SAFETY: as many bytes are read as the buffer has.
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe pread(file, $0.baseAddress, $0.count, 0)
    }
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    return FindingList.printable(
      text.split(whereSeparator: \.isNewline).joined(separator: "; "))
  }

  private static func reason(_ number: Int32) -> String {
    // SAFETY: the library returns a text that lives until the next call on this thread.
    unsafe String(cString: strerror(number))
  }
}
