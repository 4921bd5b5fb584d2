internal import CByteScan
internal import Glibc

/// One thread's share of a reading: scans chunks and lends their records to its consumer.
@safe final class BatchWorker<Consumer: BatchConsumer> {
  /// The longest carry that is put before a chunk; a longer one goes to libcsv.
  private static var seamBytes: Int { 16 << 10 }

  private let setup: BatchSetup
  private let consumer: Consumer
  private let chunkSize: Int
  private let columns: Int
  /// The separators of a chunk, and those of the record across its beginning.
  private let index: StructuralIndex
  private let seamIndex: StructuralIndex
  private let loose: LooseRecords
  /// The chunk's first byte, with room for a seam and the margin before it and the margin after.
  // SAFETY: allocated in `init`, freed in `deinit`.
  private let chunk: UnsafeMutablePointer<UInt8>

  init(setup: BatchSetup, consumer: Consumer) {
    self.setup = setup
    self.consumer = consumer
    chunkSize = setup.feed.chunkSize
    columns = setup.header.count
    let delimiter = setup.dialect.delimiter.rawValue
    index = StructuralIndex(capacity: chunkSize, delimiter: delimiter)
    seamIndex = StructuralIndex(capacity: Self.seamBytes, delimiter: delimiter)
    loose = LooseRecords(columns: columns)
    let before = Self.seamBytes + Int(CBS_PADDING)
    let room = before + chunkSize + Int(CBS_PADDING)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    unsafe memory.initialize(repeating: 0, count: room)
    unsafe chunk = memory + before
  }

  deinit { unsafe (chunk - Self.seamBytes - Int(CBS_PADDING)).deallocate() }

  /// Takes chunks until there are none, or until one has a fault.
  func run() {
    // SAFETY: the memory holds a chunk.
    let memory = unsafe UnsafeMutableRawBufferPointer(start: chunk, count: chunkSize)
    while let claim = unsafe setup.feed.claim(into: memory) {
      do {
        if let fault = claim.fault { throw fault }
        guard try take(claim.index, count: claim.count) else { return }
      } catch {
        setup.feed.stop()
        setup.chain.fail(claim.index, error)
        return
      }
    }
  }

  /// Takes a chunk; `false` where an earlier one has failed.
  private func take(_ number: Int, count: Int) throws -> Bool {
    let guess = beginsInside(count)
    var found = unsafe index.scan(chunk, count: count, isInside: guess)
    guard let carry = setup.chain.take(number) else { return false }
    if carry.isInside != guess {
      found = unsafe index.scan(chunk, count: count, isInside: carry.isInside)
    }
    let isInside = carry.isInside != (found.quotes % 2 == 1)
    guard found.irregular == CBS_NOWHERE, let head = headEntry(found), let tail = tailEntry(found)
    else {
      setup.chain.pass(try takeInOrder(carry, count: count, isInside: isInside))
      return true
    }
    // SAFETY: both entries are among those found.
    let (start, end) = unsafe (Int(index.ends[head]) + 1, Int(index.ends[tail]) + 1)
    let seam = carry.bytes + bytes(0..<start)
    let lines = carry.lines + lineEnds(in: seam)
    let within = Int(found.line_ends) - lineFeeds(in: 0..<start) - lineFeeds(in: end..<count)
    setup.chain.pass(
      ChunkCarry(isInside: isInside, bytes: bytes(end..<count), lines: lines + within))
    try takeSeam(seam, lines: carry.lines, carried: carry.bytes.count)
    if tail > head { try takeWhole(found, head + 1...tail, start..<end, lines: lines) }
    return true
  }

  /// Guesses from the first quote whether the chunk begins inside quotes.
  private func beginsInside(_ count: Int) -> Bool {
    let looked = min(count, 4096)
    // SAFETY: the chunk has `count` bytes.
    guard let found = unsafe memchr(chunk, Int32(Byte.quote), looked) else { return false }
    let place = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(chunk)
    guard place > 0, place + 1 < count else { return false }
    let separators = [setup.dialect.delimiter.rawValue, Byte.lineFeed, Byte.carriageReturn]
    return unsafe !separators.contains(chunk[place - 1]) && separators.contains(chunk[place + 1])
  }

