/// The fields of one element, such as a HEADER or an EPISODE, by their place in a list of names.
struct XMLFields {
  /// The most bytes of one field.
  static let longest = 64 << 10

  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>]
  /// A bit for each field that was there, filled or not.
  private var given: UInt64 = 0
  private var open = 0

  /// Room for a number of fields, at most 64.
  init(count: Int) { ranges = Array(repeating: 0..<0, count: count) }

  /// The memory that is held, in bytes, beside a few words for each field.
  var capacity: Int { bytes.capacity }

  /// Forgets all fields.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    for place in ranges.indices { ranges[place] = 0..<0 }
    given = 0
  }

  /// Begins a field; `false` where it was there already.
  mutating func begin(_ place: Int) -> Bool {
    guard given & (1 << UInt64(place)) == 0 else { return false }
    given |= 1 << UInt64(place)
    ranges[place] = bytes.count..<bytes.count
    open = place
    return true
  }

  /// Adds to the field begun last; `false` where that makes it too long.
  mutating func append(_ text: Span<UInt8>) -> Bool {
    let start = ranges[open].lowerBound
    guard bytes.count - start + text.count <= Self.longest else { return false }
    for place in text.indices { bytes.append(text[place]) }
    ranges[open] = start..<bytes.count
    return true
  }

  /// Ends the field begun last, and takes white space from both of its ends.
  mutating func end() {
    var (start, end) = (ranges[open].lowerBound, ranges[open].upperBound)
    while start < end, Self.isWhite(bytes[start]) { start += 1 }
    while end > start, Self.isWhite(bytes[end - 1]) { end -= 1 }
    ranges[open] = start..<end
  }

  /// Whether anything is in a field.
  func isFilled(_ place: Int) -> Bool { !ranges[place].isEmpty }

  /// Lends the bytes of a field, none where it was not there.
  @inline(__always)
  func withField<Result>(_ place: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    body(bytes.span.extracting(ranges[place]))
  }

  /// The white space of XML.
  private static func isWhite(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}

/// A row of a table: fields of an element, and of the HEADER of its child.
struct XMLRow: ReturnRecord {
  /// The child's HEADER.
  let header: XMLFields
  /// The element of the row; the HEADER again for a row that has none of its own.
  let own: XMLFields
  /// Where each column is.
  let sources: [XMLShape.Source]
  let line: Int

  @inline(__always)
  func withField<Result>(_ column: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    switch sources[column] {
    case .header(let place): header.withField(place, body)
    case .own(let place): own.withField(place, body)
    }
  }
}
