/// One record: its fields, unquoted, and the line it begins on.
///
/// The reader reuses one record for the whole file, so that a record costs no allocation. It is a
/// plain value none the less: a copy that is kept stays as it was, and then costs one.
/// Every field is valid UTF-8 without NUL bytes, exactly as in the file: spaces are kept.
public struct Record: Sendable {
  /// The physical line of the record's first byte, from 1.
  public internal(set) var line = 0

  /// All fields, with the separators between them where the record was sliced and without them
  /// where libcsv gave it.
  private(set) var bytes: [UInt8] = []

  /// Where each field begins and ends in `bytes`: two entries a field.
  private(set) var bounds: [Int] = []

  /// The first limit that the record went over, which is the reader's to report.
  private(set) var excess: DelimitedFault.Kind?

  /// The field that went over it.
  private(set) var excessIndex = 0

  /// Whether the record's end has been seen.
  var isComplete = false

  private let limits: ReadingLimits

  init(limits: ReadingLimits) { self.limits = limits }

  /// The number of fields.
  public var count: Int { bounds.count / 2 }

  /// Whether a field has no byte, quoted or not.
  public func isEmpty(at index: Int) -> Bool { range(at: index).isEmpty }

  /// A field as text.
  public func string(at index: Int) -> String {
    String(decoding: bytes[range(at: index)], as: UTF8.self)
  }

  /// Whether a field is exactly this text.
  public func equals(_ text: StaticString, at index: Int) -> Bool {
    let range = range(at: index)
    guard range.count == text.utf8CodeUnitCount else { return false }
    // SAFETY: the pointer is the literal's own, and `withUTF8Buffer` bounds it.
    return text.withUTF8Buffer { unsafe $0.elementsEqual(bytes[range]) }
  }

  /// Whether a field is exactly these bytes.
  public func equals(_ other: [UInt8], at index: Int) -> Bool {
    other.elementsEqual(bytes[range(at: index)])
  }

  /// Lends a field's bytes for the time of the call.
  public func withBytes<Result, Failure: Error>(
    at index: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(bytes.span.extracting(range(at: index)))
  }

  func range(at index: Int) -> Range<Int> { bounds[2 * index]..<bounds[2 * index + 1] }

  /// Memory held for fields, in bytes.
  var capacity: Int { bytes.capacity + bounds.capacity * MemoryLayout<Int>.stride }

  // MARK: - Filling, by the reader alone

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    bounds.removeAll(keepingCapacity: true)
    excess = nil
    isComplete = false
  }

  mutating func append(_ field: Span<UInt8>) {
    bounds.append(bytes.count)
    // SAFETY: the buffer is read within the call that lends it.
    unsafe field.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    bounds.append(bytes.count)
    guard
      field.count > limits.fieldBytes || bytes.count > limits.recordBytes
        || count > limits.columns
    else { return }
    noteExcess(fieldBytes: field.count)
  }

  /// Takes a whole record that was found simple, with separators and quotes still in it; the bounds
  /// of its fields follow with `appendBounds`.
  mutating func take(_ whole: Span<UInt8>) {
    // SAFETY: the buffer is read within the call that lends it.
    unsafe whole.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    isComplete = true
  }

  mutating func appendBounds(_ start: Int, _ end: Int) {
    bounds.append(start)
    bounds.append(end)
  }

  @inline(never)
  private mutating func noteExcess(fieldBytes: Int) {
    guard excess == nil else { return }
    excessIndex = count - 1
    excess =
      if fieldBytes > limits.fieldBytes {
        .fieldTooLong(limit: limits.fieldBytes)
      } else if bytes.count > limits.recordBytes {
        .recordTooLong(limit: limits.recordBytes)
      } else {
        .tooManyColumns(limit: limits.columns)
      }
  }

  /// Whether the bytes are all ASCII and none is NUL, so that no field needs a closer look.
  ///
  /// `byte - 1` has its high bit set for zero, `byte` for everything beyond ASCII. Written as one
  /// reduction without an exit, which the compiler turns into vector instructions.
  var isPlain: Bool {
    var seen: UInt8 = 0
    let span = bytes.span
    for index in span.indices { seen |= (span[index] &- 1) | span[index] }
    return seen < 0x80
  }
}
