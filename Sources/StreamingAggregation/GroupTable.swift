internal import CByteScan
internal import Glibc

/// The groups met so far: for each a row of words, found by its key.
///
/// A key is the codes of the key columns, two to a word. Rows lie densely in the order in which their
/// groups were met, and an open table of small numbers finds them: so a group costs its words and
/// about eight bytes, and following groups of a sorted file lie side by side.
@safe final class GroupTable {
  /// The words of a row, and those at its beginning that are the key.
  let stride: Int
  let keyWords: Int

  /// The number of groups.
  private(set) var count = 0
  // SAFETY: both are this object's own, freed in `deinit`; numbers stay below the capacities.
  private(set) var words: UnsafeMutablePointer<UInt64>
  /// A group's number plus one, or zero.
  private var slots: UnsafeMutablePointer<UInt32>
  private var capacity = 1024
  private var mask: UInt64 = 4095
  /// A row as it is before its first record, the key left out.
  private let fresh: [UInt64]

  /// A table without groups.
  ///
  /// - Parameter fresh: The words after the key of a new group.
  init(keyColumns: Int, fresh: [UInt64]) {
    keyWords = (keyColumns + 1) / 2
    stride = keyWords + fresh.count
    self.fresh = fresh
    unsafe words = reserved(capacity * stride)
    unsafe slots = reserved(Int(mask) + 1)
    unsafe slots.initialize(repeating: 0, count: Int(mask) + 1)
  }

  deinit {
    unsafe free(words)
    unsafe free(slots)
  }

  /// The memory held, in bytes.
  var heldBytes: Int { bytes(capacity: capacity) }

  private func bytes(capacity: Int) -> Int {
    // A slot is four bytes, and there are at least two for each group.
    capacity * stride * 8 + max(Int(mask) + 1, 2 * capacity) * 4
  }

  /// The memory that would be held after room for more groups was made.
  func bytesNeeded(for more: Int) -> Int {
    count + more <= capacity ? heldBytes : bytes(capacity: nextCapacity(for: more))
  }

  private func nextCapacity(for more: Int) -> Int {
    max(capacity + capacity / 2, count + more)
  }

  /// Makes room for more groups, so that `find` need not.
  func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    capacity = nextCapacity(for: more)
    unsafe words = grown(words, capacity * stride)
    guard 2 * capacity > Int(mask) else { return }
    while 2 * capacity > Int(mask) { mask = 2 * mask + 1 }
    unsafe free(slots)
    unsafe slots = reserved(Int(mask) + 1)
    unsafe slots.initialize(repeating: 0, count: Int(mask) + 1)
    for number in 0..<count {
      unsafe place(UInt32(number) + 1, hash(words + number * stride))
    }
  }

  private func place(_ number: UInt32, _ hash: UInt64) {
    var slot = hash & mask
    while unsafe slots[Int(slot)] != 0 { slot = (slot &+ 1) & mask }
    unsafe slots[Int(slot)] = number
  }

  @inline(__always)
  private func hash(_ key: UnsafePointer<UInt64>) -> UInt64 {
    var hash: UInt64 = 0
    for word in 0..<keyWords {
      hash = unsafe (hash ^ key[word]) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    return hash &* 0xD6E8_FEB8_6659_FD93 >> 20
  }

  /// The numbers of many keys' groups, new groups made where there are none.
  ///
  /// The memory that a key's group lies in is asked for well before it is used, which is what many
  /// groups cost most.
  ///
  /// - Precondition: Room for `count` groups has been reserved.
  /// - Parameters:
  ///   - keys: `count` keys, of `keyWords` words each.
  ///   - numbers: Where the numbers go; holds hashes in between.
  func find(
    _ keys: UnsafePointer<UInt64>, count: Int, hashes: UnsafeMutablePointer<UInt64>,
    numbers: UnsafeMutablePointer<UInt32>
  ) {
    let (keyWords, stride, mask) = (keyWords, stride, mask)
    let (slots, words) = unsafe (slots, words)
    for i in 0..<count {
      let hash = unsafe hash(keys + i &* keyWords)
      unsafe hashes[i] = hash
      unsafe cbs_prefetch(slots + Int(hash & mask))
    }
    for i in 0..<count {
      let number = unsafe slots[Int(hashes[i] & mask)]
      unsafe cbs_prefetch(words + (Int(number) &- 1) &* stride)
    }
    for i in 0..<count {
      let key = unsafe keys + i &* keyWords
      var slot = unsafe hashes[i] & mask
      while true {
        let number = unsafe slots[Int(slot)]
        if number == 0 {
          unsafe numbers[i] = add(key, slot)
          break
        }
        if unsafe isEqual(words + Int(number &- 1) &* stride, key, keyWords) {
          unsafe numbers[i] = number &- 1
          break
        }
        slot = (slot &+ 1) & mask
      }
    }
  }

  @inline(__always)
  private func isEqual(
    _ a: UnsafePointer<UInt64>, _ b: UnsafePointer<UInt64>, _ count: Int
  ) -> Bool {
    for word in 0..<count where unsafe a[word] != b[word] { return false }
    return true
  }

  @inline(never)
  private func add(_ key: UnsafePointer<UInt64>, _ slot: UInt64) -> UInt32 {
    precondition(count < capacity, "no room was reserved")
    let row = unsafe words + count * stride
    for word in 0..<keyWords { unsafe row[word] = key[word] }
    for (word, value) in fresh.enumerated() { unsafe row[keyWords + word] = value }
    unsafe slots[Int(slot)] = UInt32(count) + 1
    count += 1
    return UInt32(count - 1)
  }

  /// The code of a group's key column.
  func code(_ group: Int, _ column: Int) -> UInt32 {
    precondition(group < count, "no such group")
    let word = unsafe words[group * stride + column / 2]
    return UInt32(truncatingIfNeeded: column % 2 == 0 ? word : word >> 32)
  }

  /// Forgets all groups and gives the memory back.
  func clear() {
    (count, capacity, mask) = (0, 1024, 4095)
    unsafe words = grown(words, capacity * stride)
    unsafe slots = grown(slots, Int(mask) + 1)
    unsafe slots.initialize(repeating: 0, count: Int(mask) + 1)
  }
}
