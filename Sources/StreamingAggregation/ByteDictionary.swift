internal import CByteScan
internal import DelimitedText
internal import Glibc

/// The different texts of one column, each with a small number of its own.
///
/// A published column has few different texts, so the table stays in the nearest cache. A text of up
/// to 32 bytes is four words (its first and last 16 bytes) and a length, which compare in a few
/// instructions without a look at the bytes; longer ones compare bytes as well.
@safe final class ByteDictionary {
  /// One text.
  struct Entry {
    /// First, so that a pointer to the entry is one to its key.
    var key: cbs_key
    /// Where its bytes begin in the arena.
    var offset: UInt64
    var length: UInt32
    var hash: UInt32
  }

  /// The number of texts.
  private(set) var count = 0

  // SAFETY: all three are this object's own, freed in `deinit`; places are kept below the capacities.
  private var entries: UnsafeMutablePointer<Entry>
  private var arena: UnsafeMutablePointer<UInt8>
  /// A text's number plus one, or zero.
  private var slots: UnsafeMutablePointer<UInt32>
  private var entryCapacity = 64
  private var arenaCapacity = 4096
  private var arenaCount = 0
  private var mask: UInt32 = 127
  /// Whether most texts of the last slice were those of the record before.
  private var isRepeating = false

  init() {
    unsafe entries = reserved(entryCapacity)
    unsafe arena = reserved(arenaCapacity)
    unsafe slots = reserved(Int(mask) + 1)
    unsafe slots.initialize(repeating: 0, count: Int(mask) + 1)
  }

  deinit {
    unsafe free(entries)
    unsafe free(arena)
    unsafe free(slots)
  }

  /// The memory held, in bytes.
  var heldBytes: Int {
    entryCapacity * MemoryLayout<Entry>.stride + arenaCapacity + (Int(mask) + 1) * 4
  }

