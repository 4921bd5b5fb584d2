internal import CByteScan
internal import DelimitedText
internal import Glibc

// How records become groups
//
// A batch is taken in slices of some hundred records, and a slice a column at a time: first the
// conditions leave a list of records, then each key column's texts become small numbers
// (`ByteDictionary`), then the numbers of a record's keys together find its group (`GroupTable`), and
// last each summed column's numbers go to their groups. Each of these loops does one thing with one
// small table, so that the table stays in the nearest cache and the processor works on several
// records at once; only columns that the plan names are looked at.
//
// Sums are whole numbers of 64 bits, which go to 128 bits where they would overflow, and fractions
// apart, which most columns never have. So no number is ever rounded, and the order in which records
// come can make no difference.
//
// Measured with `Tests/Benchmarks/compare` (results beside it) and, in instructions, which do not
// depend on a machine's neighbours, with `Tests/Benchmarks/compare --instructions`. Of the time of one
// thread about a third goes to texts becoming numbers, a quarter to finding separators, a sixth to
// the system's copying of the file, and a twentieth each to groups, sums and conditions.

/// The groups that one thread has met.
///
/// A class, because a thread's states are changed in place; each belongs to one thread.
@safe final class AggregationState {
  /// Records taken at once: few enough that their bytes stay in the nearest caches from column to column.
  static let slice = 256

  let plan: AggregationPlan
  let layout: GroupLayout
  let table: GroupTable
  let dictionaries: [ByteDictionary]
  /// What does not fit a group's words, for each sum.
  var carried: [CarriedSums]
  let distincts: [DistinctPairs]

  // SAFETY: all are this object's own, freed in `deinit`, each with room for a slice.
  private let selected: UnsafeMutablePointer<UInt32>
  private let groups: UnsafeMutablePointer<UInt32>
  private let codes: UnsafeMutablePointer<UInt32>
  private let hashes: UnsafeMutablePointer<UInt64>
  private let keys: UnsafeMutablePointer<UInt64>
  private let filters: [[FilterValue]]

  init(_ plan: AggregationPlan) {
    self.plan = plan
    layout = GroupLayout(plan)
    table = GroupTable(keyColumns: plan.keys.count, fresh: layout.fresh)
    dictionaries = plan.keys.map { _ in ByteDictionary() }
    carried = plan.sums.map { _ in CarriedSums() }
    distincts = plan.distincts.map { _ in DistinctPairs() }
    filters = plan.filters.map { $0.values.map { FilterValue($0) } }
    unsafe selected = reserved(Self.slice)
    unsafe groups = reserved(Self.slice)
    unsafe codes = reserved(Self.slice)
    unsafe hashes = reserved(Self.slice)
    unsafe keys = reserved(Self.slice * layout.keyWords)
  }

  deinit {
    unsafe free(selected)
    unsafe free(groups)
    unsafe free(codes)
    unsafe free(hashes)
    unsafe free(keys)
  }

  /// The memory held for groups, and for sorting them in the end, in bytes.
  func heldBytes(after more: Int) -> Int {
    table.bytesNeeded(for: more) + SortedGroups.bytes(groups: table.count + more)
      + dictionaries.reduce(0) { $0 + $1.heldBytes } + carried.reduce(0) { $0 + $1.heldBytes }
      + distincts.reduce(0) { $0 + $1.heldBytes }
  }

  /// Forgets all groups.
  func clear() {
    table.clear()
    for dictionary in dictionaries { dictionary.clear() }
    for index in carried.indices { carried[index] = CarriedSums() }
    for pairs in distincts { pairs.clear() }
  }

  /// Takes records `rows` of a batch, at most `slice` of them, or names the first value refused.
  func take(_ batch: RecordBatch, _ rows: Range<Int>, _ columns: PlanColumns) -> RefusedValue? {
    var count = rows.count
    for row in 0..<count { unsafe selected[row] = UInt32(rows.lowerBound + row) }
    for (filter, column) in columns.filters.enumerated() {
      count = keep(filter, FieldColumn(batch, column), count)
    }
    guard count > 0 else { return nil }
    table.reserve(count)
    findGroups(batch, columns.keys, count)
    countRows(count)
    var refused: RefusedValue?
    func note(_ place: Int?, _ column: Int) {
      guard let place else { return }
      let row = unsafe Int(selected[place])
      if let known = refused, (known.row, known.column) <= (row, column) { return }
      refused = RefusedValue(
        row: row, column: column, kind: .tooManyDigits(limit: ExactNumber.digits))
    }
    for (index, column) in columns.sums.enumerated() {
      note(addUp(index, FieldColumn(batch, column), count), column)
    }
    for (index, column) in columns.minima.enumerated() {
      let word = layout.firstMinimum + 2 * index
      note(compare(word, FieldColumn(batch, column), count, <), column)
    }
    for (index, column) in columns.maxima.enumerated() {
      let word = layout.firstMaximum + 2 * index
      note(compare(word, FieldColumn(batch, column), count, >), column)
    }
    for (pairs, column) in zip(distincts, columns.distincts) {
      unsafe pairs.add(FieldColumn(batch, column), selected, groups, count)
    }
    return refused
  }

