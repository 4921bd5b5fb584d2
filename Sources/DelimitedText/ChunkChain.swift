internal import Glibc

/// What one chunk must know of all that precede it.
struct ChunkCarry {
  /// Whether the next chunk begins inside quotes.
  var isInside = false
  /// The beginning of a record that no chunk has ended yet.
  var bytes: [UInt8] = []
  /// The line ends before those bytes.
  var lines: Int
}

/// Passes the carry from chunk to chunk in file order, and keeps the first fault.
///
/// Threads take chunks in order and wait only for chunks that other threads are at work on, so that
/// the wait is short and always ends.
@safe final class ChunkChain: @unchecked Sendable {
  // SAFETY: both allocated and initialised in `init`, freed in `deinit`.
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let turned: UnsafeMutablePointer<pthread_cond_t>
  /// The chunk whose turn it is, and what it gets; under the lock.
  private var turn = 0
  private var carry: ChunkCarry
  /// The fault of the lowest chunk that has one; under the lock.
  private var fault: (index: Int, error: any Error)?

  init(_ carry: ChunkCarry) {
    self.carry = carry
    unsafe lock = .allocate(capacity: 1)
    unsafe turned = .allocate(capacity: 1)
    unsafe lock.initialize(to: pthread_mutex_t())
    unsafe turned.initialize(to: pthread_cond_t())
    unsafe pthread_mutex_init(lock, nil)
    unsafe pthread_cond_init(turned, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(turned)
    unsafe pthread_mutex_destroy(lock)
    unsafe turned.deallocate()
    unsafe lock.deallocate()
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    unsafe pthread_mutex_lock(lock)
    defer { unsafe pthread_mutex_unlock(lock) }
    return body()
  }

  /// Waits for a chunk's turn and takes the carry; `nil` where an earlier chunk has failed.
  func take(_ index: Int) -> ChunkCarry? {
    locked {
      while turn != index, fault.map({ $0.index > index }) ?? true {
        unsafe pthread_cond_wait(turned, lock)
      }
      guard turn == index else { return nil }
      defer { carry.bytes = [] }
      return carry
    }
  }

  /// Gives the carry to the next chunk.
  func pass(_ carry: ChunkCarry) {
    locked {
      self.carry = carry
      turn += 1
      unsafe pthread_cond_broadcast(turned)
    }
  }

  /// Keeps the fault of a chunk, unless an earlier one has one.
  func fail(_ index: Int, _ error: any Error) {
    locked {
      if fault.map({ index < $0.index }) ?? true { fault = (index, error) }
      unsafe pthread_cond_broadcast(turned)
    }
  }

  /// What is left after the last chunk, or the first fault; only when no thread is at work.
  func finish() throws -> ChunkCarry {
    if let fault { throw fault.error }
    return carry
  }
}
