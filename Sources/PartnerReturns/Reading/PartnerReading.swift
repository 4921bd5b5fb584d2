internal import DelimitedText
internal import Glibc
internal import Synchronization

// One authority at a time
//
// Nothing that is counted goes over the edge of an authority: a child's text means something in one
// authority alone. So a thread takes an authority, reads all its years, does all there is to do with
// them, and forgets them before it takes the next. Memory holds as many authorities as there are
// threads, whatever the number of authorities, and results come in the order of the folder whatever
// thread made them.

extension ReturnFolder {
  /// Reads every authority's returns and applies `body` to them, on several threads.
  ///
  /// - Parameters:
  ///   - threads: How many; `nil` for one a core.
  ///   - dates: How the source writes dates.
  ///   - wanted: How much of the returns to read.
  /// - Returns: The results in the order of `partners`.
  package func map<Result: Sendable>(
    threads: Int? = nil, dates: DateStyle = .dayMonthYear, wanted: ReturnExtent = .all,
    _ body: @escaping @Sendable (AuthorityReturns) -> Result
  ) -> [Result] {
    let queue = PartnerQueue<Result>(count: partners.count)
    let (partners, path) = (partners, path)
    let threads = threads ?? sysconf(Int32(_SC_NPROCESSORS_ONLN))
    WorkerThreads.run(min(max(threads, 1), partners.count)) { _ in
      while let index = queue.claim() {
        let returns = AuthorityReturns(
          partners[index], root: path, dates: dates, wanted: wanted)
        queue.finish(index, body(returns))
      }
    }
    return queue.results
  }
}

/// Which authorities are still to do, and what came of those that are done.
private final class PartnerQueue<Result: Sendable>: Sendable {
  // A class, since several threads share it; the lock is held for a few instructions.
  private let state: Mutex<(next: Int, results: [Result?])>

  init(count: Int) { state = Mutex((0, Array(repeating: nil, count: count))) }

  func claim() -> Int? {
    state.withLock { state in
      guard state.next < state.results.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  func finish(_ index: Int, _ result: Result) { state.withLock { $0.results[index] = result } }

  var results: [Result] { state.withLock { $0.results.compactMap { $0 } } }
}
