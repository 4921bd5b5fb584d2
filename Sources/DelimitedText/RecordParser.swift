internal import CLibCSV

/// libcsv's parser, filling one record from pieces of lines.
///
/// The parser runs in its strict mode, with no byte counted as a space: fields are verbatim, and
/// what RFC 4180 does not allow is an error instead of a guess.
@safe final class RecordParser {
  /// What libcsv refuses.
  enum Refusal {
    /// A quote inside a field that did not begin with one.
    case strayQuote
    /// Text between a closing quote and the next separator.
    case textAfterQuote
    /// A quote that is still open at the end.
    case unterminatedQuote
    /// No memory for a longer field.
    case outOfMemory
  }

  /// The record being filled.
  var record: Record {
    // SAFETY: initialised in `init`, and no callback is running.
    get { unsafe filled.pointee }
    _modify { yield unsafe &filled.pointee }
  }

  private let delimiter: UInt8
  // SAFETY: allocated and initialised in `init`, freed in `deinit`, never handed out.
  private let parser: UnsafeMutablePointer<csv_parser>
  // SAFETY: likewise. Behind a pointer because a callback reaches it for every field: as a property
  // of the object it would cost a check of exclusive access each time, a quarter of the whole.
  private let filled: UnsafeMutablePointer<Record>

  /// A parser for fields between the given delimiters.
  init(delimiter: UInt8, limits: ReadingLimits) {
    self.delimiter = delimiter
    unsafe filled = .allocate(capacity: 1)
    unsafe filled.initialize(to: Record(limits: limits))
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: csv_parser())
    prepare()
  }

  deinit {
    // SAFETY: no callback is running, since a method that runs one keeps this object alive.
    unsafe csv_free(parser)
    unsafe filled.deinitialize(count: 1)
    unsafe filled.deallocate()
    unsafe parser.deallocate()
  }

  private func prepare() {
    // SAFETY: the structure is this object's own; `csv_init` sets every member of it.
    let failed = unsafe csv_init(parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    precondition(failed == 0, "libcsv refuses a null pointer only")
    unsafe csv_set_delim(parser, delimiter)
    unsafe csv_set_space_func(parser) { _ in 0 }
  }

  /// Forgets a refused record.
  func reset() {
    record.clear()
    // SAFETY: frees the parser's own buffer, and `prepare` sets the members anew.
    unsafe csv_free(parser)
    prepare()
  }

  /// Whether a quoted field has begun and not ended.
  var isInQuotes: Bool {
    // SAFETY: a member of this object's own structure.
    unsafe parser.pointee.quoted != 0
  }

  /// The bytes so far of the field being filled; a closing quote is not among them.
  var fieldCount: Int {
    // SAFETY: members of this object's own structure.
    let count = unsafe Int(parser.pointee.entry_pos)
    return isInQuotes && mayHaveEnded ? count - 1 : count
  }

  /// Whether the last byte was a quote inside a quoted field: state 3 of libcsv, which the header
  /// does not name.
  private var mayHaveEnded: Bool {
    // SAFETY: a member of this object's own structure.
    unsafe parser.pointee.pstate == 3
  }

  /// A copy of the field being filled.
  var field: [UInt8] {
    // SAFETY: libcsv has written `entry_pos` bytes, and `fieldCount` is no more than that.
    guard let bytes = unsafe parser.pointee.entry_buf else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: fieldCount))
  }

  /// Parses a piece; the record is complete where the piece ends a line outside quotes.
  func feed(_ bytes: Span<UInt8>) -> Refusal? {
    // SAFETY: the bytes are lent for the call; the object outlives it, and only the callbacks touch
    // the record meanwhile.
    let count = unsafe bytes.withUnsafeBytes { raw in
      unsafe csv_parse(parser, raw.baseAddress, raw.count, takeField, takeRecordEnd, filled)
    }
    guard count < bytes.count else { return nil }
    // SAFETY: reads a member of this object's own structure.
    if unsafe csv_error(parser) != CSV_EPARSE { return .outOfMemory }
    return isInQuotes ? .textAfterQuote : .strayQuote
  }

  /// Ends the file: completes a record without a line end.
  func finish() -> Refusal? {
    // SAFETY: as in `feed`.
    let failed = unsafe csv_fini(parser, takeField, takeRecordEnd, filled) != 0
    return failed ? .unterminatedQuote : nil
  }
}

/// Appends a field that libcsv has finished.
private func takeField(
  _ bytes: UnsafeMutableRawPointer?, _ count: Int, _ context: UnsafeMutableRawPointer?
) {
  // SAFETY: the context is the record that `feed` and `finish` lend; the bytes are lent for the call.
  guard let record = unsafe context?.assumingMemoryBound(to: Record.self) else { return }
  let start = unsafe UnsafePointer(bytes?.assumingMemoryBound(to: UInt8.self))
  let field = unsafe UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
  unsafe record.pointee.append(field.span)
}

/// Marks the record as complete.
private func takeRecordEnd(_ terminator: Int32, _ context: UnsafeMutableRawPointer?) {
  // SAFETY: the context is the record that `feed` and `finish` lend.
  unsafe context?.assumingMemoryBound(to: Record.self).pointee.isComplete = true
}
