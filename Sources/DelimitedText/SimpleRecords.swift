internal import CByteScan

/// The shortcut past libcsv: finds records that can be cut at their separators.
///
/// A record is simple where each field holds no quote at all, or has one at both ends and none
/// inside; where it ends in a line feed, with or without a carriage return; where it has as many
/// fields as the header, and is UTF-8 without NUL bytes. Everything else, good or faulty, is left
/// to libcsv, and so is a record that the buffer's edge cuts.
///
/// The separators of a stretch of the buffer are found at once and then used up record by record.
/// The stretch is short, so that its places stay in the nearest cache and memory stays small.
final class SimpleRecords {
  /// A simple record, by places in the index.
  struct Slice {
    /// The entry of the index that ends the first field.
    let first: Int
    /// The record's bytes, its line end included.
    let count: Int
    let lineEnd: LineEnd
    /// Line feeds inside quoted fields.
    let lineBreaks: Int
  }

  /// The most bytes scanned at once.
  private static let stretch = 16 << 10

  private let index: StructuralIndex
  private let limits: ReadingLimits
  private var findings = cbs_findings()
  /// The buffer's generation that the index belongs to, and where in it the scan began.
  private var generation = -1
  private var base = 0
  /// The next entry to use, and the place of its record's first byte.
  private var cursor = 0
  private var start = 0
  private var nextDoubled = 0
  /// Records to leave to libcsv before another try, where tries have failed: twice as many each time.
  private var pause = 0
  private var lastPause = 0

  init(delimiter: UInt8, limits: ReadingLimits, chunkSize: Int) {
    index = StructuralIndex(
      capacity: min(Self.stretch, chunkSize + ChunkedLines.beginningBytes + 1),
      delimiter: delimiter)
    self.limits = limits
  }

  /// The memory that the index takes at most, in bytes.
  var heldBytes: Int { 2 * index.capacity * MemoryLayout<UInt32>.stride }

  /// The record at the lines' position, or `nil` where libcsv must read on.
  func next(of lines: borrowing ChunkedLines, fieldCount: Int) -> Slice? {
    if pause > 0 {
      pause -= 1
      return nil
    }
    let isKnown = generation == lines.generation && base + start == lines.position
    if isKnown, let slice = nextSlice(in: lines, fieldCount) { return slice }
    guard lines.position < lines.end else { return nil }
    scan(lines)
    if let slice = nextSlice(in: lines, fieldCount) { return slice }
    lastPause = min(64, max(1, 2 * lastPause))
    pause = lastPause
    return nil
  }

  private func scan(_ lines: borrowing ChunkedLines) {
    generation = lines.generation
    base = lines.position
    let covered = min(index.capacity, lines.end - base)
    cursor = 0
    start = 0
    nextDoubled = 0
    // SAFETY: the buffer has the scan's margin after the last byte that can be filled.
    unsafe lines.buffer.withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return }
      unsafe findings = index.scan(first + base, count: covered, isInside: false)
    }
  }

  /// The slice at the cursor, where it is simple; the cursor then stands after it.
  private func nextSlice(in lines: borrowing ChunkedLines, _ fieldCount: Int) -> Slice? {
    let last = cursor + fieldCount - 1
    guard last < Int(findings.end_count) else { return nil }
    // SAFETY: the entry is one of those that the scan has written.
    let end = unsafe Int(index.ends[last])
    let bytes = lines.buffer.span
    guard bytes[base + end] == Byte.lineFeed, end < findings.irregular,
      end - start <= min(limits.fieldBytes, limits.recordBytes), fieldCount <= limits.columns,
      !holdsDoubled(before: end), !holdsLineEnd(cursor..<last, bytes),
      end - start > 0 || fieldCount > 1,
      findings.has_non_ascii == 0 || isText(bytes.extracting(base + start..<base + end))
    else { return nil }
    let isPair = end > start && bytes[base + end - 1] == Byte.carriageReturn
    // A line of a carriage return alone is blank.
    if isPair, end - start == 1 { return nil }
    let slice = Slice(
      first: cursor, count: end + 1 - start, lineEnd: isPair ? .crlf : .lf,
      lineBreaks: findings.quotes == 0 ? 0 : lineFeeds(in: bytes, base + start..<base + end))
    cursor = last + 1
    start = end + 1
    lastPause = 0
    return slice
  }

  private func holdsDoubled(before end: Int) -> Bool {
    // SAFETY: entries below the count are those that the scan has written.
    let count = Int(findings.doubled_count)
    while nextDoubled < count, unsafe index.doubled[nextDoubled] < start { nextDoubled += 1 }
    guard nextDoubled < count else { return false }
    return unsafe index.doubled[nextDoubled] < end
  }

  private func holdsLineEnd(_ entries: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    // SAFETY: entries below the count are those that the scan has written.
    entries.contains { unsafe bytes[base + Int(index.ends[$0])] == Byte.lineFeed }
  }

  private func isText(_ bytes: Span<UInt8>) -> Bool {
    // SAFETY: the bytes are lent for the call.
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return true }
      return unsafe cbs_is_utf8(first, buffer.count) != 0
    }
  }

  private func lineFeeds(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    range.count { bytes[$0] == Byte.lineFeed }
  }

  /// Copies a slice into a record.
  func fill(_ record: inout Record, with slice: Slice, from lines: borrowing ChunkedLines) {
    let bytes = lines.buffer.span.extracting(lines.position..<lines.position + slice.count - 1)
    record.take(bytes)
    // The slice began where the place before its first entry ended.
    let origin = lines.position - base
    var fieldStart = 0
    for entry in slice.first..<cursor {
      // SAFETY: entries below the cursor are those that the scan has written.
      let end = unsafe Int(index.ends[entry]) - origin
      var bounds = fieldStart..<end
      if entry == cursor - 1, slice.lineEnd == .crlf { bounds = fieldStart..<end - 1 }
      if !bounds.isEmpty, bytes[bounds.lowerBound] == Byte.quote {
        bounds = bounds.lowerBound + 1..<bounds.upperBound - 1
      }
      record.appendBounds(bounds.lowerBound, bounds.upperBound)
      fieldStart = end + 1
    }
  }
}