  /// The first separator that ends a record.
  private func headEntry(_ found: cbs_findings) -> Int? {
    // SAFETY: entries below the count were written by the scan, and are places in the chunk.
    (0..<Int(found.end_count)).first { unsafe chunk[Int(index.ends[$0])] == Byte.lineFeed }
  }

  /// The last separator that ends a record.
  private func tailEntry(_ found: cbs_findings) -> Int? {
    // SAFETY: likewise.
    (0..<Int(found.end_count)).last { unsafe chunk[Int(index.ends[$0])] == Byte.lineFeed }
  }

  private func bytes(_ range: Range<Int>) -> [UInt8] {
    // SAFETY: all ranges asked for lie in the chunk.
    unsafe Array(UnsafeBufferPointer(start: chunk + range.lowerBound, count: range.count))
  }

  private func lineFeeds(in range: Range<Int>) -> Int {
    // SAFETY: likewise.
    range.count { unsafe chunk[$0] == Byte.lineFeed }
  }

  /// Line feeds, and carriage returns that no line feed follows.
  private func lineEnds(in seam: [UInt8]) -> Int {
    seam.indices.count { place in
      seam[place] == Byte.lineFeed
        || seam[place] == Byte.carriageReturn && seam[place + 1] != Byte.lineFeed
    }
  }

  // MARK: - Records

  /// Takes the record that the chunk's beginning ends; it finishes with a line feed.
  private func takeSeam(_ seam: [UInt8], lines: Int, carried: Int) throws {
    guard seam.count <= Self.seamBytes else {
      return try takeByLibcsv(seam, lines: lines)
    }
    // SAFETY: the room before the chunk holds the carried bytes; the rest is in the chunk already.
    let first = unsafe chunk - carried
    unsafe seam.withUnsafeBufferPointer { whole in
      if let start = whole.baseAddress { unsafe memcpy(first, start, carried) }
    }
    let found = unsafe seamIndex.scan(first, count: seam.count, isInside: false)
    let entries = Int(found.end_count)
    guard found.irregular == CBS_NOWHERE, found.record_ends == 1, found.doubled_count == 0,
      unsafe isSimple(first, seamIndex.ends, entries: entries, recordEnds: 1, 0..<seam.count, found)
    else { return try takeByLibcsv(seam, lines: lines) }
    let batch = unsafe RecordBatch(
      rows: 1, columns: columns, bytes: first, ends: UnsafePointer(seamIndex.ends),
      mayHaveQuotes: found.quotes > 0, mayHaveCarriageReturn: found.has_carriage_return != 0,
      linesBefore: lines)
    try take(batch, lines: lines)
  }

  /// Takes the records that lie in the chunk as a whole.
  private func takeWhole(
    _ found: cbs_findings, _ entries: ClosedRange<Int>, _ range: Range<Int>, lines: Int
  ) throws {
    let ends = unsafe index.ends + entries.lowerBound
    let recordEnds = Int(found.record_ends) - 1
    guard
      unsafe isSimple(
        chunk, ends, entries: entries.count, recordEnds: recordEnds, range, found)
    else {
      return try takeByLibcsv(bytes(range), lines: lines)
    }
    if found.doubled_count > 0 { halveDoubled(found, entries, range) }
    let batch = unsafe RecordBatch(
      rows: entries.count / columns, columns: columns, bytes: UnsafePointer(chunk),
      ends: UnsafePointer(ends), mayHaveQuotes: found.quotes > 0,
      mayHaveCarriageReturn: found.has_carriage_return != 0, linesBefore: lines)
    try take(batch, lines: lines)
  }

