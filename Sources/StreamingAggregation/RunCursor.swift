internal import CByteScan
internal import Glibc

/// Records in the order of their keys, one at a time: what merging reads.
///
/// A group's record has as key its key columns' texts, each ended by a zero byte, so that keys compare
/// byte by byte as their columns do (no text holds a zero byte); and as payload its figures
/// (`GroupTotals`). A pair's record has as key its group's key and the text, ended likewise, and as
/// payload the length of its group's key.
@safe class RunCursor {
  /// The present record: key, then payload.
  // SAFETY: points into memory of the subclass, which sets it anew for each record.
  fileprivate(set) final var bytes: UnsafeBufferPointer<UInt8>
  fileprivate(set) final var keyCount = 0

  fileprivate init() { unsafe bytes = UnsafeBufferPointer(start: nil, count: 0) }

  /// Goes to the next record; `false` where there is none.
  func advance() throws -> Bool { false }

  /// The key.
  final var key: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(rebasing: bytes[..<keyCount])
  }

  /// The payload.
  final var payload: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[keyCount...]))
  }

  /// Whether this record's key comes before another's.
  final func precedes(_ other: RunCursor) -> Bool {
    let order = unsafe memcmp(
      bytes.baseAddress ?? nowhere, other.bytes.baseAddress ?? nowhere,
      min(keyCount, other.keyCount))
    return order != 0 ? order < 0 : keyCount < other.keyCount
  }

  /// Whether this record's key is one.
  final func hasKey(_ key: [UInt8]) -> Bool {
    guard key.count == keyCount else { return false }
    return unsafe memcmp(bytes.baseAddress ?? nowhere, key, keyCount) == 0
  }

  private final var nowhere: UnsafePointer<UInt8> {
    // A record of no bytes is compared over no bytes; any address will do.
    unsafe UnsafePointer(bitPattern: 16).unsafelyUnwrapped
  }
}

/// The groups, or the pairs of one column, of a state in memory.
@safe class StateCursor: RunCursor {
  fileprivate final let state: AggregationState
  fileprivate final let sorted: SortedGroups
  // SAFETY: this object's own, freed in `deinit`; grown before it is filled.
  private final var buffer: UnsafeMutablePointer<UInt8>
  private final var capacity = 256
  private final var count = 0

  init(_ state: AggregationState, _ sorted: SortedGroups) {
    self.state = state
    self.sorted = sorted
    unsafe buffer = reserved(capacity)
    super.init()
  }

  deinit { unsafe free(buffer) }

  fileprivate final func begin(group: Int) {
    count = 0
    for column in state.dictionaries.indices {
      unsafe append(text: state.dictionaries[column].text(state.table.code(group, column)))
    }
  }

  fileprivate final func append(text: UnsafeBufferPointer<UInt8>) {
    unsafe append(UnsafeRawBufferPointer(text))
    append(UInt8(0))
  }

  fileprivate final func append<Value: BitwiseCopyable>(_ value: Value) {
    unsafe withUnsafeBytes(of: value) { unsafe append($0) }
  }

  private final func append(_ piece: UnsafeRawBufferPointer) {
    if count + piece.count > capacity {
      capacity = max(2 * capacity, count + piece.count)
      unsafe buffer = grown(buffer, capacity)
    }
    if let start = piece.baseAddress { unsafe memcpy(buffer + count, start, piece.count) }
    count += piece.count
  }

  fileprivate final func endKey() { keyCount = count }

  fileprivate final func finish() {
    unsafe bytes = UnsafeBufferPointer(start: buffer, count: count)
  }
}

/// The groups of a state in memory.
@safe final class StateGroupsCursor: StateCursor {
  private var next = 0

  override func advance() throws -> Bool {
    guard next < sorted.order.count else { return false }
    let group = Int(sorted.order[next])
    // Groups stand in the order in which they were met; one of those to come is asked for already.
    let ahead = Int(sorted.order[min(next + 16, sorted.order.count - 1)])
    unsafe cbs_prefetch(state.table.words + ahead * state.layout.stride)
    next += 1
    begin(group: group)
    endKey()
    let layout = state.layout
    let words = unsafe state.table.words + group * layout.stride
    unsafe append(words[layout.rows])
    for sum in state.carried.indices {
      let word = layout.firstSum + 2 * sum
      let carried = state.carried[sum].sum(group)
      unsafe append(carried.whole + Int128(Int64(bitPattern: words[word])))
      append(carried.fraction)
      unsafe append(words[word + 1])
    }
    for word in layout.firstMinimum..<layout.stride { unsafe append(words[word]) }
    finish()
    return true
  }
}

/// The different texts that a state has of one column, group by group.
@safe final class StatePairsCursor: StateCursor {
  private let dictionary: ByteDictionary
  private let pairs: SortedPairs
  private var next = 0

  init(_ state: AggregationState, _ sorted: SortedGroups, _ distinct: Int) {
    let pairs = state.distincts[distinct]
    dictionary = pairs.dictionary
    self.pairs = pairs.sorted(places: sorted.places)
    super.init(state, sorted)
  }

  override func advance() throws -> Bool {
    guard next < pairs.count else { return false }
    begin(group: Int(sorted.order[pairs.place(next)]))
    endKey()
    let groupKey = UInt32(keyCount)
    unsafe append(text: dictionary.text(pairs.text(next)))
    endKey()
    append(groupKey)
    finish()
    next += 1
    return true
  }
}

/// The records of a section of a file.
@safe final class FileCursor: RunCursor {
  private let section: RunSection
  private let payloadCount: Int
  private var offset: Int
  // SAFETY: this object's own, freed in `deinit`.
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The bytes of the buffer that were read and not used.
  private var unread = 0..<0

  init(_ section: RunSection, payloadCount: Int, bufferBytes: Int) {
    self.section = section
    self.payloadCount = payloadCount
    offset = section.range.lowerBound
    capacity = max(4096, bufferBytes)
    unsafe buffer = reserved(capacity)
    super.init()
  }

  deinit { unsafe free(buffer) }

  override func advance() throws -> Bool {
    guard try fill(4) else {
      if !unread.isEmpty { throw section.file.damage }
      return false
    }
    let length = unsafe UnsafeRawPointer(buffer + unread.lowerBound)
      .loadUnaligned(as: UInt32.self)
    guard try fill(4 + Int(length) + payloadCount) else { throw section.file.damage }
    keyCount = Int(length)
    unsafe bytes = UnsafeBufferPointer(
      start: buffer + unread.lowerBound + 4, count: keyCount + payloadCount)
    unread = unread.lowerBound + 4 + keyCount + payloadCount..<unread.upperBound
    return true
  }

  /// Reads on until so many unread bytes are there; `false` at the section's end.
  private func fill(_ count: Int) throws -> Bool {
    if unread.count >= count { return true }
    if unread.count + section.range.upperBound - offset < count { return false }
    unsafe memmove(buffer, buffer + unread.lowerBound, unread.count)
    unread = 0..<unread.count
    if count > capacity {
      capacity = max(2 * capacity, count)
      unsafe buffer = grown(buffer, capacity)
    }
    let wanted = min(capacity - unread.count, section.range.upperBound - offset)
    let room = unsafe UnsafeMutableRawBufferPointer(
      start: buffer + unread.upperBound, count: wanted)
    unsafe try section.file.read(at: offset, into: room)
    offset += wanted
    unread = 0..<unread.count + wanted
    return true
  }
}

/// Part of a file with records.
struct RunSection {
  let file: RunFile
  let range: Range<Int>
}
