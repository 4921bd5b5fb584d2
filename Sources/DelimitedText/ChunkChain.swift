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
final class ChunkChain: @unchecked Sendable {
  private let lock = ThreadLock()
  /// The chunk whose turn it is, and what it gets; under the lock.
  private var turn = 0
  private var carry: ChunkCarry
  /// The fault of the lowest chunk that has one; under the lock.
  private var fault: (index: Int, error: any Error)?

  init(_ carry: ChunkCarry) { self.carry = carry }

  /// Waits for a chunk's turn and takes the carry; `nil` where an earlier chunk has failed.
  func take(_ index: Int) -> ChunkCarry? {
    lock.locked {
      while turn != index, fault.map({ $0.index > index }) ?? true {
        lock.wait()
      }
      guard turn == index else { return nil }
      defer { carry.bytes = [] }
      return carry
    }
  }

  /// Gives the carry to the next chunk.
  func pass(_ carry: ChunkCarry) {
    lock.locked {
      self.carry = carry
      turn += 1
      lock.wakeAll()
    }
  }

  /// Keeps the fault of a chunk, unless an earlier one has one.
  func fail(_ index: Int, _ error: any Error) {
    lock.locked {
      if fault.map({ index < $0.index }) ?? true { fault = (index, error) }
      lock.wakeAll()
    }
  }

  /// What is left after the last chunk, or the first fault; only when no thread is at work.
  func finish() throws -> ChunkCarry {
    if let fault { throw fault.error }
    return carry
  }
}