  /// Whether entries are those of simple records and nothing else, with the line feed of the last
  /// at the range's end.
  ///
  /// Where there are as many record ends as records, and each record's last entry is one, no other
  /// entry is.
  private func isSimple(
    _ bytes: UnsafePointer<UInt8>, _ ends: UnsafePointer<UInt32>, entries: Int, recordEnds: Int,
    _ range: Range<Int>, _ found: cbs_findings
  ) -> Bool {
    let rows = entries / columns
    let limits = setup.limits
    guard rows * columns == entries, rows == recordEnds, columns <= limits.columns else {
      return false
    }
    let most = min(limits.fieldBytes, limits.recordBytes)
    let least = columns > 1 ? 0 : found.has_carriage_return != 0 ? 2 : 1
    var start = range.lowerBound
    // SAFETY: the entries are places in the bytes.
    for row in 0..<rows {
      let end = unsafe Int(ends[row * columns + columns - 1])
      guard unsafe bytes[end] == Byte.lineFeed, (least...most).contains(end - start) else {
        return false
      }
      start = end + 1
    }
    guard found.has_non_ascii != 0 else { return true }
    return unsafe cbs_is_utf8(bytes + range.lowerBound, range.count) != 0
  }

  /// Removes the second quote of each doubled one, and moves what follows, in a range of the chunk.
  private func halveDoubled(
    _ found: cbs_findings, _ entries: ClosedRange<Int>, _ range: Range<Int>
  ) {
    let doubled = unsafe UnsafeBufferPointer(start: index.doubled, count: Int(found.doubled_count))
    var next = unsafe doubled.firstIndex { $0 >= UInt32(range.lowerBound) } ?? doubled.count
    var removed = 0
    for entry in entries {
      // SAFETY: entries and doubled quotes are places in the chunk, both ascending.
      let end = unsafe Int(index.ends[entry])
      while next < doubled.count, unsafe doubled[next] < end {
        let from = unsafe Int(doubled[next]) + 1
        let following = next + 1 < doubled.count ? unsafe Int(doubled[next + 1]) : range.upperBound
        let upTo = min(following, range.upperBound)
        unsafe memmove(chunk + from - 1 - removed, chunk + from, upTo - from)
        removed += 1
        next += 1
      }
      unsafe index.ends[entry] = UInt32(end - removed)
    }
  }

  private func take(_ batch: RecordBatch, lines: Int) throws {
    guard let refusal = try consumer.take(batch) else { return }
    throw setup.fault(
      of: refusal, line: lines + 1 + batch.lineFeeds(beforeRow: refusal.row),
      field: batch.field(row: refusal.row, column: refusal.column))
  }

  // MARK: - By libcsv

  private func reader(of bytes: [UInt8], lines: Int, isPart: Bool) -> RecordReader {
    RecordReader(
      bytes: bytes, name: setup.feed.name, header: setup.header, line: lines, isPart: isPart,
      dialect: setup.dialect, limits: setup.limits)
  }

  private func takeByLibcsv(_ bytes: [UInt8], lines: Int) throws {
    try take(reader(of: bytes, lines: lines, isPart: true))
  }

  /// Takes what is left when all chunks are.
  func takeEnd(_ carry: ChunkCarry) throws {
    if !carry.bytes.isEmpty {
      try take(reader(of: carry.bytes, lines: carry.lines, isPart: false))
    }
  }

  /// Reads a chunk whose structure the scan does not show, such as one with lone carriage returns,
  /// and returns what it leaves for the next.
  private func takeInOrder(
    _ carry: ChunkCarry, count: Int, isInside: Bool
  ) throws -> ChunkCarry {
    let all = carry.bytes + bytes(0..<count)
    // Whether a last carriage return ends a line depends on the byte after it.
    let known = all.last == Byte.carriageReturn ? Array(all.dropLast()) : all
    let reader = reader(of: known, lines: carry.lines, isPart: true)
    try take(reader)
    return ChunkCarry(
      isInside: isInside, bytes: Array(all[reader.boundary.bytes...]), lines: reader.boundary.line)
  }

  private func take(_ reader: RecordReader) throws {
    do {
      while let record = try reader.next() {
        loose.append(record)
        if loose.isFull { try takeLoose() }
      }
    } catch {
      // A record before the fault may hold a value that is refused.
      try takeLoose()
      throw error
    }
    try takeLoose()
  }

  private func takeLoose() throws {
    guard !loose.isEmpty else { return }
    defer { loose.clear() }
    try loose.withBatch { batch in
      guard let refusal = try consumer.take(batch) else { return }
      throw setup.fault(
        of: refusal, line: loose.line(ofRow: refusal.row),
        field: batch.field(row: refusal.row, column: refusal.column))
    }
  }
}