  @inline(__always)
  private static func hash(_ key: cbs_key, _ length: UInt32) -> UInt32 {
    var hash = key.head.0 &* 0x9E37_79B9_7F4A_7C15 &+ key.head.1 &* 0xC2B2_AE3D_27D4_EB4F
    hash &+= key.tail.0 &* 0x1656_67B1_9E37_79F9 &+ key.tail.1 &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 29
    hash = (hash &+ UInt64(length)) &* 0x9FB2_1C65_1E98_DF25
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  /// The numbers of a column's texts, new numbers given to new texts.
  ///
  /// Where texts repeat from one record to the next, as in a sorted file, a text is compared with the
  /// last one before it is looked up; where they do not, that would only cost a branch that is not
  /// foreseen. The slice before tells which it is.
  ///
  /// - Parameters:
  ///   - selected: The records, `count` of them.
  ///   - codes: Where the numbers go.
  func find(
    _ column: FieldColumn, _ selected: UnsafePointer<UInt32>, count: Int,
    codes: UnsafeMutablePointer<UInt32>
  ) {
    if isRepeating {
      unsafe findRepeating(column, selected, count: count, codes: codes)
    } else {
      for i in 0..<count {
        let (field, length) = unsafe column.field(selected[i])
        unsafe codes[i] = code(field, length)
      }
    }
    // Every fourth record is enough to tell.
    var (changes, i) = (0, 1)
    while i < count {
      changes &+= unsafe codes[i] == codes[i &- 1] ? 0 : 4
      i &+= 4
    }
    isRepeating = 8 * changes < count
  }

  private func findRepeating(
    _ column: FieldColumn, _ selected: UnsafePointer<UInt32>, count: Int,
    codes: UnsafeMutablePointer<UInt32>
  ) {
    var last: UInt32 = 0
    var length = -1
    for i in 0..<count {
      let (field, fieldLength) = unsafe column.field(selected[i])
      if unsafe fieldLength != length || !isText(entries + Int(last), field, length) {
        last = unsafe code(field, fieldLength)
        length = fieldLength
      }
      unsafe codes[i] = last
    }
  }

  /// Whether a text is a known one of the same length.
  @inline(__always)
  private func isText(
    _ entry: UnsafePointer<Entry>, _ field: UnsafePointer<UInt8>, _ length: Int
  ) -> Bool {
    let key = unsafe UnsafeRawPointer(entry).assumingMemoryBound(to: cbs_key.self)
    guard unsafe cbs_has_key(field, length, key) != 0 else { return false }
    return unsafe length <= 32
      || cbs_same_middle(field, arena + Int(entry.pointee.offset), length) != 0
  }

  /// The number of a text, which is new where it is the present count.
  ///
  /// - Parameter field: The first byte; 64 bytes before and after the text can be read.
  @inline(__always)
  func code(_ field: UnsafePointer<UInt8>, _ length: Int) -> UInt32 {
    let key = unsafe cbs_load_key(field, length)
    let hash = Self.hash(key, UInt32(truncatingIfNeeded: length))
    var slot = hash & mask
    while true {
      let number = unsafe slots[Int(slot)]
      if number == 0 { return unsafe add(field, length, key, hash) }
      let entry = unsafe entries + Int(number &- 1)
      if unsafe entry.pointee.length == UInt32(truncatingIfNeeded: length),
        unsafe isText(entry, field, length)
      {
        return number &- 1
      }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(never)
  private func add(
    _ field: UnsafePointer<UInt8>, _ length: Int, _ key: cbs_key, _ hash: UInt32
  ) -> UInt32 {
    if count == entryCapacity {
      entryCapacity *= 2
      unsafe entries = grown(entries, entryCapacity)
    }
    if arenaCount + length > arenaCapacity {
      arenaCapacity = max(2 * arenaCapacity, arenaCount + length)
      unsafe arena = grown(arena, arenaCapacity)
    }
    unsafe memcpy(arena + arenaCount, field, length)
    unsafe (entries + count).initialize(
      to: Entry(key: key, offset: UInt64(arenaCount), length: UInt32(length), hash: hash))
    arenaCount += length
    count += 1
    // Few texts get many slots: two texts that meet at one slot cost a branch that is not foreseen.
    if (count <= 4096 ? 8 : 2) * count > Int(mask) {
      growSlots()
    } else {
      place(UInt32(count), hash)
    }
    return UInt32(count - 1)
  }

  private func place(_ number: UInt32, _ hash: UInt32) {
    var slot = hash & mask
    while unsafe slots[Int(slot)] != 0 { slot = (slot &+ 1) & mask }
    unsafe slots[Int(slot)] = number
  }

  private func growSlots() {
    mask = 2 * mask + 1
    unsafe free(slots)
    unsafe slots = reserved(Int(mask) + 1)
    unsafe slots.initialize(repeating: 0, count: Int(mask) + 1)
    for number in 0..<count { place(UInt32(number) + 1, unsafe entries[number].hash) }
  }

  /// A text's bytes.
  func text(_ number: UInt32) -> UnsafeBufferPointer<UInt8> {
    precondition(number < count, "no such text")
    let entry = unsafe entries[Int(number)]
    return unsafe UnsafeBufferPointer(
      start: arena + Int(entry.offset), count: Int(entry.length))
  }

  /// For each text its place among all texts in bytewise order.
  func ranks() -> [UInt32] {
    let order = (0..<UInt32(count)).sorted { precedes($0, $1) }
    var ranks = [UInt32](repeating: 0, count: count)
    for (rank, number) in order.enumerated() { ranks[Int(number)] = UInt32(rank) }
    return ranks
  }

  private func precedes(_ a: UInt32, _ b: UInt32) -> Bool {
    let (left, right) = unsafe (entries[Int(a)], entries[Int(b)])
    // SAFETY: compares within the shorter of the two.
    let order = unsafe memcmp(
      arena + Int(left.offset), arena + Int(right.offset), Int(min(left.length, right.length)))
    return order != 0 ? order < 0 : left.length < right.length
  }

  /// Forgets all texts and gives the memory back.
  func clear() {
    (count, arenaCount, entryCapacity, arenaCapacity, mask) = (0, 0, 64, 4096, 127)
    unsafe entries = grown(entries, entryCapacity)
    unsafe arena = grown(arena, arenaCapacity)
    unsafe slots = grown(slots, Int(mask) + 1)
    unsafe slots.initialize(repeating: 0, count: Int(mask) + 1)
  }
}
