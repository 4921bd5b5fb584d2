internal import CByteScan
internal import Glibc

/// A source cut into pieces of lines, so that whoever reads them knows the line of every byte.
///
/// The memory is one chunk and one byte. A line that fits into the chunk comes as one piece, unless
/// the chunk's edge cuts it; a longer one comes in several. The byte after a carriage return is
/// always known before the carriage return is given out, so that a line end is never cut in two.
struct ChunkedLines: ~Copyable {
  /// Part of a line.
  struct Piece {
    /// Where the bytes stand in `buffer`, the line end included.
    let range: Range<Int>
    /// The line end that the piece finishes with; `nil` where the line goes on or the file ends.
    let lineEnd: LineEnd?
    /// Whether the piece holds the line end and nothing else.
    var isLineEndOnly: Bool {
      switch lineEnd {
      case nil: false
      case .crlf: range.count == 2
      case .lf, .cr: range.count == 1
      }
    }
  }

  /// The bytes that pieces point into.
  private(set) var buffer: [UInt8]

  /// The first byte that was not given out, and the end of those that were read.
  private(set) var position = 0
  private(set) var end = 0
  /// How often the bytes of the buffer have moved: places in it hold for one value of this only.
  private(set) var generation = 0
  /// The bytes given out so far.
  private(set) var consumed = 0

  private var source: ByteSource?
  private let chunkSize: Int
  /// The bytes that may be filled; the scan's margin comes after them.
  private let capacity: Int
  private var atEnd = false
  /// The next line feed and carriage return at or after `position`; `end` where there is none.
  private var nextLineFeed = 0
  private var nextCarriageReturn = 0

  /// The longest beginning that `readBeginning` can promise.
  static let beginningBytes = 8

  init(source: consuming ByteSource, chunkSize: Int) {
    self.source = consume source
    self.chunkSize = chunkSize
    capacity = max(chunkSize, Self.beginningBytes) + 1
    buffer = [UInt8](repeating: 0, count: capacity + Int(CBS_PADDING))
  }

  /// Reads until eight bytes are there, or all that the source has, without consuming any.
  mutating func readBeginning() throws(DelimitedFault) -> ArraySlice<UInt8> {
    while end < Self.beginningBytes, !atEnd { try fill() }
    findLineEnds()
    return buffer[..<min(end, Self.beginningBytes)]
  }

  /// Passes over bytes that have been looked at.
  mutating func skip(_ count: Int) {
    position += count
    consumed += count
    if nextLineFeed < position { nextLineFeed = nextIndex(of: Byte.lineFeed) }
    if nextCarriageReturn < position { nextCarriageReturn = nextIndex(of: Byte.carriageReturn) }
  }

  /// The bytes that were read and not given out.
  var unread: [UInt8] { Array(buffer[position..<end]) }

  /// Gives away the source, so that nothing more is read from it here.
  mutating func takeSource() -> ByteSource? { source.take() }

  /// The next piece, or `nil` at the end of the source.
  mutating func next() throws(DelimitedFault) -> Piece? {
    while true {
      if position == end {
        if atEnd { return nil }
        try refill()
        continue
      }
      let found = min(nextLineFeed, nextCarriageReturn)
      guard found < end else { return take(upTo: end, nil) }
      if buffer[found] == Byte.lineFeed { return take(upTo: found + 1, .lf) }
      if found + 1 < end {
        let isPair = buffer[found + 1] == Byte.lineFeed
        return isPair ? take(upTo: found + 2, .crlf) : take(upTo: found + 1, .cr)
      }
      if atEnd { return take(upTo: found + 1, .cr) }
      // The carriage return is the last byte known: what precedes it goes out first.
      if found > position { return take(upTo: found, nil) }
      try refill()
    }
  }

  private mutating func take(upTo stop: Int, _ lineEnd: LineEnd?) -> Piece {
    let range = position..<stop
    skip(range.count)
    return Piece(range: range, lineEnd: lineEnd)
  }

  /// Drops what was given out, keeping at most a carriage return, and reads on.
  private mutating func refill() throws(DelimitedFault) {
    let kept = end - position
    if kept > 0 { buffer[0] = buffer[position] }
    position = 0
    end = kept
    generation += 1
    try fill()
    findLineEnds()
  }

  private mutating func fill() throws(DelimitedFault) {
    let room = end..<min(end + chunkSize, capacity)
    let count = try source?.read(into: &buffer, at: room) ?? 0
    if count == 0 { atEnd = true }
    end += count
  }

  private mutating func findLineEnds() {
    nextLineFeed = nextIndex(of: Byte.lineFeed)
    nextCarriageReturn = nextIndex(of: Byte.carriageReturn)
  }

  private func nextIndex(of byte: UInt8) -> Int {
    // SAFETY: the search is confined to bytes of the array between `position` and `end`.
    unsafe buffer.withUnsafeBytes { all in
      let rest = unsafe UnsafeRawBufferPointer(rebasing: all[position..<end])
      guard let start = rest.baseAddress else { return end }
      guard let found = unsafe memchr(start, Int32(byte), rest.count) else { return end }
      return unsafe position + (UnsafeRawPointer(found) - start)
    }
  }
}
