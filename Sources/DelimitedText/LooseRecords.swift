internal import CByteScan

/// Records that libcsv read, gathered into batches.
@safe final class LooseRecords {
  /// The bytes at which a batch is full.
  private static let fullBytes = 64 << 10

  private let columns: Int
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private var lines: [Int] = []

  init(columns: Int) {
    self.columns = columns
    clear()
  }

  var isEmpty: Bool { lines.isEmpty }
  var isFull: Bool { bytes.count >= Self.fullBytes }

  /// The line of a record, by its row in the batch.
  func line(ofRow row: Int) -> Int { lines[row] }

  /// Adds a record.
  func append(_ record: Record) {
    lines.append(record.line)
    for index in 0..<columns {
      bytes += record.bytes[record.range(at: index)]
      ends.append(UInt32(bytes.count))
      // In the place of the separator.
      bytes.append(0)
    }
  }

  /// Forgets all records.
  func clear() {
    lines.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: repeatElement(0, count: Int(CBS_PADDING)))
    ends.removeAll(keepingCapacity: true)
    ends.append(UInt32(bytes.count - 1))
  }

  /// Lends the records as a batch.
  func withBatch<Result>(_ body: (RecordBatch) throws -> Result) rethrows -> Result {
    bytes.append(contentsOf: repeatElement(0, count: Int(CBS_PADDING)))
    defer { bytes.removeLast(Int(CBS_PADDING)) }
    let (rows, columns) = (lines.count, columns)
    // SAFETY: both buffers are lent for the call, and neither is empty.
    return try unsafe bytes.withUnsafeBufferPointer { bytes in
      try unsafe ends.withUnsafeBufferPointer { ends in
        guard let first = bytes.baseAddress, let entry = ends.baseAddress else {
          preconditionFailure("the margin is always there")
        }
        return try unsafe body(
          RecordBatch(
            rows: rows, columns: columns, bytes: first, ends: entry + 1, mayHaveQuotes: false,
            mayHaveCarriageReturn: false, linesBefore: 0, lineNumbers: lines))
      }
    }
  }
}