  /// Leaves the records whose field is one of a filter's values.
  private func keep(_ filter: Int, _ column: FieldColumn, _ count: Int) -> Int {
    let selected = unsafe selected
    let values = filters[filter]
    var kept = 0
    for i in 0..<count {
      let row = unsafe selected[i]
      let (field, length) = unsafe column.field(row)
      var passes = false
      for value in values { passes = unsafe passes || value.equals(field, length) }
      unsafe selected[kept] = row
      kept &+= passes ? 1 : 0
    }
    return kept
  }

  private func findGroups(_ batch: RecordBatch, _ columns: [Int], _ count: Int) {
    let keyWords = layout.keyWords
    let (keys, codes, selected) = unsafe (keys, codes, selected)
    for (index, column) in columns.enumerated() {
      unsafe dictionaries[index].find(
        FieldColumn(batch, column), selected, count: count, codes: codes)
      let word = index / 2
      if index % 2 == 0 {
        for i in 0..<count { unsafe keys[i &* keyWords &+ word] = UInt64(codes[i]) }
      } else {
        for i in 0..<count { unsafe keys[i &* keyWords &+ word] |= UInt64(codes[i]) << 32 }
      }
    }
    unsafe table.find(keys, count: count, hashes: hashes, numbers: groups)
  }

  private func countRows(_ count: Int) {
    let (words, stride, groups) = unsafe (table.words + layout.rows, layout.stride, groups)
    for i in 0..<count { unsafe words[Int(groups[i]) &* stride] &+= 1 }
  }

  /// Adds a column's numbers to their groups; returns the place of the first that has too many digits.
  private func addUp(_ sum: Int, _ column: FieldColumn, _ count: Int) -> Int? {
    let (words, stride) = unsafe (table.words + layout.firstSum + 2 * sum, layout.stride)
    let (groups, selected) = unsafe (groups, selected)
    var refused: Int?
    for i in 0..<count {
      let (field, length) = unsafe column.field(selected[i])
      let group = unsafe words + Int(groups[i]) &* stride
      let number = length <= 8 ? unsafe cbs_parse_digits(field, length) : UInt64.max
      let (total, overflow) = unsafe Int64(bitPattern: group[0])
        .addingReportingOverflow(Int64(bitPattern: number))
      if number != UInt64.max, !overflow {
        unsafe group[0] = UInt64(bitPattern: total)
      } else {
        let isRefused = unsafe addSlowly(sum, Int(groups[i]), group, field, length)
        if isRefused, refused == nil { refused = i }
      }
    }
    return refused
  }

  /// Adds what is no short whole number; whether it has too many digits.
  @inline(never)
  private func addSlowly(
    _ sum: Int, _ number: Int, _ group: UnsafeMutablePointer<UInt64>,
    _ field: UnsafePointer<UInt8>, _ length: Int
  ) -> Bool {
    let reading = unsafe ExactNumber.read(UnsafeBufferPointer(start: field, count: length))
    switch reading {
    case .symbol: unsafe group[1] += 1
    case .tooManyDigits: return true
    case .number(let value):
      let before = unsafe Int64(bitPattern: group[0])
      let (total, overflow) = before.addingReportingOverflow(value.whole)
      unsafe group[0] = UInt64(bitPattern: overflow ? value.whole : total)
      if overflow || value.fraction != 0 {
        carried[sum].add(
          number, whole: overflow ? Int128(before) : 0, fraction: Int128(value.fraction))
      }
    }
    return false
  }

  /// Keeps a column's least or greatest numbers; returns the place of the first refused.
  private func compare(
    _ word: Int, _ column: FieldColumn, _ count: Int,
    _ precedes: (ExactNumber, ExactNumber) -> Bool
  ) -> Int? {
    var refused: Int?
    for i in 0..<count {
      let (field, length) = unsafe column.field(selected[i])
      let reading = unsafe ExactNumber.read(UnsafeBufferPointer(start: field, count: length))
      if reading == .tooManyDigits, refused == nil { refused = i }
      guard case .number(let number) = reading else { continue }
      let group = unsafe table.words + Int(groups[i]) * layout.stride + word
      let known = unsafe ExactNumber(
        whole: Int64(bitPattern: group[0]), fraction: Int64(bitPattern: group[1]))
      guard precedes(number, known) else { continue }
      unsafe group[0] = UInt64(bitPattern: number.whole)
      unsafe group[1] = UInt64(bitPattern: number.fraction)
    }
    return refused
  }
}

/// A text that a condition lets pass.
@safe struct FilterValue {
  private let text: [UInt8]
  private let key: cbs_key

  init(_ value: String) {
    text = Array(value.utf8)
    let padding = [UInt8](repeating: 0, count: Int(CBS_PADDING))
    let padded = padding + text + padding
    // SAFETY: the text has its margin before and after it.
    key = unsafe padded.withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return cbs_key() }
      return unsafe cbs_load_key(first + padding.count, buffer.count - 2 * padding.count)
    }
  }

  @inline(__always)
  func equals(_ field: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    guard length == text.count,
      unsafe withUnsafePointer(to: key, { unsafe cbs_has_key(field, length, $0) }) != 0
    else { return false }
    if length <= 32 { return true }
    return unsafe UnsafeBufferPointer(start: field, count: length).elementsEqual(text)
  }
}
