internal import Glibc
internal import Synchronization

/// Ends a run or a download that is interrupted, with a message and a code of its own, as long as
/// nothing of a run is published; from then on it goes on to its end, which is near.
///
/// The handler does nothing but what a handler may: it changes one number, writes texts that are part
/// of the program, and ends the process. What a run had written is cleared by the next.
public enum Interruption {
  private enum State {
    static let open = 0
    static let publishing = 1
    static let ending = 2
  }

  /// What a signal ends, which decides what is said of it.
  public enum Work: Int, Sendable {
    /// A run, which publishes nothing then.
    case run
    /// A download, which goes on where it ended the next time.
    case download
  }

  private static let state = Atomic<Int>(State.open)
  private static let isForPrograms = Atomic<Bool>(false)
  private static let work = Atomic<Int>(Work.run.rawValue)

  /// Listens for SIGINT and SIGTERM, except where whoever started the process had them ignored.
  ///
  /// - Parameters:
  ///   - work: What a signal ends.
  ///   - asJSON: Whether the message is an object like the other lines of the log.
  public static func listen(to work: Work = .run, asJSON: Bool = false) {
    Self.work.store(work.rawValue, ordering: .sequentiallyConsistent)
    isForPrograms.store(asJSON, ordering: .relaxed)
    // The number has to be there before the first signal is.
    _ = state.load(ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      let before = signal(number) { Interruption.end($0) }
      // SAFETY: a handler is a word of the machine; 1 is that which ignores.
      if unsafe unsafeBitCast(before, to: Int.self) == 1 { signal(number, SIG_IGN) }
    }
  }

  /// Lets the run be published: signals no longer end it.
  ///
  /// Where a signal came first, this never returns; the process is at its end.
  static func close() {
    let (isClosed, before) = state.compareExchange(
      expected: State.open, desired: State.publishing, ordering: .sequentiallyConsistent)
    while !isClosed, before == State.ending { sleep(1) }
  }

  private static func end(_ number: Int32) {
    let (isFirst, _) = state.compareExchange(
      expected: State.open, desired: State.ending, ordering: .sequentiallyConsistent)
    guard isFirst else { return }
    // Without a time, which takes more to write than a handler may do.
    if isForPrograms.load(ordering: .relaxed) {
      write(
        number == SIGINT
          ? "{\"level\":\"error\",\"event\":\"RUN_FAILED\",\"msg\":\"interrupted, exit 130\"}\n"
          : "{\"level\":\"error\",\"event\":\"RUN_FAILED\",\"msg\":\"interrupted, exit 143\"}\n")
      _exit(128 + number)
    }
    write(
      work.load(ordering: .sequentiallyConsistent) == Work.run.rawValue
        ? "carenumbers: interrupted; nothing was published\n"
        : "carenumbers: interrupted; what was downloaded so far is kept for the next pull\n")
    write(
      number == SIGINT
        ? "carenumbers: exit 130 (interrupted)\n" : "carenumbers: exit 143 (terminated)\n")
    _exit(128 + number)
  }

  private static func write(_ text: StaticString) {
    // SAFETY: the text is part of the program and lives as long as it.
    _ = unsafe Glibc.write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
  }
}
