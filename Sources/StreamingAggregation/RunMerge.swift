/// Several runs as one, in the order of their keys.
///
/// A heap of cursors, each on its first record not used yet: so a merge holds a record and a buffer
/// for each run, however long they are.
final class RunMerge {
  private var heap: [RunCursor] = []
  /// The key taken last.
  private(set) var key: [UInt8] = []

  init(_ cursors: [RunCursor]) throws {
    for cursor in cursors where try cursor.advance() { heap.append(cursor) }
    for index in heap.indices.reversed() { sink(index) }
  }

  /// Gives all records with the least key left, or `false` where there is none.
  func next(_ take: (RunCursor) -> Void) throws -> Bool {
    guard let first = heap.first else { return false }
    key.removeAll(keepingCapacity: true)
    unsafe key.append(contentsOf: first.key)
    repeat {
      take(heap[0])
      if try !heap[0].advance() {
        heap[0] = heap[heap.count - 1]
        heap.removeLast()
      }
      sink(0)
    } while heap.first?.hasKey(key) ?? false
    return true
  }

  private func sink(_ start: Int) {
    var index = start
    while true {
      let left = 2 * index + 1
      guard left < heap.count else { return }
      let right = left + 1
      let least = right < heap.count && heap[right].precedes(heap[left]) ? right : left
      guard heap[least].precedes(heap[index]) else { return }
      heap.swapAt(least, index)
      index = least
    }
  }
}

/// How many different texts each group has of one column, read off sorted pairs.
struct DistinctCounts {
  private let merge: RunMerge
  private var groupKeyCount = 0
  private var hasPair = false

  init(_ merge: RunMerge) throws {
    self.merge = merge
    try advance()
  }

  private mutating func advance() throws {
    var count: UInt32 = 0
    hasPair = try merge.next { cursor in
      count = unsafe cursor.payload.loadUnaligned(as: UInt32.self)
    }
    groupKeyCount = Int(count)
  }

  /// The count of the next group, whose key must come after those asked for before.
  mutating func count(of key: [UInt8]) throws -> UInt64 {
    var count: UInt64 = 0
    while hasPair, groupKeyCount == key.count, merge.key.starts(with: key) {
      count += 1
      try advance()
    }
    return count
  }
}
