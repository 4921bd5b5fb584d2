internal import Foundation
internal import Glibc

/// How a program ended that ran in a process of its own, within limits.
public struct BoundedProgram: Sendable {
  /// How it ended.
  public enum End: Sendable, Hashable {
    /// With an exit code.
    case code(Int32)
    /// By a signal, such as that of a crash.
    case signal(Int32)
    /// Not within its time; it was killed.
    case tooLate
  }

  /// How it ended.
  public let end: End
  /// The seconds from its start to its end.
  public let seconds: Double
  /// The most memory that it held at once, in MiB.
  public let peakMiB: Double
  /// What it printed to standard output and to standard error; bytes that are no UTF-8 are replaced.
  public let (output, errors): (String, String)

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - words: The program's path, then its arguments.
  ///   - scratch: A folder for what it prints.
  ///   - input: What it reads as standard input.
  ///   - limit: The seconds after which it is killed.
  /// - Throws: `CocoaError` where it cannot be started.
  public init(
    _ words: [String], scratch: String, input: String = "/dev/null", limit: Double
  ) throws {
    let (out, err) = ("\(scratch)/stdout", "\(scratch)/stderr")
    let start = Date()
    let child = try Self.spawn(words, input: input, output: out, errors: err)
    var status: Int32 = 0
    var isLate = false
    var peak = 0
    // SAFETY: the number is a local one, filled within the call.
    while unsafe waitpid(child, &status, isLate ? 0 : WNOHANG) == 0 {
      peak = max(peak, Self.peakKiB(child))
      if Date().timeIntervalSince(start) > limit {
        isLate = true
        kill(child, SIGKILL)
      } else {
        usleep(1_000)
      }
    }
    seconds = Date().timeIntervalSince(start)
    let signal = status & 0x7F
    end = isLate ? .tooLate : signal == 0 ? .code((status >> 8) & 0xFF) : .signal(signal)
    peakMiB = Double(peak) / 1_024
    output = String(decoding: try Data(contentsOf: URL(fileURLWithPath: out)), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: URL(fileURLWithPath: err)), as: UTF8.self)
  }

  /// The most memory of a process so far.
  ///
  /// The kernel's own account at the end is no use: a child that is spawned begins with its parent's.
  /// For the first moments its memory is the parent's too, which its program tells.
  private static func peakKiB(_ child: pid_t) -> Int {
    let programs = ["\(child)", "self"].map {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\($0)/exe")
    }
    guard programs[0] != programs[1] else { return 0 }
    let status = try? String(contentsOfFile: "/proc/\(child)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }

  private static func spawn(
    _ words: [String], input: String, output: String, errors: String
  ) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    let write = O_WRONLY | O_CREAT | O_TRUNC
    unsafe posix_spawn_file_actions_addopen(&actions, 1, output, write, 0o644)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, errors, write, 0o644)
    var environment = ProcessInfo.processInfo.environment
    // Swift's own report of a crash takes longer than the crash.
    environment["SWIFT_BACKTRACE"] = "enable=no"
    let settings = environment.map { "\($0)=\($1)" }.sorted()
    // SAFETY: each list is of texts that are freed after the call, and ends with a null.
    var lists = unsafe [words, settings].map { list in
      unsafe list.map { unsafe strdup($0) } + [nil]
    }
    defer { unsafe lists.forEach { unsafe $0.forEach { unsafe free($0) } } }
    var child: pid_t = 0
    let code = unsafe posix_spawn(&child, words[0], &actions, nil, &lists[0], &lists[1])
    guard code == 0 else {
      throw CocoaError(.executableLoad, userInfo: [NSFilePathErrorKey: words[0]])
    }
    return child
  }
}
