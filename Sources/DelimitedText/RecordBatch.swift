/// Records that lie in memory together, for whoever reads them a column at a time.
///
/// A batch is lent for the time of one call; nothing of it may be kept. Every record has as many
/// fields as the header and is UTF-8 without NUL bytes. Sixty-four bytes before the first field and
/// after the last may be read, so that a field can be loaded in whole registers.
@safe package struct RecordBatch {
  /// The number of records.
  package let rows: Int
  /// The number of fields a record.
  package let columns: Int

  /// The first byte that places count from.
  // SAFETY: lent by the worker for the time of the call, with the margin before and after.
  package let bytes: UnsafePointer<UInt8>
  /// Where each field ends, record after record; the field before it ends one byte before its start.
  // SAFETY: likewise; the entry before the first can be read too.
  package let ends: UnsafePointer<UInt32>

  /// Whether fields may still stand in quotes, which are no part of them.
  package let mayHaveQuotes: Bool
  /// Whether the last field may still have the carriage return of the line end.
  package let mayHaveCarriageReturn: Bool

  /// The lines before the first record, where the records stand in the file as they are.
  let linesBefore: Int
  /// The line of every record, where they do not.
  var lineNumbers: [Int]?

  /// The line that the first record begins on, from 1.
  package var firstLine: Int { lineNumbers?.first ?? linesBefore + 1 }

  /// The line that the record after one begins on.
  ///
  /// - Parameters:
  ///   - row: A record that is not the last.
  ///   - line: The line that it begins on.
  @inline(__always)
  package func lineAfter(row: Int, on line: Int) -> Int {
    if mayHaveQuotes { return line + lineFeeds(inRow: row) }
    return lineNumbers.map { $0[row + 1] } ?? line + 1
  }

  /// The line feeds of a record, that which ends it included.
  private func lineFeeds(inRow row: Int) -> Int {
    precondition(row < rows, "no such record")
    // SAFETY: the entries before and at the end of one of the batch's records.
    let first = unsafe Int(ends[row * columns - 1] &+ 1)
    let last = unsafe Int(ends[row * columns + columns - 1])
    return (first...last).count { unsafe bytes[$0] == Byte.lineFeed }
  }

  /// A field's bytes, copied.
  package func field(row: Int, column: Int) -> [UInt8] {
    precondition(row < rows, "no such record")
    // SAFETY: the field lies in the batch's bytes.
    let (start, count) = unsafe FieldColumn(self, column).field(UInt32(row))
    return unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }

  /// The line feeds between the first record's beginning and another's.
  func lineFeeds(beforeRow row: Int) -> Int {
    precondition(row < rows, "no such record")
    // SAFETY: the entries before two of the batch's records, hence places in its bytes.
    let (first, place) = unsafe (Int(ends[-1] &+ 1), Int(ends[row * columns - 1] &+ 1))
    return (first..<place).count { unsafe bytes[$0] == Byte.lineFeed }
  }
}

/// One column of a batch.
@safe package struct FieldColumn {
  // SAFETY: those of the batch, which outlives this value.
  @usableFromInline let bytes: UnsafePointer<UInt8>
  @usableFromInline let ends: UnsafePointer<UInt32>
  @usableFromInline let columns: Int
  @usableFromInline let mayHaveQuotes: Bool
  @usableFromInline let mayHaveCarriageReturn: Bool

  /// A column by its place in the header.
  package init(_ batch: RecordBatch, _ column: Int) {
    precondition(column < batch.columns, "no such column")
    unsafe bytes = batch.bytes
    unsafe ends = batch.ends + column
    columns = batch.columns
    mayHaveQuotes = batch.mayHaveQuotes
    mayHaveCarriageReturn = batch.mayHaveCarriageReturn && column == batch.columns - 1
  }

  /// A field's first byte and length, without the quotes round it.
  ///
  /// - Parameter row: One of the batch's records, which is not checked.
  @inlinable @inline(__always)
  package func field(_ row: UInt32) -> (UnsafePointer<UInt8>, Int) {
    // SAFETY: the entry is one of the batch's, and so is the one before it.
    let entry = unsafe ends + Int(row) &* columns
    var start = unsafe Int(entry[-1] &+ 1)
    var end = unsafe Int(entry[0])
    if mayHaveCarriageReturn, end > start, unsafe bytes[end - 1] == 0x0D { end -= 1 }
    if mayHaveQuotes, end > start, unsafe bytes[start] == 0x22 {
      start += 1
      end -= 1
    }
    return unsafe (bytes + start, end - start)
  }
}

/// A value that a consumer refuses, by its place in the batch.
package struct RefusedValue: Sendable {
  /// The record, from 0.
  package let row: Int
  /// The column, from 0.
  package let column: Int
  /// The rule that was broken.
  package let kind: DelimitedFault.Kind

  /// A value's place and the rule it broke.
  package init(row: Int, column: Int, kind: DelimitedFault.Kind) {
    (self.row, self.column, self.kind) = (row, column, kind)
  }
}

/// What takes the records of one thread.
///
/// Records come in no order that can be relied on, so that a result must not depend on it.
package protocol BatchConsumer: AnyObject, SendableMetatype {
  /// Takes all records of a batch, or says which value it refuses: that of the first record, and in
  /// it of the first column, that holds one.
  ///
  /// - Throws: what is no matter of the records, such as a full disk.
  func take(_ batch: RecordBatch) throws -> RefusedValue?
}
